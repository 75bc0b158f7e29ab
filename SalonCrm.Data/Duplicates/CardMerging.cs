using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Duplicates;

/// <summary>Makes two cards one. The card that goes leaves its table, so no query of the house has to know that it was.</summary>
internal static class CardMerging
{
    public static async Task<Outcome<MergeDone>> Do(Passage passage, MergeForm form)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        if (await db.Merges.AsNoTracking().FirstOrDefaultAsync(m => m.Id == form.Id, cancel) is { } done)
        {
            passage.RecordRead(done.SurvivorId, Field.Merge);
            return new Outcome<MergeDone>.Done(new(done.Id, done.SurvivorId));
        }

        if (await Refused(passage, form.SurvivorId, form.MergedId) is { } refused)
        {
            return new Outcome<MergeDone>.Invalid(Field.Merge, refused);
        }

        if (await CardPair.Load(passage, form.SurvivorId, form.MergedId) is not { } pair)
        {
            return new Outcome<MergeDone>.NotFound();
        }

        if (await Edited(passage, pair.Survivor, form.SurvivorVersion) is { } first)
        {
            return first;
        }

        if (await Edited(passage, pair.Merged, form.MergedVersion) is { } second)
        {
            return second;
        }

        if (pair.Damaged().ToList() is { Count: > 0 } damaged)
        {
            return new Outcome<MergeDone>.Invalid(damaged);
        }

        return await Merge(passage, form, pair);
    }

    /// <summary>Why the two can't become one, whatever they say; null when they can.</summary>
    public static async Task<Problem?> Refused(Passage passage, Guid one, Guid other)
    {
        if (one == other)
        {
            return Problem.SameCard;
        }

        return await Merged.Standing(passage.Db).AnyAsync(m => m.MergedId == one || m.MergedId == other, passage.Cancel) ? Problem.AlreadyMerged : null;
    }

    private static async Task<Outcome<MergeDone>?> Edited(Passage passage, Client client, int seen)
    {
        if (client.Version == seen)
        {
            return null;
        }

        passage.Record(TrailAction.HistoryRead, client.Id);
        return new Outcome<MergeDone>.Conflict(client.Version, await CardHistory.Changes(passage, client.Id, since: seen));
    }

    private static async Task<Outcome<MergeDone>> Merge(Passage passage, MergeForm form, CardPair pair)
    {
        var (db, survivor, merged) = (passage.Db, pair.Survivor, pair.Merged);
        var followUps = await db.FollowUps.AsTracking().Where(f => f.ClientId == survivor.Id && f.State == FollowUpState.Open).ToListAsync(passage.Cancel);
        var before = db.ChangeTracker.Entries().Where(e => e.Metadata.FindProperty(nameof(survivor.Id)) is not null && Belongs(e)).ToDictionary(e => e.Entity, RowKeeping.Keep);
        var told = CardFields.Snapshot(survivor);
        var (number, moved) = (merged.CardNumber, pair.Rows.ToList());

        var allergies = survivor.Allergies.Concat(merged.Allergies).DistinctBy(a => a.Substance, StringComparer.OrdinalIgnoreCase).Count();
        MergeUniting.UniteFields(survivor, merged, pair.Chosen(form.Choices));
        if (MergeUniting.TooMuch(survivor, allergies).ToList() is { Count: > 0 } problems)
        {
            return new Outcome<MergeDone>.Invalid(problems);
        }

        var over = MergeUniting.Phones(survivor, merged).Over;
        var last = survivor.Phones.Count == 0 ? -1 : survivor.Phones.Max(p => p.Position);
        foreach (var phone in over)
        {
            phone.Position = ++last;
        }

        List<object> removed =
        [
            .. merged.Phones.Except(over), .. MergeUniting.UniteAllergies(passage, survivor, merged),
            .. MergeUniting.UniteOwnValues(survivor, merged, form.OwnChoices),
        ];
        foreach (var consent in MergeUniting.Ended(pair.SurvivorConsents, pair.MergedConsents))
        {
            var old = consent.Told;
            MergeUniting.End(passage, consent);
            passage.RecordPart(survivor.Id, Field.Consent, old, consent.Told);
        }

        MergeUniting.UniteFollowUps(passage, followUps, pair.Rows.Select(r => r.Row).OfType<FollowUp>());
        var pairs = await MergedPairs.Move(passage, survivor.Id, merged.Id);
        moved.RemoveAll(r => removed.Contains(r.Row));
        db.RemoveRange(removed);
        foreach (var (table, row) in moved)
        {
            db.Entry(row).Property(table.Property).CurrentValue = survivor.Id;
        }

        (survivor.UpdatedAt, survivor.UpdatedBy) = (passage.Now, passage.Actor.AccountId);
        Milestones.Note(survivor, passage.Today);
        var snapshot = Snapshot(db, pair, before, moved, removed, pairs);
        db.Merges.Add(new Merge
        {
            Id = form.Id,
            SurvivorId = survivor.Id,
            MergedId = merged.Id,
            MergedNumber = number,
            MergedAt = passage.Now,
            MergedBy = passage.Actor.AccountId,
            Before = snapshot.Spelt(),
        });
        await db.SaveChangesAsync(passage.Cancel);
        await Remove(passage, merged);

        passage.Record(TrailAction.CardsMerged, survivor, new() { Fields = [MergeTold.Into(number), .. CardFields.Changes(told, survivor)] });
        passage.Record(TrailAction.CardsMerged, merged.Id, new() { Fields = [MergeTold.Into(survivor.CardNumber)], Kind = MergeTold.Went });
        return new Outcome<MergeDone>.Done(new(form.Id, survivor.Id));
    }

    /// <summary>Salons, masters and the like are read along, and are nobody's card.</summary>
    private static bool Belongs(EntityEntry entry) => entry.Entity is Client || ClientRows.Fields.ContainsKey(entry.Entity.GetType());

    private static MergeSnapshot Snapshot(
        SalonDb db, CardPair pair, Dictionary<object, RowKept> before, List<(ClientTable Table, object Row)> moved, List<object> removed, MergedPairs pairs)
    {
        var owner = moved.ToDictionary(m => m.Row, m => m.Table.Property.Name);
        return new()
        {
            Gone = before[pair.Merged],
            Stayed = before[pair.Survivor],
            Survivor = RowKeeping.Changed(before[pair.Survivor], db.Entry(pair.Survivor)),
            Moved = [.. moved.Select(m => new RowMoved(m.Table.Table, RowKeeping.IdOf(db.Entry(m.Row)), (m.Row as CardPart)?.UpdatedAt.UtcTicks))],
            Removed = [.. removed.Select(r => before[r]), .. pairs.Removed],
            Changed = [.. before.Keys.Where(r => r is not Client && !removed.Contains(r)).Select(r => RowKeeping.Changed(before[r], db.Entry(r), owner.GetValueOrDefault(r, ""))).OfType<RowChange>()],
            Added = [.. pairs.Added],
        };
    }

    /// <summary>The row goes last: whatever still hung on it would go with it.</summary>
    private static async Task Remove(Passage passage, Client merged)
    {
        foreach (var table in ClientRows.Tables(passage.Db.Model))
        {
            if (await ClientRows.CountOf(passage.Db, table, merged.Id, passage.Cancel) > 0)
            {
                throw new InvalidOperationException($"Rows of {table.Table} stayed behind with a card that went into another.");
            }
        }

        await passage.Db.MatchKeys.Where(k => k.ClientId == merged.Id).ExecuteDeleteAsync(passage.Cancel);
        passage.Db.Clients.Remove(merged);
        await passage.Db.SaveChangesAsync(passage.Cancel);
    }
}

/// <summary>How the trail tells of a merge.</summary>
internal static class MergeTold
{
    /// <summary>Marks the entry of the card that went.</summary>
    public const string Went = "went";

    public static FieldChange Into(int number) => new(Field.Merge, null, Text(number));

    public static FieldChange Apart(int number) => new(Field.Merge, Text(number), null);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
