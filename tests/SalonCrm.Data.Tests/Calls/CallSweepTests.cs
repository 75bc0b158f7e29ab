using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Calls;

public sealed class CallSweepTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_round_that_fails_is_told_without_a_number_and_the_next_one_does_the_work()
    {
        var phone = shared.Phone();
        var call = await Network.Call(phone);
        await call.Rings(SomeCall.Now.AddMinutes(-6));
        var (minutes, log) = (new Minutes(), new Warnings());
        var told = new TaskCompletionSource();
        using var screen = Network.Board().Follow(Network.Staff.AccountId!.Value, [Network.Salon], () => told.TrySetResult());
        using var sweep = new CallSweep(
            new BusyOnce(Network.Services.GetRequiredService<IDbContextFactory<SalonDb>>()), Network.Services.GetRequiredService<Door>(), Network.Board(), minutes, log);

        await sweep.StartAsync(CancellationToken.None);
        var warning = await log.First.Task;
        Assert.Equal(CallState.Ringing, (await call.Row()).State);
        minutes.Pass();
        await told.Task;
        await sweep.StopAsync(CancellationToken.None);

        Assert.True((await call.Row()).IsMissed);
        Assert.Equal("The calls were not swept: SqliteException. It is tried again in a minute.", warning);
    }

    /// <summary>The database is busy the first time that it is asked.</summary>
    private sealed class BusyOnce(IDbContextFactory<SalonDb> contexts) : IDbContextFactory<SalonDb>
    {
        private bool _wasBusy;

        public SalonDb CreateDbContext()
        {
            if (!_wasBusy)
            {
                _wasBusy = true;
                throw new SqliteException("database is locked", 5);
            }

            return contexts.CreateDbContext();
        }
    }

    /// <summary>Minutes that pass when they are told to.</summary>
    private sealed class Minutes : TimeProvider
    {
        private Action? _tick;

        public void Pass() => _tick!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _tick = () => callback(state);
            return new Still();
        }

        private sealed class Still : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    private sealed class Warnings : ILogger<CallSweep>
    {
        public TaskCompletionSource<string> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            First.TrySetResult(formatter(state, exception));
    }
}
