using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Duplicates;

/// <summary>
/// Finds the cards that a new or changed one may double, in the transaction of the change itself. Compares with those that
/// share a mark, never with all; what somebody has said to be two people is never asked again.
/// </summary>
internal static class DuplicateKeeper
{
    /// <summary>A mark that more clients bear says nothing: the salon's own number typed for everybody, 1 January 1970.</summary>
    public const int MostBearers = 50;

    private static readonly HashSet<Field> Compared = [Field.LastName, Field.FirstName, Field.Patronymic, Field.Phones, Field.Email, Field.BirthDate];

    /// <summary>The clients of an operation that are to be compared anew.</summary>
    public static HashSet<Guid> Touched(Passage passage) =>
    [
        .. passage.Drafts.Where(d => d.Action switch
        {
            TrailAction.CardCreated or TrailAction.CardsMerged or TrailAction.CardsUnmerged => true,
            TrailAction.CardChanged => d.Detail?.Fields?.Any(f => Compared.Contains(f.Field)) == true,
            _ => false,
        }).Select(d => d.ObjectId).OfType<Guid>(),
    ];

    /// <summary>Brings marks and pairs of some clients up to date. Saves the marks; the caller saves the pairs.</summary>
    /// <param name="passage">The operation, its changes saved.</param>
    /// <param name="clients">Who was made, changed, or is gone.</param>
    public static async Task Settle(Passage passage, IReadOnlySet<Guid> clients)
    {
        if (clients.Count == 0)
        {
            return;
        }

        var (db, cancel) = (passage.Db, passage.Cancel);
        var here = await db.Likened(clients, cancel);
        await Mark(passage, clients, here);
        var found = await Found(db, here, cancel);
        var gone = clients.Except(here.Select(c => c.Id)).ToHashSet();
        foreach (var some in clients.Chunk(500))
        {
            foreach (var kept in await db.DuplicatePairs.AsTracking().Where(p => some.Contains(p.FirstId) || some.Contains(p.SecondId)).ToListAsync(cancel))
            {
                Keep(db, kept, found, isGone: gone.Contains(kept.FirstId) || gone.Contains(kept.SecondId));
            }
        }

        db.DuplicatePairs.AddRange(found.Select(f => new DuplicatePair
        {
            FirstId = f.Key.First, SecondId = f.Key.Second, Score = f.Value.Points, Reasons = f.Value.Reasons, FoundAt = passage.Now,
        }));
    }

    /// <summary>A pair in the order in which it is kept.</summary>
    public static (Guid First, Guid Second) Pair(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);

    /// <summary>Gives clients the marks that they have now.</summary>
    public static Task Mark(Passage passage, IReadOnlyCollection<Guid> clients, IReadOnlyList<Likened> here) => Mark(passage.Db, clients, here, passage.Cancel);

    /// <summary>The same outside an operation.</summary>
    /// <returns>How many marks are new.</returns>
    public static async Task<int> Mark(SalonDb db, IReadOnlyCollection<Guid> clients, IReadOnlyList<Likened> here, CancellationToken cancel)
    {
        var needed = here.SelectMany(c => c.Keys.Select(k => (c.Id, Key: k))).DistinctBy(k => (k.Id, MatchReading.Told(k.Key))).ToDictionary(k => (k.Id, MatchReading.Told(k.Key)), k => k.Key);
        foreach (var some in clients.Chunk(500))
        {
            foreach (var kept in await db.MatchKeys.AsTracking().Where(k => some.Contains(k.ClientId)).ToListAsync(cancel))
            {
                if (!needed.Remove((kept.ClientId, MatchReading.Told(kept.Key))))
                {
                    db.MatchKeys.Remove(kept);
                }
            }
        }

        db.MatchKeys.AddRange(needed.Select(k => new MatchKey { Key = k.Value, ClientId = k.Key.Id }));
        await db.SaveChangesAsync(cancel);
        return needed.Count;
    }

    /// <summary>The pairs of the given clients with whoever shares a mark that says something.</summary>
    internal static async Task<Dictionary<(Guid First, Guid Second), DuplicateScore>> Found(SalonDb db, IReadOnlyList<Likened> here, CancellationToken cancel)
    {
        var bearers = await Bearers.Of(db, here, cancel);
        var known = here.ToDictionary(c => c.Id);
        foreach (var other in await db.Likened(bearers.Everybody.Where(id => !known.ContainsKey(id)).ToList(), cancel))
        {
            known[other.Id] = other;
        }

        var found = new Dictionary<(Guid, Guid), DuplicateScore>();
        foreach (var one in here)
        {
            var telling = one.Without(bearers.Crowded);
            foreach (var other in bearers.Sharing(one))
            {
                if (other != one.Id && known.TryGetValue(other, out var candidate)
                    && DuplicateScore.Of(telling, candidate.Likeness) is { IsCandidate: true } score)
                {
                    found[Pair(one.Id, other)] = score;
                }
            }
        }

        return found;
    }

    private static void Keep(SalonDb db, DuplicatePair kept, Dictionary<(Guid, Guid), DuplicateScore> found, bool isGone)
    {
        var holds = found.Remove((kept.FirstId, kept.SecondId), out var score);
        if (isGone || (kept.State == PairState.Open && !holds))
        {
            db.DuplicatePairs.Remove(kept);
        }
        else if (holds)
        {
            (kept.Score, kept.Reasons) = (score.Points, score.Reasons);
        }
    }
}
