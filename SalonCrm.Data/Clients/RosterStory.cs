using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Clients;

/// <summary>
/// Works out of the history which phones, allergies and health notes a card had when the portal last saved it: the roster
/// says that one is missing, the history which.
/// </summary>
internal static class RosterStory
{
    private static readonly TrailAction[] Telling =
        [TrailAction.CardCreated, TrailAction.CardChanged, TrailAction.PartChanged, TrailAction.CardsMerged, TrailAction.CardsUnmerged];

    /// <summary>What the history expects and the card lacks, and what the card has and the history does not know.</summary>
    public static async Task<IReadOnlyList<Alteration>> Differences(Passage passage, Client client)
    {
        // Allergies and notes of cards that went into this one came along.
        var ids = await Merged.Ids(passage.Db, client.Id, passage.Cancel);
        var entries = await passage.Db.Trail.AsNoTracking().Where(t => t.ObjectId != null && ids.Contains(t.ObjectId.Value) && Telling.Contains(t.Action))
            .OrderBy(t => t.Seq).ToListAsync(passage.Cancel);
        var changes = entries.Where(e => e.Detail is not null).SelectMany(
            e => JsonSerializer.Deserialize<TrailDetail>(e.Detail!, Trail.Json)?.Fields ?? [], (e, c) => new Told(e.ObjectId == client.Id, e.Action == TrailAction.PartChanged, c)).ToList();
        return
        [
            .. Compare(Field.Phones, Phones(changes), [.. client.Phones.Select(p => p.Phone?.International).OfType<string>()]),
            .. Compare(Field.Allergies, Entries(changes, Field.Allergies), [.. client.Allergies.Select(a => First(a.Substance))]),
            .. Compare(Field.HealthNote, Entries(changes, Field.HealthNote), [.. client.HealthNotes.Select(n => n.Text)]),
        ];
    }

    private static IEnumerable<Alteration> Compare(Field field, HashSet<string>? expected, List<string> present) =>
        expected is null ? []
        : expected.Except(present, StringComparer.Ordinal).Select(e => new Alteration(AlterationKind.Removed, field, e))
            .Concat(present.Where(p => p.Length > 0).Except(expected, StringComparer.Ordinal).Select(e => new Alteration(AlterationKind.Added, field, e)));

    /// <summary>A change of the phones tells all that there are after it; null where none was ever told.</summary>
    private static HashSet<string>? Phones(List<Told> changes)
    {
        if (changes.FindLast(c => c is { IsOwn: true, Change.Field: Field.Phones }) is not { } last)
        {
            return null;
        }

        var form = new ClientForm();
        CardRestoring.Read(form, Field.Phones, last.Change.New);
        return [.. form.Phones.Select(p => PhoneNumber.FromE164(p.Text!).International)];
    }

    private static HashSet<string>? Entries(List<Told> changes, Field field)
    {
        var told = changes.FindAll(c => c.Change.Field == field);
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in told)
        {
            there.ExceptWith(Names(change, change.Change.Old));
            there.UnionWith(Names(change, change.Change.New));
        }

        return told.Count == 0 ? null : there;
    }

    /// <summary>The card's own form tells all allergies by name, the section of health one with what was noted of it; notes stand alone.</summary>
    private static string[] Names(Told told, string? text) =>
        text is null or nameof(AllergyState.NoneKnown) ? []
        : told.Change.Field != Field.Allergies ? [text]
        : told.IsPart ? [First(text)]
        : text.Split(CardField.Separator);

    private static string First(string text) => text.Split(CardField.Separator)[0];

    private sealed record Told(bool IsOwn, bool IsPart, FieldChange Change);
}
