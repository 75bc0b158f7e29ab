using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Calls;

/// <summary>
/// Ends calls of which the exchange never told the end, at start and every minute: what rang is a missed call then, and
/// somebody calls back.
/// </summary>
internal sealed partial class CallSweep(IDbContextFactory<SalonDb> contexts, Door door, CallBoard board, TimeProvider time, ILogger<CallSweep> log) : BackgroundService
{
    private const int Batch = 100;

    /// <summary>Nobody lets it ring longer.</summary>
    private static readonly TimeSpan Rings = TimeSpan.FromMinutes(5);

    /// <summary>Nobody talks longer, and calls that were opened by hand have no exchange that tells of their end.</summary>
    private static readonly TimeSpan Talks = TimeSpan.FromHours(4);

    /// <summary>Ends what is over.</summary>
    /// <returns>How many calls were ended.</returns>
    public async Task<int> Sweep(CancellationToken cancel)
    {
        var ended = 0;
        while (await Next(cancel) is { Count: > 0 } batch)
        {
            var calls = (await door.Pass<List<Call>>(Actor.Operator, Permission.AnnounceCalls, async passage =>
            {
                var open = await passage.Db.Calls.AsTracking().Where(c => batch.Contains(c.Id) && c.State != CallState.Ended).ToListAsync(cancel);
                foreach (var call in open)
                {
                    // How long somebody talked is not known: such a call has no end, and was not missed.
                    (call.State, call.EndedAt) = (CallState.Ended, call.State == CallState.Ringing ? call.EndedAt ?? passage.Now : call.EndedAt);
                    await CallBacks.Settle(passage, call);
                }

                passage.Record(TrailAction.CallHeard, detail: new() { Kind = "sweep", Counts = [open.Count] });
                return new Outcome<List<Call>>.Done(open);
            }, cancel)).Expect();
            foreach (var call in calls)
            {
                board.Tell(call.SalonId, call.TakenBy, call.HandedTo);
            }

            ended += calls.Count;
        }

        return ended;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the portal.
        await Task.Yield();
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            do
            {
                await TrySweep(stoppingToken);
            }
            while (await minute.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends; what rings still is ended at the next start.
        }
    }

    private async Task TrySweep(CancellationToken cancel)
    {
        try
        {
            await Sweep(cancel);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // The database is busy or full: in a minute it is tried again.
            SweepFailed(log, e.GetType().Name);
        }
    }

    /// <summary>Looked for outside of the door: a minute in which nothing is over leaves no word in the trail.</summary>
    private async Task<List<Guid>> Next(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var (rang, talked) = (now - Rings, now - Talks);
        return await db.Calls.Where(c => (c.State == CallState.Ringing && c.StartedAt < rang) || (c.State == CallState.Answered && c.StartedAt < talked))
            .OrderBy(c => c.StartedAt).Take(Batch).Select(c => c.Id).ToListAsync(cancel);
    }

    [LoggerMessage(1, LogLevel.Warning, "The calls were not swept: {Kind}. It is tried again in a minute.")]
    private static partial void SweepFailed(ILogger log, string kind);
}
