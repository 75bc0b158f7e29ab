using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SalonCrm.Data.Access;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Completeness;

/// <summary>Why cards are counted anew.</summary>
internal enum CountingCause
{
    /// <summary>The portal has started: a database that was filled before there were counts, or by something else.</summary>
    Start,

    /// <summary>Every night, whether anything is wrong or not.</summary>
    Night,

    /// <summary>What counts has changed.</summary>
    Rules,
}

/// <summary>
/// Counts all cards anew at start, every night and after a change of the rules, and tells in the trail what differed;
/// writes the figures of each day into the history once the day has ended. What merges keep for being taken back is
/// forgotten on the same round once it is too late for that.
/// </summary>
internal sealed partial class CardStateNight(IDbContextFactory<SalonDb> contexts, Door door, TimeProvider time, ILogger<CardStateNight> log) : BackgroundService
{
    private const int Batch = 500;
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>How far a count has come that changes figures; null where they are right.</summary>
    public AuditProgress? Progress { get; private set; }

    /// <summary>What counts has changed: every card is looked at again.</summary>
    public void Wake() => _wake.Release();

    /// <summary>Compares all cards with what was counted of them, and puts right what differs.</summary>
    /// <returns>How many cards and counts differed.</returns>
    public async Task<int> Recount(CountingCause cause, CancellationToken cancel)
    {
        var (last, seen, differed) = (0, 0, 0);
        try
        {
            await using (var db = await contexts.CreateDbContextAsync(cancel))
            {
                var total = await db.Clients.CountAsync(cancel);
                if (cause == CountingCause.Rules || await db.CardStates.CountAsync(cancel) < total)
                {
                    Progress = new(0, total);
                }
            }

            while (await Next(last, cancel) is { Card: > 0 } batch)
            {
                differed += batch.Differing.Count == 0 ? 0 : await Mend(batch.Differing, cause, cancel);
                (last, seen) = (batch.Card, seen + batch.Seen);
                Progress = Progress is { Total: var total } ? new(seen, total) : null;
            }

            differed += await MendGone(cause, cancel) + await MendCounts(cause, cancel);
        }
        finally
        {
            Progress = null;
        }

        return differed;
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

    /// <summary>Looks at some cards without holding anybody up; what seems to differ is looked at again inside.</summary>
    private async Task<(int Card, int Seen, List<Guid> Differing)> Next(int last, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var passage = new Passage(db, Actor.Operator, time.GetUtcNow(), cancel);
        var page = await db.Clients.Where(c => c.CardNumber > last).OrderBy(c => c.CardNumber).Take(Batch).Select(c => new { c.Id, c.CardNumber }).ToListAsync(cancel);
        if (page.Count == 0)
        {
            return (0, 0, []);
        }

        var ids = page.ConvertAll(c => c.Id);
        var counting = await passage.Counting();
        var facts = await CardFacts.Of(db, ids, cancel);
        var kept = await db.CardStates.AsNoTracking().Where(s => ids.Contains(s.ClientId)).ToDictionaryAsync(s => s.ClientId, cancel);
        var differing = facts.Where(f => !kept.TryGetValue(f.ClientId, out var state) || !state.IsLike(counting.State(f))).Select(f => f.ClientId).ToList();
        return (page[^1].CardNumber, page.Count, differing);
    }

    private async Task<int> Mend(List<Guid> ids, CountingCause cause, CancellationToken cancel) =>
        (await door.Pass<int>(Actor.Operator, Permission.AuditCompleteness, async passage =>
        {
            var known = await passage.Db.CardStates.CountAsync(s => ids.Contains(s.ClientId), cancel);
            var changed = await CardStates.Keep(passage, ids, await CardFacts.Of(passage.Db, ids, cancel));
            Told(passage, known == 0 ? "counted" : "cards", cause, changed);
            return new Outcome<int>.Done(changed);
        }, cancel)).Expect();

    /// <summary>States of clients whose row is gone.</summary>
    private async Task<int> MendGone(CountingCause cause, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var gone = await db.CardStates.Where(s => !db.Clients.Any(c => c.Id == s.ClientId)).OrderBy(s => s.ClientId).Select(s => s.ClientId).Take(Batch).ToListAsync(cancel);
        return gone.Count == 0 ? 0 : await Mend(gone, cause, cancel) + await MendGone(cause, cancel);
    }

    /// <summary>The counts against the states of the cards.</summary>
    private async Task<int> MendCounts(CountingCause cause, CancellationToken cancel)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if ((await AuditRecount.Differences(db, cancel)).Count == 0)
            {
                return 0;
            }
        }

        return (await door.Pass<int>(Actor.Operator, Permission.AuditCompleteness, async passage =>
        {
            var differences = await AuditRecount.Differences(passage.Db, cancel);
            await CardCounts.Change(passage.Db, differences, cancel);
            Told(passage, "counts", cause, differences.Count);
            return new Outcome<int>.Done(differences.Count);
        }, cancel)).Expect();
    }

    private static void Told(Passage passage, string what, CountingCause cause, int count) =>
        passage.Record(TrailAction.CountsMended, detail: new() { Kind = $"{what}, {cause}", Counts = [count] });

    [LoggerMessage(1, LogLevel.Warning, "The cards were not counted: {Kind}. It is tried again.")]
    private static partial void CountFailed(ILogger log, string kind);
}
