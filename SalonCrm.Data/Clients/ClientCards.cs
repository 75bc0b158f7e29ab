using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Clients;

/// <summary>The client cards: open, create, edit, show a masked field, read the history.</summary>
public sealed class ClientCards
{
    private readonly Door _door;
    private readonly BlindIndex _blind;

    internal ClientCards(Door door, BlindIndex blind) => (_door, _blind) = (door, blind);

    /// <summary>Opens a card with all that stands on it. Its opening is in the trail before it is shown.</summary>
    public Task<Outcome<ClientCard>> Open(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<ClientCard>(actor, Permission.OpenCards, async passage =>
        {
            if (await passage.LoadCard(client, tracked: false) is not { } found)
            {
                return new Outcome<ClientCard>.NotFound();
            }

            passage.Record(TrailAction.CardOpened, client);
            var card = await passage.Card(found);
            card.Entries = await passage.Entries(client);
            return new Outcome<ClientCard>.Done(card);
        }, cancel);

    /// <summary>
    /// Keeps a guest at once: name and phone. A form sent twice makes one guest; a phone that is known is told with its
    /// cards, until the form says that it is shared knowingly.
    /// </summary>
    public Task<Outcome<Guid>> AddGuest(Actor actor, GuestForm guest, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(guest);
        var name = PersonName.Said(guest.Name);
        var form = new ClientForm
        {
            Id = guest.Id,
            SalonId = guest.SalonId,
            Status = ClientStatus.Guest,
            LastName = name.Last,
            FirstName = name.First,
            Patronymic = name.Patronymic,
            Phones = [new() { Text = guest.Phone }],
            SharesPhoneKnowingly = guest.SharesPhoneKnowingly,
        };
        return _door.Pass(actor, Permission.AddGuests, passage => Add(passage, form), cancel);
    }

    /// <summary>Makes a card. See <see cref="AddGuest"/> for forms sent twice and known phones.</summary>
    public Task<Outcome<Guid>> Create(Actor actor, ClientForm form, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.EditCards, passage => Add(passage, form), cancel);

    /// <summary>
    /// Saves an edited card. Told as a conflict when somebody saved since the form was opened; nothing is changed then,
    /// and saving again with the newer version overwrites knowingly. A form that changes nothing is done without a save.
    /// </summary>
    /// <param name="actor">Who edits.</param>
    /// <param name="form">The form that came with the card.</param>
    /// <param name="request">At whose request, if the client asked for it.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<ClientCard>> Edit(Actor actor, ClientForm form, ClientRequest? request = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<ClientCard>(actor, Permission.EditCards, async passage =>
        {
            if (await passage.LoadCard(form.Id, tracked: true) is not { } client)
            {
                return new Outcome<ClientCard>.NotFound();
            }

            ClientRules.Tidy(form);
            var (home, problems) = await Check(passage, form);
            if (request is { Who.Length: > ClientRequest.WhoLength })
            {
                problems = [.. problems, new(Field.RequestedBy, Problem.TooLong)];
            }

            if (problems.Count > 0)
            {
                return new Outcome<ClientCard>.Invalid(problems);
            }

            IReadOnlyList<CardChange> others = client.Version == form.Version ? [] : await CardHistory.Changes(passage, client.Id, since: form.Version);
            others = FirstVisits.Unsettled(others, client, form);
            if (client.Version != form.Version && others.Count == 0)
            {
                // Only another section was saved meanwhile (allergies, a confirmation): both are kept.
                (form.AllergyState, form.Allergies) = (client.AllergyState, [.. client.Allergies.Select(a => a.Substance)]);
            }

            var version = client.Version;
            var before = CardFields.Snapshot(client);
            CardFields.Take(client, form, home, _blind);
            var changes = CardFields.Changes(before, client);
            if (changes.Count == 0 && client.Damage is null)
            {
                passage.Record(TrailAction.CardOpened, client.Id);
                return new Outcome<ClientCard>.Done(await passage.Card(client));
            }

            if (others.Count > 0)
            {
                passage.Record(TrailAction.HistoryRead, client.Id);
                return new Outcome<ClientCard>.Conflict(version, others);
            }

            if (!form.SharesPhoneKnowingly && changes.Exists(c => c.Field == Field.Phones) && await KnownElsewhere(passage, client) is { Count: > 0 } known)
            {
                return new Outcome<ClientCard>.PhoneKnown(known);
            }

            client.UpdatedAt = passage.Now;
            client.UpdatedBy = actor.AccountId;
            await passage.Db.SaveChangesAsync(cancel);
            passage.Record(TrailAction.CardChanged, client, new() { Fields = changes, Request = request });
            return new Outcome<ClientCard>.Done(await passage.Card(client));
        }, cancel);
    }

    /// <summary>The client has just confirmed what the card says: dates it with today.</summary>
    public Task<Outcome<ClientCard>> Confirm(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.ChangeCard(actor, Permission.ConfirmCards, client, (passage, found) =>
        {
            if (found.ConfirmedOn != passage.Today)
            {
                found.ConfirmedOn = passage.Today;
                passage.Record(TrailAction.CardConfirmed, found);
            }

            return Task.FromResult<Outcome<ClientCard>?>(null);
        }, cancel);

    /// <summary>Shows one masked field, recorded. Answers with null when it is empty or damaged.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="client">Whose card.</param>
    /// <param name="field">Phones, email, address or contact instead.</param>
    /// <param name="phone">Which phone.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<string?>> Reveal(Actor actor, Guid client, Field field, Guid? phone = null, CancellationToken cancel = default) =>
        _door.Pass<string?>(actor, Permission.RevealContacts, async passage =>
        {
            if (await passage.LoadCard(client, tracked: false) is not { } found)
            {
                return new Outcome<string?>.NotFound();
            }

            passage.Record(TrailAction.Revealed, client, new() { Fields = [new(field, null, null)] });
            return new Outcome<string?>.Done(field switch
            {
                Field.Phones => found.Phones.Find(p => p.Id == phone)?.Phone?.International,
                _ when CardFields.Simple.FirstOrDefault(f => f.Field == field) is { Secrecy: Secrecy.Contact } masked => masked.Show(found),
                _ => throw new ArgumentOutOfRangeException(nameof(field), field, "This field is not masked."),
            });
        }, cancel);

    /// <summary>The changes of a card, newest first: who, when, what it was and what it became.</summary>
    public Task<Outcome<IReadOnlyList<CardChange>>> History(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<CardChange>>(actor, Permission.SeeHistory, async passage =>
        {
            passage.Record(TrailAction.HistoryRead, client);
            return new Outcome<IReadOnlyList<CardChange>>.Done(await CardHistory.Changes(passage, client));
        }, cancel);

    private async Task<Outcome<Guid>> Add(Passage passage, ClientForm form)
    {
        if (await passage.Db.Clients.AnyAsync(c => c.Id == form.Id, passage.Cancel))
        {
            passage.Record(TrailAction.CardOpened, form.Id);
            return new Outcome<Guid>.Done(form.Id);
        }

        ClientRules.Tidy(form);
        var (home, problems) = await Check(passage, form);
        if (problems.Count > 0)
        {
            return new Outcome<Guid>.Invalid(problems);
        }

        var client = await NewClients.Make(passage, form, home, _blind, ClientSource.Desk);
        if (!form.SharesPhoneKnowingly && await KnownElsewhere(passage, client) is { Count: > 0 } known)
        {
            return new Outcome<Guid>.PhoneKnown(known);
        }

        await passage.Db.SaveChangesAsync(passage.Cancel);
        passage.Record(TrailAction.CardCreated, client, new() { Fields = CardFields.Filled(client) });
        return new Outcome<Guid>.Done(client.Id);
    }

    private static async Task<(Country? Home, IReadOnlyList<FieldProblem> Problems)> Check(Passage passage, ClientForm form)
    {
        var salon = await passage.Db.Salons.AsNoTracking().FirstOrDefaultAsync(s => s.Id == form.SalonId, passage.Cancel);
        var home = salon is null ? null : Country.Find(salon.CountryCode);
        var problems = ClientRules.Check(form, home, passage.Today).ToList();
        if (salon is null)
        {
            problems.Add(new(Field.Salon, Problem.Unknown));
        }

        if (form.FavouriteMasterId is { } master && !await passage.Db.Masters.AnyAsync(m => m.Id == master, passage.Cancel))
        {
            problems.Add(new(Field.FavouriteMaster, Problem.Unknown));
        }

        return (home, problems);
    }

    /// <summary>Other cards with one of the phones that are new on this one.</summary>
    private static async Task<List<ClientHit>> KnownElsewhere(Passage passage, Client client)
    {
        var added = passage.Db.ChangeTracker.Entries<ClientPhone>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.NumberIndex).ToList();
        var ids = await passage.Db.Phones.Where(p => added.Contains(p.NumberIndex) && p.ClientId != client.Id)
            .Select(p => p.ClientId).Distinct().Take(20).ToListAsync(passage.Cancel);
        if (ids.Count == 0)
        {
            return [];
        }

        // The warning shows cards by their number, as a search does.
        passage.Record(TrailAction.Searched, detail: new() { Kind = "known phone", Hits = ids.Count });
        return await passage.Hits(ids);
    }
}
