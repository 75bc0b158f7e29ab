using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Clients;

/// <summary>Checks and keeps what was typed into a card, new or edited.</summary>
internal static class CardSaving
{
    /// <summary>Saves an edited card unless somebody saved it since the form was opened, or something is wrong with it.</summary>
    public static async Task<Outcome<ClientCard>> Save(Passage passage, Client client, ClientForm form, ClientRequest? request, BlindIndex blind)
    {
        ClientRules.Tidy(form);
        var optional = await passage.OptionalFields();
        var (home, problems) = await Check(passage, form, client, optional);
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
        CardFields.Take(client, form, home, blind, optional);
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

        if (form.ConsentsToHealthData)
        {
            await passage.TakeHealthConsent(client.Id);
        }

        if (request is not null && changes.Exists(c => c.Field == Field.Phones))
        {
            // The client said the number.
            client.PhoneConfirmedOn = passage.Today;
        }

        client.UpdatedAt = passage.Now;
        client.UpdatedBy = passage.Actor.AccountId;
        Milestones.Note(client, passage.Today);
        await passage.Db.SaveChangesAsync(passage.Cancel);
        passage.Record(TrailAction.CardChanged, client, new() { Fields = changes, Request = request });
        return new Outcome<ClientCard>.Done(await passage.Card(client));
    }

    public static async Task<Outcome<Guid>> Add(Passage passage, ClientForm form, BlindIndex blind, ClientSource source = ClientSource.Desk)
    {
        if (await passage.Db.Clients.AnyAsync(c => c.Id == form.Id, passage.Cancel))
        {
            passage.Record(TrailAction.CardOpened, form.Id);
            return new Outcome<Guid>.Done(form.Id);
        }

        if (await Merged.Resolve(passage.Db, form.Id, passage.Cancel) is var stayed && stayed != form.Id)
        {
            // Sent again after the card went into another.
            passage.Record(TrailAction.CardOpened, stayed);
            return new Outcome<Guid>.Done(stayed);
        }

        return await AddNew(passage, form, blind, source);
    }

    /// <summary>Adds somebody whose id has just been made, so that no second submit of a form can have it.</summary>
    public static async Task<Outcome<Guid>> AddNew(Passage passage, ClientForm form, BlindIndex blind, ClientSource source)
    {
        ClientRules.Tidy(form);
        var optional = await passage.OptionalFields();
        var (home, problems) = await Check(passage, form, null, optional);
        if (problems.Count > 0)
        {
            return new Outcome<Guid>.Invalid(problems);
        }

        var client = await NewClients.Make(passage, form, home, blind, source, optional);
        if (!form.SharesPhoneKnowingly && await KnownElsewhere(passage, client) is { Count: > 0 } known)
        {
            return new Outcome<Guid>.PhoneKnown(known);
        }

        passage.Record(TrailAction.CardCreated, client, new() { Fields = CardFields.Filled(client) });
        if (form.ConsentsToHealthData)
        {
            await passage.TakeHealthConsent(client.Id);
        }

        return new Outcome<Guid>.Done(client.Id);
    }

    /// <summary>What is wrong with a form. What a card holds already it may keep, closed or retired as it is.</summary>
    private static async Task<(Country? Home, IReadOnlyList<FieldProblem> Problems)> Check(Passage passage, ClientForm form, Client? client, IReadOnlySet<Field> optional)
    {
        var salon = (await passage.Names()).Salons.GetValueOrDefault(form.SalonId);
        var home = salon is null ? null : Country.Find(salon.CountryCode);
        var problems = ClientRules.Check(form, home, passage.Today).Where(p => !CardFields.IsOff(p.Field, optional)).ToList();
        if (salon is null || (salon.IsClosed && client?.SalonId != salon.Id))
        {
            problems.Add(new(Field.Salon, salon is null ? Problem.Unknown : Problem.Retired));
        }

        if (form.FavouriteMasterId is { } id && id != client?.FavouriteMasterId)
        {
            var master = (await passage.Names()).Masters.GetValueOrDefault(id);
            if (master is null or { IsRetired: true })
            {
                problems.Add(new(Field.FavouriteMaster, master is null ? Problem.Unknown : Problem.Retired));
            }
        }

        var listsMore = form.Allergies.Exists(a => client?.Allergies.Exists(known => known.Substance == a) != true);
        if (form.AllergyState == AllergyState.Listed && listsMore && !form.ConsentsToHealthData && !await passage.HasConsent(form.Id, ConsentPurpose.HealthData))
        {
            problems.Add(new(Field.Allergies, Problem.NoConsent));
        }

        return (home, problems);
    }

    /// <summary>Other cards with one of the phones that are new on this one.</summary>
    private static async Task<List<ClientHit>> KnownElsewhere(Passage passage, Client client)
    {
        var added = passage.Db.ChangeTracker.Entries<ClientPhone>().Where(e => e.State == EntityState.Added).SelectMany(e => passage.Db.Sealing.Blind.All(ClientPhone.IndexKind, e.Entity.Number)).ToList();
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
