using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Guests;

/// <summary>What becomes of a registration: the guest is completed, or what was typed is proposed.</summary>
internal static class RegistrationTaking
{
    /// <summary>Who registers again and again fills no table: so many proposals wait on one card.</summary>
    public const int MostWaiting = 40;

    private static readonly Field[] Asked =
        [Field.LastName, Field.FirstName, Field.Patronymic, Field.Email, Field.BirthDate, Field.PreferredChannel, Field.PreferredLanguage];

    private static readonly IReadOnlyList<CardField> Fields = [.. CardFields.Simple.Where(f => Asked.Contains(f.Field))];

    /// <summary>The open link of a token and its booking; nulls where it opens nothing (any more), which is not told.</summary>
    public static async Task<(ClientLink? Link, Booking? Booking)> BookingOf(this Passage passage, string? token)
    {
        if (!LinkReading.LooksLikeToken(token))
        {
            return (null, null);
        }

        var hash = Secret.Hash(token!);
        var link = await passage.Db.Links.AsTracking().FirstOrDefaultAsync(l => l.TokenHash == hash && l.Kind == LinkKind.Registration, passage.Cancel);
        return link is { UsedAt: null, RevokedAt: null, BookingId: { } id } && link.ExpiresAt > passage.Now
            ? (link, await passage.Db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, passage.Cancel))
            : (null, null);
    }

    /// <summary>The guest whom a booking made, while nobody but that booking has written on the card; else null.</summary>
    public static async Task<Client?> UntouchedGuest(this Passage passage, Booking booking)
    {
        if (!booking.MadeClient)
        {
            return null;
        }

        var client = await passage.Db.Clients.AsTracking().Include(c => c.Phones).FirstAsync(c => c.Id == booking.ClientId, passage.Cancel);
        return client.Status == ClientStatus.Guest && client.Damage is null
            && client.UpdatedAt == client.CreatedAt && client.UpdatedBy == client.CreatedBy ? client : null;
    }

    /// <summary>The guest becomes a registered client: the same one, with all that is known already.</summary>
    public static async Task Complete(this Passage passage, Client client, ClientForm person, List<GivenConsent> consents, PhoneNumber number, Booking booking)
    {
        var before = CardFields.Snapshot(client);
        if (person.LastName is not null && person.FirstName is not null)
        {
            // A guest's one name may have been taken for the other: the full one replaces it as a whole.
            (client.LastName, client.FirstName, client.Patronymic) = (person.LastName, person.FirstName, person.Patronymic);
        }

        foreach (var field in Fields.Where(f => f.Show(person) is not null))
        {
            field.Copy(person, client);
        }

        (client.Status, client.RegisteredOn) = (ClientStatus.Registered, passage.Today);
        (client.UpdatedAt, client.UpdatedBy) = (passage.Now, passage.Actor.AccountId);
        await passage.Db.SaveChangesAsync(passage.Cancel);
        passage.Record(TrailAction.CardChanged, client, new() { Fields = CardFields.Changes(before, client) });
        if (number.E164 != booking.SaidPhone)
        {
            // A number is changed by a manager alone.
            await passage.Propose(client.Id, Field.Phones, number.E164, LinkKind.Registration);
        }

        passage.Give(client.Id, consents);
        passage.Record(TrailAction.RegistrationTaken, client.Id, new() { Kind = "completed" });
    }

    /// <summary>What was typed and the card does not say waits for a manager; the card stays as it is.</summary>
    public static async Task Propose(this Passage passage, Client client, ClientForm person, List<GivenConsent> consents, PhoneNumber number)
    {
        var typed = Fields.Select(f => (f.Field, Text: f.Show(person), Kept: f.Show(client))).Where(f => f.Text is not null && f.Text != f.Kept)
            .Select(f => (f.Field, Text: f.Text!)).ToList();
        if (client.Status == ClientStatus.Guest)
        {
            typed.Add((Field.Status, nameof(ClientStatus.Registered)));
        }

        if (client.Phones.TrueForAll(p => p.Number != number.E164))
        {
            typed.Add((Field.Phones, number.E164));
        }

        var given = await passage.ConsentsOf(client.Id).AsNoTracking().ToListAsync(passage.Cancel);
        typed.AddRange(consents.Where(c => !ConsentRules.Allows(given, c.Purpose)).Select(c => (Field.Consent, Consent(passage, client.Id, c).Told)));
        foreach (var (field, text) in typed)
        {
            await passage.Propose(client.Id, field, text, LinkKind.Registration);
        }

        passage.Record(TrailAction.RegistrationTaken, client.Id, new() { Kind = "proposed" });
    }

    /// <summary>Records what the client consented to on the site.</summary>
    public static void Give(this Passage passage, Guid client, List<GivenConsent> consents)
    {
        foreach (var consent in consents.Select(c => Consent(passage, client, c)))
        {
            passage.Db.Add(consent);
            passage.RecordPart(client, Field.Consent, null, consent.Told);
        }
    }

    private static Consent Consent(Passage passage, Guid client, GivenConsent given)
    {
        var consent = new Consent { ClientId = client, Purpose = given.Purpose, TextVersion = given.TextVersion, Channel = ConsentChannel.Online, GivenOn = passage.Today };
        consent.Touch(passage);
        return consent;
    }
}
