using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Duplicates;

/// <summary>What is kept of merges, and for how long.</summary>
internal static class MergeKeeping
{
    /// <summary>
    /// Forgets what the cards were before merges that can't be taken back any more; that they were merged stays. For a
    /// nightly round.
    /// </summary>
    /// <returns>How many.</returns>
    public static async Task<int> Forget(Door door, CancellationToken cancel = default) =>
        (await door.Pass<int>(Actor.Operator, Permission.MergeCards, async passage =>
        {
            var last = passage.Now.AddDays(-Merge.UndoDays);
            var old = await passage.Db.Merges.AsTracking()
                .Where(m => m.MergedAt <= last && EF.Property<byte[]?>(m, nameof(Merge.Before) + SealedModel.Suffix) != null).ToListAsync(passage.Cancel);
            foreach (var merge in old)
            {
                passage.Db.Entry(merge).Property<byte[]?>(nameof(Merge.Before) + SealedModel.Suffix).CurrentValue = null;
                merge.Before = null;
            }

            passage.Record(TrailAction.DuplicatesRead, detail: new() { Kind = "forgotten", Counts = [old.Count] });
            return new Outcome<int>.Done(old.Count);
        }, cancel)).Expect();

    /// <summary>What the merges of a client keep of the cards that went into it: for a copy or an erasure of all that is kept.</summary>
    public static async Task<IReadOnlyList<(Merge Merge, MergeSnapshot? Before)>> Kept(SalonDb db, Guid client, CancellationToken cancel) =>
        [.. (await db.Merges.AsNoTracking().Where(m => m.SurvivorId == client).ToListAsync(cancel)).Select(m => (m, MergeSnapshot.Of(m)))];
}
