using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Protection;

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
        var card = new ClientCard
        {
            Id = client.Id,
            Version = client.Version,
            CardNumber = client.CardNumber,
            NetworkName = await passage.Db.Networks.Select(n => n.Name).SingleOrDefaultAsync(passage.Cancel) ?? "",
            SalonName = await passage.Db.Salons.Where(s => s.Id == client.SalonId).Select(s => s.Name).SingleAsync(passage.Cancel),
            Contacts = contacts,
            Phones = contacts == ContactView.None ? [] : [.. client.Phones.OrderBy(p => p.Position).Select(p => Phone(p, contacts == ContactView.Full))],
            FavouriteMaster = client.FavouriteMasterId is { } master
                ? (await passage.Db.Masters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == master, passage.Cancel))?.Name : null,
            Allergies = [.. client.Allergies.Select(a => a.Substance)],
            FilledInAt = client.CreatedAt,
            FilledInBy = await passage.NameOf(client.CreatedBy),
            UpdatedAt = client.UpdatedAt,
            UpdatedBy = await passage.NameOf(client.UpdatedBy),
            ConfirmedOn = client.ConfirmedOn,
            Gaps = Gaps.Of(client),
            Damaged = damaged,
            IsAltered = damaged.Count == 0 && Parts(client).Any(p => p.Damage?.Contains(RowSeal.Row) == true),
            Form = role.Allows(Permission.EditCards) ? Form(client) : null,
        };
        CardFields.Copy(client, card);
        foreach (var field in CardFields.Simple)
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

    /// <summary>The display name of an account; null for the command line and for accounts that are gone.</summary>
    public static async Task<string?> NameOf(this Passage passage, Guid? account) =>
        account is { } id ? (await passage.Db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, passage.Cancel))?.DisplayName : null;

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

        if (client.Phones.Exists(p => p.Damage?.Contains(nameof(ClientPhone.Number)) == true))
        {
            fields.Add(Field.Phones);
        }

        return fields;
    }

    private static IEnumerable<IShowsDamage> Parts(Client client) => [client, .. client.Phones, .. client.Allergies];

    private static ClientForm Form(Client client)
    {
        var form = new ClientForm
        {
            Id = client.Id,
            Version = client.Version,
            Phones = [.. client.Phones.OrderBy(p => p.Position).Where(p => p.Phone is not null).Select(p => new PhoneLine { Text = p.Phone!.Value.International, Label = p.Label })],
            Allergies = [.. client.Allergies.Where(a => a.Damage?.Contains(nameof(Allergy.Substance)) != true).Select(a => a.Substance)],
        };
        CardFields.Copy(client, form);
        return form;
    }
}
