using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SalonCrm.Data.Access;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Completeness;

/// <summary>
/// Counts all cards anew at start, every night and after a change of the rules, and tells in the trail what differed;
/// writes the figures of each day into the history once the day has ended. What merges keep for being taken back is
/// forgotten on the same round once it is too late for that.
/// </summary>
internal sealed partial class CardStateNight(IDbContextFactory<SalonDb> contexts, Door door, TimeProvider time, ILogger<CardStateNight> log) : BackgroundService
{
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>How far a count has come that changes figures; null where they are right.</summary>
    public AuditProgress? Progress { get; private set; }

    /// <summary>What counts has changed: every card is looked at again.</summary>
    public void Wake() => _wake.Release();

    /// <summary>Compares all cards with what was counted of them, and puts right what differs.</summary>
    /// <returns>How many cards and counts differed.</returns>
    public async Task<int> Recount(CountingCause cause, CancellationToken cancel)
    {
        try
        {
            return await new CardRecount(contexts, door, cause).Run(progress => Progress = progress, cancel);
        }
        finally
        {
            Progress = null;
        }
    }

    /// <summary>Writes the days that have ended into the history.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WriteHistory(CancellationToken cancel) =>
        (await door.Pass<int>(Actor.Operator, Permission.AuditCompleteness, async passage =>
        {
            var days = await AuditHistory.Write(passage);
            await passage.Db.CardCounts.Where(c => c.Count == 0).ExecuteDeleteAsync(cancel);
            passage.Record(TrailAction.DayCounted, detail: new() { Counts = [days] });
            return new Outcome<int>.Done(days);
        }, cancel)).Expect();

    /// <inheritdoc />
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the portal.
        await Task.Yield();
        try
        {
            await Try(() => Recount(CountingCause.Start, stoppingToken));
            await Try(() => WriteHistory(stoppingToken));
            await Try(() => MergeKeeping.Forget(door, stoppingToken));
            while (true)
            {
                if (await _wake.WaitAsync(UntilTomorrow(), stoppingToken))
                {
                    await Try(() => Recount(CountingCause.Rules, stoppingToken));
                }
                else
                {
                    // The day first: it ends with what was counted on it.
                    await Try(() => WriteHistory(stoppingToken));
                    await Try(() => Recount(CountingCause.Night, stoppingToken));
                    await Try(() => MergeKeeping.Forget(door, stoppingToken));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends; what is not counted yet is counted at the next start.
        }
    }

    private async Task Try(Func<Task<int>> count)
    {
        try
        {
            await count();
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            // The database is busy or full: tomorrow, or with the next start, it is tried again.
            CountFailed(log, e.GetType().Name);
        }
    }

    private TimeSpan UntilTomorrow()
    {
        var now = time.GetUtcNow();
        return new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero) - now;
    }

    [LoggerMessage(1, LogLevel.Warning, "The cards were not counted: {Kind}. It is tried again.")]
    private static partial void CountFailed(ILogger log, string kind);
}
