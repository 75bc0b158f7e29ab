using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Duplicates;

/// <summary>
/// The cards that may be one client's, for somebody to say. A manager reaches the pairs of which a card is one of the own
/// salons', the network head all.
/// </summary>
public sealed class ClientDuplicates
{
    /// <summary>How many pairs <see cref="List"/> answers with at once.</summary>
    public const int PageSize = 50;

    private readonly Door _door;
    private readonly DuplicateSweep _sweep;

    internal ClientDuplicates(Door door, DuplicateSweep sweep) => (_door, _sweep) = (door, sweep);

    /// <summary>How far the look through all cards has come; null when it is not under way. Says nothing of anybody.</summary>
    public DuplicateProgress? Progress => _sweep.Progress;

    /// <summary>A page of the open pairs, the likeliest first.</summary>
    public Task<Outcome<DuplicatePage>> List(Actor actor, int skip = 0, CancellationToken cancel = default) =>
        _door.Pass<DuplicatePage>(actor, Permission.MergeCards, async passage =>
        {
            var open = (await Reached(passage)).Where(p => p.State == PairState.Open);
            var page = await Views(passage, open, Math.Max(skip, 0));
            passage.Record(TrailAction.DuplicatesRead, detail: new() { Kind = "list", Hits = page.Count });
            return new Outcome<DuplicatePage>.Done(new(page, await open.CountAsync(cancel), _sweep.Progress));
        }, cancel);

    /// <summary>The open pairs of one card, the likeliest first; at most a page of them.</summary>
    public Task<Outcome<IReadOnlyList<DuplicateView>>> Of(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<DuplicateView>>(actor, Permission.MergeCards, async passage =>
        {
            var open = (await Reached(passage)).Where(p => p.State == PairState.Open && (p.FirstId == client || p.SecondId == client));
            var pairs = await Views(passage, open, 0);
            passage.Record(TrailAction.DuplicatesRead, client, new() { Kind = "card", Hits = pairs.Count });
            return new Outcome<IReadOnlyList<DuplicateView>>.Done(pairs);
        }, cancel);

    /// <summary>They are two people, and nobody is asked again. Done without a save where that has been said.</summary>
    public Task<Outcome<Nothing>> NotTheSame(Actor actor, Guid pair, CancellationToken cancel = default) =>
        Decide(actor, pair, PairState.NotTheSame, cancel);

    /// <summary>Takes back that they are two people. Done without a save where nobody has said so.</summary>
    public Task<Outcome<Nothing>> AskAgain(Actor actor, Guid pair, CancellationToken cancel = default) =>
        Decide(actor, pair, PairState.Open, cancel);

    private Task<Outcome<Nothing>> Decide(Actor actor, Guid id, PairState state, CancellationToken cancel) =>
        _door.Pass<Nothing>(actor, Permission.MergeCards, async passage =>
        {
            if (await (await Reached(passage)).AsTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } pair)
            {
                return new Outcome<Nothing>.NotFound();
            }

            if (pair.State == state)
            {
                passage.Record(TrailAction.DuplicatesRead, pair.FirstId, new() { Kind = "decided" });
                return new Outcome<Nothing>.Done(default);
            }

            pair.State = state;
            (pair.DecidedAt, pair.DecidedBy) = state == PairState.Open ? ((DateTimeOffset?)null, (Guid?)null) : (passage.Now, actor.AccountId);
            passage.Record(TrailAction.DuplicateDecided, pair.FirstId, new() { Kind = state.ToString() });
            passage.Record(TrailAction.DuplicateDecided, pair.SecondId, new() { Kind = state.ToString() });
            if (state == PairState.Open)
            {
                // The cards may have changed since: what no longer holds is not asked.
                await passage.Db.SaveChangesAsync(cancel);
                await DuplicateKeeper.Settle(passage, new HashSet<Guid> { pair.FirstId, pair.SecondId });
            }

            return new Outcome<Nothing>.Done(default);
        }, cancel);

    private static async Task<IQueryable<DuplicatePair>> Reached(Passage passage)
    {
        var db = passage.Db;
        var (_, isWhole, salons) = await QueueReach.Of(passage);
        return isWhole ? db.DuplicatePairs.AsNoTracking() : db.DuplicatePairs.AsNoTracking()
            .Where(p => db.Clients.Any(c => (c.Id == p.FirstId || c.Id == p.SecondId) && salons.Contains(c.SalonId)));
    }

    private static async Task<List<DuplicateView>> Views(Passage passage, IQueryable<DuplicatePair> open, int skip)
    {
        var pairs = await open.OrderByDescending(p => p.Score).ThenBy(p => p.Id).Skip(skip).Take(PageSize).ToListAsync(passage.Cancel);
        var hits = (await passage.Hits([.. pairs.SelectMany(p => new[] { p.FirstId, p.SecondId }).Distinct()])).ToDictionary(h => h.Id);

        // A card that is gone takes its pairs with it; one that goes at this moment is not shown any more.
        return [.. pairs.Where(p => hits.ContainsKey(p.FirstId) && hits.ContainsKey(p.SecondId)).Select(p =>
        {
            var cards = new[] { hits[p.FirstId], hits[p.SecondId] }.OrderBy(h => h.CardNumber).ToArray();
            return new DuplicateView(p.Id, cards[0], cards[1], DuplicateView.Of(p.Score), p.Reasons);
        })];
    }
}
