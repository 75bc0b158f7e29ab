using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Duplicates;

/// <summary>
/// Goes over all cards once at start, for what no save has told of: a network that was filled before duplicates were looked
/// for, rules that have changed since. Reads one mark after the other in their order, so that the work grows with the cards
/// and not with their square; what it finds is settled by <see cref="DuplicateKeeper"/>, a few cards at a time.
/// </summary>
internal sealed partial class DuplicateSweep(IDbContextFactory<SalonDb> contexts, Door door, ILogger<DuplicateSweep> log) : BackgroundService
{
    /// <summary>Cards given their marks in one transaction.</summary>
    private const int Marked = 500;

    /// <summary>Cards settled in one transaction: whoever stands at the door meanwhile waits for that long.</summary>
    private const int Settled = 50;

    /// <summary>Cards that are opened and compared together, outside of any transaction.</summary>
    private const int Compared = 2000;

    private HashSet<string> _crowded = [];

    /// <summary>Null when it is not under way.</summary>
    public DuplicateProgress? Progress { get; private set; }

    /// <summary>Goes over all cards.</summary>
    /// <returns>How many cards had pairs that were not as they are now.</returns>
    public async Task<int> Sweep(CancellationToken cancel)
    {
        try
        {
            await Mark(cancel);
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var numbers = db.Phones.GroupBy(p => p.NumberIndex).Where(g => g.Count() > DuplicateKeeper.MostBearers).Select(g => g.Key);
            var keys = db.MatchKeys.GroupBy(k => k.Key).Where(g => g.Count() > DuplicateKeeper.MostBearers).Select(g => g.Key);
            _crowded = [.. (await numbers.ToListAsync(cancel)).Concat(await keys.ToListAsync(cancel)).Select(MatchReading.Told)];
            Progress = new(0, await db.Phones.CountAsync(cancel) + await db.MatchKeys.CountAsync(cancel));
            var settled = await Compare(db.Phones.OrderBy(p => p.NumberIndex).Select(p => new Borne(p.NumberIndex, p.ClientId)), cancel);
            settled += await Compare(db.MatchKeys.OrderBy(k => k.Key).Select(k => new Borne(k.Key, k.ClientId)), cancel);
            return settled + await Review(db, cancel);
        }
        finally
        {
            Progress = null;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the portal.
        await Task.Yield();
        try
        {
            await Sweep(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends; the next start goes over all again.
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            // The database is busy or full: what no save tells of is found with the next start.
            SweepFailed(log, e.GetType().Name);
        }
    }

    /// <summary>Gives marks to those who have something to be marked by and no mark.</summary>
    private async Task Mark(CancellationToken cancel)
    {
        var last = 0;
        while (await Unmarked(last, cancel) is { Count: > 0 } batch)
        {
            var ids = batch.Select(c => c.Id).ToHashSet();
            await Pass(async passage => await DuplicateKeeper.Mark(passage, ids, await passage.Db.Likened(ids, cancel)), ids.Count, cancel);
            last = batch[^1].Card;
        }
    }

    private async Task<List<(Guid Id, int Card)>> Unmarked(int last, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await db.Clients.Where(c => c.CardNumber > last
                && (EF.Property<byte[]?>(c, nameof(Client.Email) + SealedModel.Suffix) != null || EF.Property<byte[]?>(c, nameof(Client.BirthDate) + SealedModel.Suffix) != null)
                && !db.MatchKeys.Any(k => k.ClientId == c.Id))
            .OrderBy(c => c.CardNumber).Take(Marked).Select(c => new { c.Id, c.CardNumber }).ToListAsync(cancel);
        return [.. found.Select(c => (c.Id, c.CardNumber))];
    }

    private async Task<int> Compare(IQueryable<Borne> marks, CancellationToken cancel)
    {
        var (settled, done, groups, cards) = (0, 0, new List<List<Guid>>(), 0);
        await foreach (var group in MarkGroups.Of(marks, cancel))
        {
            done += group.Count;
            if (group.Count is > 1 and <= DuplicateKeeper.MostBearers)
            {
                groups.Add(group);
                cards += group.Count;
            }

            if (cards >= Compared || done >= Compared)
            {
                settled += await Compare(groups, cancel);
                Progress = Progress! with { Done = Progress.Done + done };
                (done, cards) = (0, 0);
                groups.Clear();
            }
        }

        return settled + await Compare(groups, cancel);
    }

    /// <summary>Compares those who share a mark, and settles whoever's pairs are not as they are kept.</summary>
    private async Task<int> Compare(List<List<Guid>> groups, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var clients = (await db.Likened(groups.SelectMany(g => g).Distinct().ToList(), cancel)).ToDictionary(c => c.Id, c => c.Without(_crowded));
        var found = MarkGroups.Candidates(groups, clients);
        foreach (var some in found.Keys.Select(p => p.First).Distinct().Chunk(Marked))
        {
            foreach (var kept in await db.DuplicatePairs.AsNoTracking().Where(p => some.Contains(p.FirstId)).ToListAsync(cancel))
            {
                if (found.TryGetValue((kept.FirstId, kept.SecondId), out var score) && (score.Points, score.Reasons) == (kept.Score, kept.Reasons))
                {
                    found.Remove((kept.FirstId, kept.SecondId));
                }
            }
        }

        return await Settle(found.Keys.Select(p => p.First), cancel);
    }

    /// <summary>Looks again at the pairs that are kept: the rules may have changed, or a client be gone.</summary>
    private async Task<int> Review(SalonDb db, CancellationToken cancel)
    {
        var settled = 0;
        var pairs = await db.DuplicatePairs.AsNoTracking().Select(p => new { p.FirstId, p.SecondId, p.State }).ToListAsync(cancel);
        foreach (var some in pairs.Chunk(Marked))
        {
            var clients = (await db.Likened(some.SelectMany(p => new[] { p.FirstId, p.SecondId }).Distinct().ToList(), cancel)).ToDictionary(c => c.Id, c => c.Without(_crowded));
            var stale = some.Where(p => !clients.TryGetValue(p.FirstId, out var one) || !clients.TryGetValue(p.SecondId, out var other)
                || (p.State == PairState.Open && !DuplicateScore.Of(one, other).IsCandidate));
            settled += await Settle(stale.SelectMany(p => new[] { p.FirstId, p.SecondId }), cancel);
        }

        return settled;
    }

    private async Task<int> Settle(IEnumerable<Guid> clients, CancellationToken cancel)
    {
        var settled = 0;
        foreach (var some in clients.Distinct().Chunk(Settled))
        {
            await Pass(passage => DuplicateKeeper.Settle(passage, some.ToHashSet()), some.Length, cancel);
            settled += some.Length;
        }

        return settled;
    }

    private async Task Pass(Func<Passage, Task> work, int count, CancellationToken cancel) =>
        (await door.Pass<Nothing>(Actor.Operator, Permission.MergeCards, async passage =>
        {
            await work(passage);
            passage.Record(TrailAction.DuplicatesRead, detail: new() { Kind = "sweep", Counts = [count] });
            return new Outcome<Nothing>.Done(default);
        }, cancel)).Expect();

    [LoggerMessage(1, LogLevel.Warning, "The cards were not looked through for duplicates: {Kind}. It is tried again at the next start.")]
    private static partial void SweepFailed(ILogger log, string kind);
}
