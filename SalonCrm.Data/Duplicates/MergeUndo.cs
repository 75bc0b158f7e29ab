using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Duplicates;

/// <summary>Whether a merge can be taken back, and the way there: the preview is the same without a save.</summary>
internal static class MergeUndo
{
    /// <summary>Does it, or with <paramref name="isPreview"/> only tells what it would leave to a person.</summary>
    public static async Task<Outcome<MergeUndoing>> Do(Passage passage, Guid merge, bool isPreview)
    {
        if (await passage.Db.Merges.AsTracking().FirstOrDefaultAsync(m => m.Id == merge, passage.Cancel) is not { } found)
        {
            return new Outcome<MergeUndoing>.NotFound();
        }

        if (found.UndoneAt is not null)
        {
            passage.RecordRead(found.SurvivorId, Field.Merge);
            return new Outcome<MergeUndoing>.Done(new() { Merge = merge, SurvivorId = found.SurvivorId, MergedId = found.MergedId, CardNumber = found.MergedNumber });
        }

        if (await Refused(passage, found) is { } refused)
        {
            return new Outcome<MergeUndoing>.Invalid(Field.Merge, refused);
        }

        var survivor = (await passage.LoadCard(found.SurvivorId, tracked: true))!;
        var undoing = new CardUnmerging(passage, found, MergeSnapshot.Of(found)!, survivor);
        if (await undoing.IsDamaged())
        {
            return new Outcome<MergeUndoing>.Invalid(Field.Merge, Problem.Altered);
        }

        var before = CardFields.Snapshot(survivor);
        var told = await undoing.Apart();
        if (isPreview)
        {
            passage.Db.ChangeTracker.Clear();
            passage.RecordRead(survivor.Id, Field.Merge);
            return new Outcome<MergeUndoing>.Done(told);
        }

        await undoing.Save(CardFields.Changes(before, survivor));
        return new Outcome<MergeUndoing>.Done(told);
    }

    private static async Task<Problem?> Refused(Passage passage, Merge merge)
    {
        if (!Merged.IsInTime(merge.MergedAt, passage.Now) || merge.Before is null)
        {
            return merge.Damage is null ? Problem.TooLate : Problem.Altered;
        }

        var standing = await Merged.Standing(passage.Db).Where(m => m.SurvivorId == merge.SurvivorId).Select(m => new { m.Id, m.MergedAt }).ToListAsync(passage.Cancel);
        return standing.Exists(m => (m.MergedAt, m.Id).CompareTo((merge.MergedAt, merge.Id)) > 0) ? Problem.MergedLater
            : merge.Damage is null ? null : Problem.Altered;
    }
}
