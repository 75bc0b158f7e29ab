using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Duplicates;

/// <summary>What became of the pairs of a card that went: rows that were taken away and such as were made.</summary>
internal sealed record MergedPairs(IReadOnlyList<RowKept> Removed, IReadOnlyList<RowKept> Added)
{
    /// <summary>That somebody is not the same person is passed on to the survivor; what is open is found anew.</summary>
    public static async Task<MergedPairs> Move(Passage passage, Guid survivor, Guid merged)
    {
        var db = passage.Db;
        var pairs = await Of(passage, merged);
        var known = (await Of(passage, survivor)).ToDictionary(p => Other(p, survivor));
        var (removed, added) = (new List<RowKept>(), new List<RowKept>());
        foreach (var pair in pairs)
        {
            removed.Add(RowKeeping.Keep(db.Entry(pair)));
            db.Remove(pair);
            var other = Other(pair, merged);
            if (pair.State != PairState.NotTheSame || other == survivor || known.GetValueOrDefault(other)?.State == PairState.NotTheSame)
            {
                continue;
            }

            if (known.TryGetValue(other, out var open))
            {
                removed.Add(RowKeeping.Keep(db.Entry(open)));
                db.Remove(open);
            }

            var passed = Passed(pair, survivor, other);
            db.Add(passed);
            added.Add(RowKeeping.Keep(db.Entry(passed)));
        }

        return new(removed, added);
    }

    /// <summary>Puts the pairs of a card that comes back where they were, unless somebody has decided on one since.</summary>
    public static async Task PutBack(Passage passage, MergeSnapshot snapshot)
    {
        var db = passage.Db;
        var table = db.Model.FindEntityType(typeof(DuplicatePair))!.GetTableName();
        var added = snapshot.Added.Where(r => r.Table == table).Select(r => r.Id).ToList();
        db.RemoveRange(await db.DuplicatePairs.AsTracking().Where(p => added.Contains(p.Id)).ToListAsync(passage.Cancel));
        foreach (var pair in snapshot.Removed.Where(r => r.Table == table).Select(r => (DuplicatePair)RowKeeping.Make(db, r)))
        {
            var known = await db.DuplicatePairs.AsTracking().FirstOrDefaultAsync(p => p.FirstId == pair.FirstId && p.SecondId == pair.SecondId, passage.Cancel);
            if (known is null || db.Entry(known).State == EntityState.Deleted)
            {
                if (await AreThere(passage, pair))
                {
                    db.Add(pair);
                }
            }
        }
    }

    private static async Task<bool> AreThere(Passage passage, DuplicatePair pair)
    {
        foreach (var id in new[] { pair.FirstId, pair.SecondId })
        {
            if (passage.Db.Clients.Local.All(c => c.Id != id) && !await passage.Db.Clients.AnyAsync(c => c.Id == id, passage.Cancel))
            {
                return false;
            }
        }

        return true;
    }

    private static DuplicatePair Passed(DuplicatePair pair, Guid survivor, Guid other) => new()
    {
        FirstId = survivor < other ? survivor : other,
        SecondId = survivor < other ? other : survivor,
        Score = pair.Score,
        Reasons = pair.Reasons,
        State = pair.State,
        FoundAt = pair.FoundAt,
        DecidedAt = pair.DecidedAt,
        DecidedBy = pair.DecidedBy,
    };

    private static Task<List<DuplicatePair>> Of(Passage passage, Guid client) =>
        passage.Db.DuplicatePairs.AsTracking().Where(p => p.FirstId == client || p.SecondId == client).ToListAsync(passage.Cancel);

    private static Guid Other(DuplicatePair pair, Guid client) => pair.FirstId == client ? pair.SecondId : pair.FirstId;
}
