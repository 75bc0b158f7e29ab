using System.Collections.Frozen;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Protection;
using SalonCrm.Seed.Network;
using SalonCrm.Seed.Records;

namespace SalonCrm.Seed.Filling;

/// <summary>A client's rows, each after those that it refers to, and what the trail has to tell of them.</summary>
internal sealed record SealedCard(SealedRow[] Rows, Deed Created, Deed[] Later);

/// <summary>A deed that the trail is to tell, with the client's version and row seal after it where it changed the client's own row.</summary>
internal sealed record Deed(DateTimeOffset At, Actor By, TrailDraft Draft, int? Version, byte[]? Seal);

/// <summary>The tables that a card fills.</summary>
internal sealed class CardTables(SalonDb db, FieldSealer sealer, RowSeal rowSeal)
{
    private readonly FrozenDictionary<Type, SealedTable> _tables = db.Model.GetEntityTypes().Select(t => t.ClrType)
        .Where(t => !t.IsGenericType).ToFrozenDictionary(t => t, t => new SealedTable(db, t, sealer, rowSeal));

    public SealedRow Row(object entity) => Row(entity, out _);

    public SealedRow Row(object entity, out byte[]? seal) => _tables[entity.GetType()].Row(entity, out seal);

    /// <summary>The rows of a client's parts, in order; the client's roster covers those that must not vanish.</summary>
    public SealedRow[] Parts(Client client, IReadOnlyList<object> parts)
    {
        var (rows, lines) = (new SealedRow[parts.Count], new List<RosterLine>());
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Row(parts[i], out var seal);
            if (parts[i] is IRostered rostered)
            {
                lines.Add(new(rostered.Id, seal));
            }
        }

        client.Roster = rowSeal.OfRoster(lines);
        return rows;
    }

    /// <summary>How the trail tells of a client's parts.</summary>
    public string? Inventory(Client client, IEnumerable<object> parts) => Inventories.Of(
        db, client.Id, parts.Where(p => p is IRevised || (p is IInventoried part && part.ClientId == client.Id)));
}

/// <summary>Turns demo people into sealed cards, by the same rules and fields as a form. Safe on several threads.</summary>
internal sealed class CardSealer(CardTables tables, BlindIndex blind, MadeSalon[] salons, DemoFields fields, ClientRecords records, Calendar calendar)
{
    public SealedCard Seal(DemoPerson person)
    {
        var salon = salons[person.Salon];
        var made = calendar.Made(person.Index);
        var id = Guid.CreateVersion7(made);
        var later = person.Update is { } update ? calendar.Later(made, update.AfterDays) : null;
        var first = Make(person, id, salon, made, later is null ? null : person.Update!.Field);
        var maker = person.IsGuest ? salon.Desk : salon.Manager;
        var draft = new TrailDraft(TrailAction.CardCreated, id, new() { Fields = [.. CardFields.Filled(first), .. first.OwnValues.Select(v => new FieldChange(Field.OwnField, null, v.Value, v.FieldId))] });
        if (later is not { } moment)
        {
            return Card(person, first, seal => [new(made, maker, draft, first.Version, seal)]);
        }

        tables.Row(first, out var firstSeal);
        var created = new Deed(made, maker, draft, first.Version, firstSeal);
        return Changed(person, first, Make(person, id, salon, made, blank: null), created, moment, salon.Manager);
    }

    private SealedCard Changed(DemoPerson person, Client before, Client after, Deed created, DateTimeOffset moment, Actor by)
    {
        var words = DemoPlaces.Salons[person.Salon].Language;
        var request = person.Update!.Recognised is { } how ? new ClientRequest(words.Self.For(person.IsWoman), how) : null;
        after.Version = before.Version + 1;
        (after.UpdatedAt, after.UpdatedBy) = (moment, by.AccountId);
        after.CompletedOn = before.CompletedOn ?? (after.CompletedOn is null ? null : DateOnly.FromDateTime(moment.UtcDateTime));
        after.ConfirmedOn = request is null ? before.ConfirmedOn : DateOnly.FromDateTime(moment.UtcDateTime);
        after.PhoneConfirmedOn = after.ConfirmedOn;
        var changes = CardFields.Changes(CardFields.Snapshot(before), after);
        var draft = new TrailDraft(TrailAction.CardChanged, after.Id, new() { Fields = changes, Request = request });
        return Card(person, after, seal => [created, new(moment, by, draft, after.Version, seal)]);
    }

    /// <summary>The client's own row is sealed last, because its roster covers the seals of the others, and kept first.</summary>
    private SealedCard Card(DemoPerson person, Client client, Func<byte[]?, Deed[]> told)
    {
        var story = records.Of(person, client);
        var parts = tables.Parts(client, [.. client.Phones, .. client.Allergies, .. client.OwnValues, .. MatchKeys.Of(client, blind), .. story.Kept]);
        var row = tables.Row(client, out var seal);
        var deeds = told(seal);
        deeds[^1] = deeds[^1] with { Draft = deeds[^1].Draft with { Inventory = tables.Inventory(client, [.. client.OwnValues, .. story.Kept]) } };
        return new([row, .. parts], deeds[0], [.. deeds[1..], .. story.Deeds, .. DemoAccess.Of(person, client.Id, salons[person.Salon], deeds[0].At, calendar)]);
    }

    /// <summary>Most have confirmed their card within the year, some not since it was made.</summary>
    private DateOnly Confirmed(DemoPerson person, DateTimeOffset made)
    {
        var (first, lately) = (DateOnly.FromDateTime(made.UtcDateTime), calendar.Today.AddDays(-1 - (person.Index * 37 % 330)));
        return person.Index % 4 == 0 || lately < first ? first : lately;
    }

    /// <summary>One card in seven came with the file of contacts that the audit's history tells of.</summary>
    private ClientSource SourceOf(DemoPerson person, DateTimeOffset made) =>
        !person.IsGuest && person.Index % 7 == 3 && DateOnly.FromDateTime(made.UtcDateTime) < calendar.Today.AddDays(-DemoAudit.ImportDaysAgo) ? ClientSource.Import : ClientSource.Desk;

    private Client Make(DemoPerson person, Guid id, MadeSalon salon, DateTimeOffset made, Field? blank)
    {
        var form = ClientForms.Of(person, salon, days => calendar.Day(made, days));
        form.Id = id;
        ClientForms.Blank(form, blank);
        ClientRules.Tidy(form);
        if (ClientRules.Check(form, salon.Country, calendar.Today) is { Count: > 0 } problems)
        {
            throw new InvalidOperationException($"Demo person {person.Index} breaks the rules of a card: {string.Join(", ", problems)}.");
        }

        var by = person.IsGuest ? salon.Desk : salon.Manager;
        var client = NewClients.Make(form, salon.Country, blind, SourceOf(person, made), person.Index + 1, made, by.AccountId);
        client.ConfirmedOn = client.PhoneConfirmedOn = person.IsConfirmed ? Confirmed(person, made) : null;
        if (!person.IsGuest && (person.Index % 3 == 1 || person.Index is >= ClientRecords.Shown - 60 and < ClientRecords.Shown))
        {
            // Every third came as a guest first; lately, everybody did.
            (client.GuestSince, client.RegisteredOn) = (DateOnly.FromDateTime(made.UtcDateTime), calendar.Day(made, person.Index % 14));
        }

        client.OwnValues.AddRange(fields.Of(person).Select(v => new OwnValue
        {
            ClientId = id, FieldId = v.Field, Value = v.Value, CreatedAt = made, CreatedBy = by.AccountId, UpdatedAt = made, UpdatedBy = by.AccountId,
        }));
        return client;
    }
}
