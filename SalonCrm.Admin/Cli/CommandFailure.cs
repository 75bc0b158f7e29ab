using System.Globalization;

namespace SalonCrm.Admin.Cli;

/// <summary>Ends a command with one line for the person who typed it.</summary>
internal sealed class CommandFailure(string line) : Exception(line)
{
    public static CommandFailure Of(string text, params object[] parts) => new(string.Format(CultureInfo.CurrentCulture, text, parts));
}
