using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Clients;

/// <summary>
/// The fields of the card, in the order in which it is filled. Editor, card, masks, history, limits and damage all
/// follow this table: a new field of the person is a property in <see cref="PersonalData"/>, a name in
/// <see cref="Field"/>, a line here and its texts.
/// </summary>
public static class CardFields
{
    /// <summary>The fields that are one value each.</summary>
    public static IReadOnlyList<CardField> Simple { get; } =
    [
        new(Field.LastName, FieldKind.Line, Secrecy.Open, nameof(Client.LastName), d => d.LastName, (d, v) => d.LastName = (string?)v, Client.NameLength),
        new(Field.FirstName, FieldKind.Line, Secrecy.Open, nameof(Client.FirstName), d => d.FirstName, (d, v) => d.FirstName = (string?)v, Client.NameLength),
        new(Field.Patronymic, FieldKind.Line, Secrecy.Open, nameof(Client.Patronymic), d => d.Patronymic, (d, v) => d.Patronymic = (string?)v, Client.NameLength),
        new(Field.Email, FieldKind.Line, Secrecy.Contact, nameof(Client.Email), d => d.Email, (d, v) => d.Email = (string?)v, Client.EmailLength, Rule: e => ClientRules.IsEmail(e) ? null : Problem.NotAnEmail),
        new(Field.BirthDate, FieldKind.Day, Secrecy.Private, nameof(Client.BirthDate), d => d.BirthDate, (d, v) => d.BirthDate = (DateOnly?)v),
        new(Field.FirstVisit, FieldKind.Day, Secrecy.Open, nameof(Client.FirstVisit), d => d.FirstVisit, (d, v) => d.FirstVisit = (DateOnly?)v),
        new(Field.Address, FieldKind.Line, Secrecy.Contact, nameof(Client.Address), d => d.Address, (d, v) => d.Address = (string?)v, Client.LineLength),
        new(Field.ContactInstead, FieldKind.Line, Secrecy.Contact, nameof(Client.ContactInstead), d => d.ContactInstead, (d, v) => d.ContactInstead = (string?)v, Client.LineLength),
        new(Field.PreferredChannel, FieldKind.Choice, Secrecy.Open, nameof(Client.PreferredChannel), d => d.PreferredChannel, (d, v) => d.PreferredChannel = (string?)v,
            Choices: ["Call", "Sms", "WhatsApp", "Telegram", "Viber", "Email", "None"]),
        new(Field.PreferredLanguage, FieldKind.Choice, Secrecy.Open, nameof(Client.PreferredLanguage), d => d.PreferredLanguage, (d, v) => d.PreferredLanguage = (string?)v,
            Choices: ["ru", "uk", "pl", "en", "be", "kk", "hy", "ka", "az", "uz", "ky", "tg", "tr", "ro", "lt", "de", "fr", "es", "it", "he", "ar", "zh"]),
        new(Field.MaritalStatus, FieldKind.Choice, Secrecy.Private, nameof(Client.MaritalStatus), d => d.MaritalStatus, (d, v) => d.MaritalStatus = (string?)v,
            Choices: ["Single", "Partnered", "Married", "Divorced", "Widowed"], IsOptional: true),
        new(Field.Workplace, FieldKind.Line, Secrecy.Private, nameof(Client.Workplace), d => d.Workplace, (d, v) => d.Workplace = (string?)v, Client.LineLength, IsOptional: true),
        new(Field.Hobbies, FieldKind.Text, Secrecy.Desk, nameof(Client.Hobbies), d => d.Hobbies, (d, v) => d.Hobbies = (string?)v, Client.TextLength, IsOptional: true),
        new(Field.Tags, FieldKind.List, Secrecy.Open, nameof(Client.Tags), d => d.Tags, (d, v) => d.Tags = (List<string>)v!, Client.TagLength, Client.MostTags),
        new(Field.ServicePreferences, FieldKind.Text, Secrecy.Open, nameof(Client.ServicePreferences), d => d.ServicePreferences, (d, v) => d.ServicePreferences = (string?)v, Client.TextLength),
        new(Field.Comment, FieldKind.Text, Secrecy.Desk, nameof(Client.Comment), d => d.Comment, (d, v) => d.Comment = (string?)v, Client.TextLength),
    ];

    /// <summary>Those that a network keeps only where its head has switched them on.</summary>
    public static IReadOnlyList<CardField> Optional { get; } = [.. Simple.Where(f => f.IsOptional)];

    private static readonly (Field Field, Func<Client, string?> Show)[] Composed =
    [
        (Field.FavouriteMaster, c => c.FavouriteMasterId?.ToString()),
        (Field.Salon, c => c.SalonId.ToString()),
        (Field.Status, c => c.Status.ToString()),
        (Field.Allergies, Allergies),
        (Field.Phones, Phones),
    ];

    /// <summary>The fields that a network keeps, in order.</summary>
    /// <param name="optional">The optional ones that are switched on.</param>
    public static IEnumerable<CardField> Kept(IReadOnlySet<Field> optional) => Simple.Where(f => !f.IsOptional || optional.Contains(f.Field));

    /// <summary>Whether a field is an optional one that is switched off.</summary>
    internal static bool IsOff(Field field, IReadOnlySet<Field> optional) => !optional.Contains(field) && Optional.Any(f => f.Field == field);

    /// <summary>The value of every field as text, the same in every language.</summary>
    internal static Dictionary<Field, string?> Snapshot(Client client) =>
        Simple.Select(f => (f.Field, Text: f.Show(client))).Concat(Composed.Select(f => (f.Field, Text: f.Show(client))))
            .ToDictionary(f => f.Field, f => f.Text);

    /// <summary>What differs between a snapshot and the client now.</summary>
    internal static List<FieldChange> Changes(Dictionary<Field, string?> before, Client client) =>
        [.. Snapshot(client).Select(f => new FieldChange(f.Key, before[f.Key], f.Value)).Where(c => c.Old != c.New)];

    /// <summary>What a new card was created with.</summary>
    internal static List<FieldChange> Filled(Client client) =>
        [.. Snapshot(client).Select(f => new FieldChange(f.Key, null, f.Value)).Where(c => c.New is not null)];

    /// <summary>Copies the person's data from one shape to another, but for optional fields that are switched off.</summary>
    internal static void Copy(PersonalData from, PersonalData to, IReadOnlySet<Field> optional)
    {
        foreach (var field in Kept(optional))
        {
            field.Copy(from, to);
        }

        (to.FavouriteMasterId, to.SalonId, to.Status, to.AllergyState) = (from.FavouriteMasterId, from.SalonId, from.Status, from.AllergyState);
    }

    /// <summary>Takes over every field of a tidied and checked form. A phone that stays keeps its row, an optional field that is switched off its value.</summary>
    internal static void Take(Client client, ClientForm form, Country? home, BlindIndex blind, IReadOnlySet<Field> optional)
    {
        Copy(form, client, optional);
        client.Allergies.RemoveAll(a => a.Substance.Length > 0 && !form.Allergies.Contains(a.Substance, StringComparer.Ordinal));
        client.Allergies.AddRange(form.Allergies
            .Where(s => client.Allergies.TrueForAll(a => a.Substance != s))
            .Select(s => new Allergy { ClientId = client.Id, Substance = s, CreatedAt = client.UpdatedAt, CreatedBy = client.UpdatedBy, UpdatedAt = client.UpdatedAt, UpdatedBy = client.UpdatedBy }).ToList());

        var numbers = ClientRules.Numbers(form, home);
        // What does not open is in no form, so no form takes it off.
        client.Phones.RemoveAll(p => p.Number.Length > 0 && numbers.TrueForAll(n => n.Number.E164 != p.Number));
        for (var i = 0; i < numbers.Count; i++)
        {
            var (number, label) = numbers[i];
            if (client.Phones.Find(p => p.Number == number.E164) is { } kept)
            {
                (kept.Position, kept.Label) = (i, label);
            }
            else
            {
                client.Phones.Add(ClientPhone.Of(client.Id, number, label, i, blind));
                client.PhoneConfirmedOn = null;
            }
        }
    }

    private static string? Allergies(Client client) => client.AllergyState switch
    {
        AllergyState.NotAsked => null,
        AllergyState.NoneKnown => nameof(AllergyState.NoneKnown),
        _ => List(client.Allergies.Select(a => a.Substance).Order(StringComparer.Ordinal)),
    };

    private static string? Phones(Client client) =>
        List(client.Phones.OrderBy(p => p.Position).Where(p => p.Phone is not null)
            .Select(p => p.Label is null ? p.Number : $"{p.Number} ({p.Label})"));

    private static string? List(IEnumerable<string> texts) => string.Join(CardField.Separator, texts) is { Length: > 0 } text ? text : null;
}
