using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Health;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Clients;

/// <summary>What somebody did to a card who had the file, and not the portal.</summary>
public enum AlterationKind
{
    /// <summary>Something of it was changed or emptied, though it opens.</summary>
    Changed,

    /// <summary>It was taken off the card.</summary>
    Removed,

    /// <summary>It was put on the card.</summary>
    Added,

    /// <summary>The card was put back to what it was before its last changes.</summary>
    PutBack,

    /// <summary>It does not open.</summary>
    Unreadable,

    /// <summary>Something of a kind, or a phone, an allergy or a health note, was taken off, put on or put back; which can't be told.</summary>
    Rows,
}

/// <summary>One thing that was altered past the portal.</summary>
/// <param name="Kind">How.</param>
/// <param name="Field">What; null for the card's own values together.</param>
/// <param name="Text">Which one: the number, the substance, the note, as the reader may see it; null where it can't be told.</param>
public sealed record Alteration(AlterationKind Kind, Field? Field = null, string? Text = null);

/// <summary>Finds out what was altered of a card, and tells of it.</summary>
internal static class CardDamage
{
    /// <summary>Everything but the fields that do not open, which the card names by themselves.</summary>
    public static async Task<IReadOnlyList<Alteration>> Alterations(this Passage passage, Client client)
    {
        var found = new List<Alteration>();
        if (client.Damage?.Contains(RowSeal.PutBack) == true)
        {
            found.Add(new(AlterationKind.PutBack));
        }

        if (client.Damage is { } own && own.TrueForAll(d => d.StartsWith('(')) && own.Contains(RowSeal.Row))
        {
            found.Add(new(AlterationKind.Changed));
        }

        found.AddRange(Parts(client).Where(p => p.Row.Damage?.Contains(RowSeal.Row) == true && !IsNamed(p.Row)).Select(p => new Alteration(AlterationKind.Changed, p.Field, p.Text)));
        if (client.Damage?.Contains(RowSeal.Roster) == true)
        {
            var named = await RosterStory.Differences(passage, client);
            found.AddRange(named);
            if (named.Count == 0 && client.Rostered.All(r => ((IShowsDamage)r).Damage is null))
            {
                found.Add(new(AlterationKind.Rows));
            }
        }

        found.AddRange(client.AlteredParts.Select(kind => new Alteration(AlterationKind.Rows, kind)));
        return found;
    }

    /// <summary>The same as a reader may see it who sees this much of the contacts.</summary>
    public static Alteration SeenWith(this Alteration alteration, ContactView contacts) => alteration is not { Field: Field.Phones, Text: { } number } || contacts == ContactView.Full
        ? alteration
        : alteration with { Text = contacts == ContactView.Masked && PhoneNumber.TryParse(number, null, out var phone, out _) ? phone.Masked : null };

    /// <summary>Opening a damaged card tells the network head, once a day, and leaves a word in the trail.</summary>
    public static async Task Tell(this Passage passage, Guid client, IReadOnlyList<Alteration> alterations)
    {
        var day = new DateTimeOffset(passage.Today, default, TimeSpan.Zero);
        if (alterations.Count == 0 || passage.Drafts.Any(d => d.Action == TrailAction.DamageSeen && d.ObjectId == client)
            || await passage.Db.Trail.AnyAsync(t => t.ObjectId == client && t.Action == TrailAction.DamageSeen && t.At >= day, passage.Cancel))
        {
            return;
        }

        passage.Alert(AlertKind.RowAltered, client, alterations.Count);
        passage.Record(TrailAction.DamageSeen, client, Detail(alterations));
    }

    /// <summary>
    /// Altered rows that were saved are whole again: what was wrong with them stands in the trail before what was done. Called
    /// by the door, so that no way of saving is without it.
    /// </summary>
    public static void TellMended(Passage passage)
    {
        foreach (var card in passage.Db.Sealed.Mended.GroupBy(m => OwnerOf(m.Row)).Where(c => c.Key is not null))
        {
            var alterations = card.SelectMany(m => m.Damage.Select(d => Of(m.Row, d))).Distinct().ToList();
            passage.Alert(AlertKind.RowAltered, card.Key, alterations.Count);
            passage.RecordBefore(TrailAction.DamageSeen, card.Key!.Value, Detail(alterations));
        }
    }

    /// <summary>What an entry of the trail tells.</summary>
    public static IReadOnlyList<Alteration> Read(TrailDetail? detail) =>
        detail is { Kind: { } kinds, Fields: { } fields }
            ? [.. kinds.Split(',').Zip(fields, (k, f) => new Alteration(Enum.Parse<AlterationKind>(k), f.Field == Field.Card ? null : f.Field, f.Old))]
            : [];

    private static TrailDetail Detail(IReadOnlyList<Alteration> alterations) => new()
    {
        Kind = string.Join(',', alterations.Select(a => a.Kind)),
        Fields = [.. alterations.Select(a => new FieldChange(a.Field ?? Field.Card, a.Text, null))],
    };

    private static Alteration Of(object row, string damage) => (row, damage) switch
    {
        (Client, RowSeal.PutBack) => new(AlterationKind.PutBack),
        (Client, RowSeal.Roster) => new(AlterationKind.Rows),
        (Client, _) => new(AlterationKind.Changed),
        (AlteredParts parts, _) => new(AlterationKind.Rows, parts.Kind),
        _ => new(AlterationKind.Changed, FieldOf(row), TextOf(row)),
    };

    private static Guid? OwnerOf(object row) => row switch
    {
        Client client => client.Id,
        IRostered rostered => rostered.OwnerId,
        CardPart part => part.ClientId,
        AlteredParts parts => parts.ClientId,
        _ => null,
    };

    private static IEnumerable<(IShowsDamage Row, Field Field, string? Text)> Parts(Client client) =>
        new IShowsDamage[][] { [.. client.Phones], [.. client.Allergies], [.. client.HealthNotes], [.. client.Promises], [.. client.OwnValues] }
            .SelectMany(rows => rows).Select(r => (r, FieldOf(r), TextOf(r)));

    /// <summary>What it says does not open, and stands among the fields that do not.</summary>
    private static bool IsNamed(IShowsDamage row) => row.Damage!.Exists(d => (row, d) switch
    {
        (ClientPhone, nameof(ClientPhone.Number)) or (Allergy, nameof(Allergy.Substance)) or (Promise, nameof(Promise.Text)) or (OwnValue, nameof(OwnValue.Value)) => true,
        (HealthNote, _) => d != RowSeal.Row,
        _ => false,
    });

    private static Field FieldOf(object row) => Duplicates.ClientRows.Fields.GetValueOrDefault(row.GetType(), Field.Card);

    private static string? TextOf(object row) => row switch
    {
        ClientPhone phone => phone.Phone?.International,
        Allergy allergy => allergy.Substance,
        HealthNote note => note.Text,
        Promise promise => promise.Text,
        _ => null,
    };
}
