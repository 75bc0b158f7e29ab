using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>Everything that the portal lets through to a log, down to the finest level, with exceptions as they stand.</summary>
internal sealed class Heard : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public static Heard In(IServiceProvider services)
    {
        // What the portal silences stays silent; of all else nothing is too fine to be heard.
        services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>().CurrentValue.MinLevel = LogLevel.Trace;
        var heard = new Heard();
        services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        return heard;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception?.GetType()} {exception?.StackTrace}");

    public void Dispose()
    {
    }
}
