using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace SalonCrm.Admin.Hosting;

/// <summary>
/// The log: event names and ids. Commands of the database are not in it, and of an exception only its kind and where it
/// was thrown, since its text may quote what somebody typed.
/// </summary>
internal static class QuietConsole
{
    public static void AddQuietConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(options =>
        {
            options.FormatterName = QuietFormatter.FormatterName;
            options.LogToStandardErrorThreshold = LogLevel.Trace;
        }).AddConsoleFormatter<QuietFormatter, ConsoleFormatterOptions>();
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);

        // It warns of names that the sealing of fields takes from it on purpose.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Model", LogLevel.Error);

        // It warns of keys at rest that the data project wraps itself.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }
}

/// <summary>One line an event; an exception adds its kind and the places it came through.</summary>
internal sealed class QuietFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "quiet";

    private const int HostDidNotStart = 11;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (logEntry.EventId.Id == HostDidNotStart && logEntry.Category.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal))
        {
            // The command line says it in one line.
            return;
        }

        textWriter.WriteLine(
            $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {logEntry.LogLevel} {logEntry.Category}: {OneLine(logEntry.Formatter(logEntry.State, null))}");
        for (var exception = logEntry.Exception; exception is not null; exception = exception.InnerException)
        {
            textWriter.WriteLine($"  {exception.GetType().FullName}");
            textWriter.WriteLine(exception.StackTrace);
        }
    }

    /// <summary>A line break in what somebody sent must not begin a line that looks like the portal's own, nor an escape move the reader's cursor.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => IsPlain(c) ? c : ' '));

    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
