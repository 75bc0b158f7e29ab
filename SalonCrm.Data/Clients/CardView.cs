using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Clients;

/// <summary>Makes the card that an actor may see, from the client as it is kept.</summary>
internal static class CardView
{
    private const string Hidden = "•••";

    public static async Task<ClientCard> Card(this Passage passage, Client client)
    {
        var role = passage.Actor.Role;
        var contacts = role.Allows(Permission.SeeContacts) ? ContactView.Full
            : role.Allows(Permission.RevealContacts) ? ContactView.Masked : ContactView.None;
        var damaged = Damage(client);
        var altered = await passage.Alterations(client);
        await passage.Tell(client.Id, [.. altered, .. damaged.Select(f => new Alteration(AlterationKind.Unreadable, f))]);
        var name = await CardPartViews.Names(passage, client);
        var names = await passage.Names();
        var network = await passage.Db.Networks.AsNoTracking().SingleOrDefaultAsync(passage.Cancel);
        var optional = OptionalFieldReading.Read(network?.OptionalFields);
        var own = client.SeenBy(role, await passage.OwnFields(), name);
        var card = new ClientCard
        {
            Id = client.Id,
            Version = client.Version,
            CardNumber = client.CardNumber,
            NetworkName = network?.Name ?? "",
            SalonName = names.Salon(client.SalonId) ?? "",
            Contacts = contacts,
            Phones = contacts == ContactView.None ? [] : [.. client.Phones.OrderBy(p => p.Position).Select(p => Phone(p, contacts == ContactView.Full))],
            // A name that does not open is empty, which is not the same as nobody.
            FavouriteMaster = client.FavouriteMasterId is { } master ? names.Masters.GetValueOrDefault(master)?.Name : null,
            Allergies = [.. client.Allergies.Select(a => a.Substance)],
            AllergyDetails = [.. client.Allergies.OrderByDescending(a => a.Severity).Select(a => CardPartViews.View(a, name))],
            HealthNotes = [.. client.HealthNotes.OrderBy(n => n.Kind == HealthNoteKind.ChronicCondition).ThenBy(n => n.Kind).Select(n => CardPartViews.View(n, name))],
            Promises = [.. client.Promises.Where(p => p.State == PromiseState.Open).OrderBy(p => p.DueOn ?? DateOnly.MaxValue).Select(p => CardPartViews.View(p, name, passage.Today))],
            Source = client.Source,
            OptionalFields = optional,
            OwnFields = own,
            Reactions = [.. (await passage.ReactionsOf([client.Id]))[client.Id]],
            OtherNames = role.Allows(Permission.DecideProposals) ? await passage.OtherNames(client.Id) : [],
            Merges = role.Allows(Permission.MergeCards) ? await passage.MergesOf(client.Id) : [],
            FilledInAt = client.CreatedAt,
            FilledInBy = name(client.CreatedBy),
            UpdatedAt = client.UpdatedAt,
            UpdatedBy = name(client.UpdatedBy),
            ConfirmedOn = client.ConfirmedOn,
            Gaps = await passage.GapsOf(client, CountingRules.Read(network?.CountingRules)),
            Damaged = damaged,
            Alterations = [.. altered.Select(a => a.SeenWith(contacts))],
            Form = role.Allows(Permission.EditCards) ? Form(client, optional) : null,
        };
        CardFields.Copy(client, card, optional);
        foreach (var field in CardFields.Kept(optional))
        {
            Hide(card, field);
        }

        return card;
    }

    /// <summary>What the actor may not see leaves the card here, before anybody can show it.</summary>
    private static void Hide(ClientCard card, CardField field)
    {
        var view = field.SeenBy(card.Contacts);
        if (view != ContactView.Full)
        {
            var isMasked = view == ContactView.Masked && field.Get(card) is string;
            field.Set(card, isMasked ? field.Field == Field.Email ? MaskEmail(card.Email) : Hidden
                : field.Kind == FieldKind.List ? new List<string>() : null);
        }
    }

    /// <summary>First character and domain: enough to ask "is it still the one at mail.ru?".</summary>
    public static string? MaskEmail(string? email)
    {
        if (email is null)
        {
            return null;
        }

        var at = email.LastIndexOf('@');
        return at <= 0 ? Hidden : email[..1] + Hidden + email[at..];
    }

    private static CardPhone Phone(ClientPhone phone, bool isFull) => new(
        phone.Id,
        isFull ? phone.Phone?.International : phone.Phone?.Masked,
        phone.Label,
        isFull ? phone.Phone?.E164 : null);

    private static IReadOnlyList<Field> Damage(Client client)
    {
        var fields = CardFields.Simple.Where(f => client.Damage?.Contains(f.Property) == true).Select(f => f.Field).ToList();
        if (client.Damage?.Contains(nameof(Client.AllergyState)) == true || client.Allergies.Exists(a => a.Damage?.Contains(nameof(Allergy.Substance)) == true))
        {
            fields.Add(Field.Allergies);
        }

        if (client.HealthNotes.Exists(n => n.Damage?.Exists(d => d != RowSeal.Row) == true))
        {
            fields.Add(Field.HealthNote);
        }

        if (client.Promises.Exists(p => p.Damage?.Contains(nameof(FollowUps.Promise.Text)) == true))
        {
            fields.Add(Field.Promise);
        }

        if (client.Phones.Exists(p => p.Damage?.Contains(nameof(ClientPhone.Number)) == true))
        {
            fields.Add(Field.Phones);
        }

        return fields;
    }

    public static ClientForm Form(Client client, IReadOnlySet<Field> optional)
    {
        var form = new ClientForm
        {
            Id = client.Id,
            Version = client.Version,
            Phones = [.. client.Phones.OrderBy(p => p.Position).Where(p => p.Phone is not null).Select(p => new PhoneLine { Text = p.Phone!.Value.International, Label = p.Label })],
            Allergies = [.. client.Allergies.Where(a => a.Damage?.Contains(nameof(Allergy.Substance)) != true).Select(a => a.Substance)],
        };
        CardFields.Copy(client, form, optional);
        return form;
    }
}
