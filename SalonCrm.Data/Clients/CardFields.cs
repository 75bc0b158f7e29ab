using System.Globalization;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Clients;

/// <summary>How one field of the card is compared, told in the history, and taken from a form.</summary>
/// <param name="Field">The field.</param>
/// <param name="Property">The entity's property, as damage names it.</param>
/// <param name="Show">Its value as text, the same in every language; null when it is empty.</param>
/// <param name="Take">Puts the form's value into the client.</param>
internal sealed record CardField(Field Field, string Property, Func<Client, string?> Show, Action<Client, ClientForm> Take);

/// <summary>
/// The fields of the card, in the order in which it is filled. A new personal field is a line here, a property in
/// <see cref="Client"/> (with its limit), one in <see cref="ClientForm"/>, its component and its texts.
/// </summary>
internal static class CardFields
{
    public const string Separator = ", ";

    public static IReadOnlyList<CardField> All { get; } =
    [
        new(Field.LastName, nameof(Client.LastName), c => c.LastName, (c, f) => c.LastName = f.LastName),
        new(Field.FirstName, nameof(Client.FirstName), c => c.FirstName, (c, f) => c.FirstName = f.FirstName),
        new(Field.Patronymic, nameof(Client.Patronymic), c => c.Patronymic, (c, f) => c.Patronymic = f.Patronymic),
        new(Field.Email, nameof(Client.Email), c => c.Email, (c, f) => c.Email = f.Email),
        new(Field.BirthDate, nameof(Client.BirthDate), c => Day(c.BirthDate), (c, f) => c.BirthDate = f.BirthDate),
        new(Field.Address, nameof(Client.Address), c => c.Address, (c, f) => c.Address = f.Address),
        new(Field.Tags, nameof(Client.Tags), c => List(c.Tags), (c, f) => c.Tags = f.Tags),
        new(Field.ContactInstead, nameof(Client.ContactInstead), c => c.ContactInstead, (c, f) => c.ContactInstead = f.ContactInstead),
        new(Field.FirstVisit, nameof(Client.FirstVisit), c => Day(c.FirstVisit), (c, f) => c.FirstVisit = f.FirstVisit),
        new(Field.Comment, nameof(Client.Comment), c => c.Comment, (c, f) => c.Comment = f.Comment),
        new(Field.ServicePreferences, nameof(Client.ServicePreferences), c => c.ServicePreferences, (c, f) => c.ServicePreferences = f.ServicePreferences),
        new(Field.FavouriteMaster, nameof(Client.FavouriteMasterId), c => c.FavouriteMasterId?.ToString(), (c, f) => c.FavouriteMasterId = f.FavouriteMasterId),
        new(Field.Salon, nameof(Client.SalonId), c => c.SalonId.ToString(), (c, f) => c.SalonId = f.SalonId),
        new(Field.Status, nameof(Client.Status), c => c.Status.ToString(), (c, f) => c.Status = f.Status),
        new(Field.Allergies, nameof(Client.Allergies), Allergies, TakeAllergies),
        new(Field.Phones, nameof(Client.Phones), Phones, (_, _) => { }),
    ];

    /// <summary>The value of every field as text.</summary>
    public static Dictionary<Field, string?> Snapshot(Client client) => All.ToDictionary(f => f.Field, f => f.Show(client));

    /// <summary>What differs between a snapshot and the client now.</summary>
    public static List<FieldChange> Changes(Dictionary<Field, string?> before, Client client) =>
        [.. All.Select(f => new FieldChange(f.Field, before[f.Field], f.Show(client))).Where(c => c.Old != c.New)];

    /// <summary>What a new card was created with.</summary>
    public static List<FieldChange> Filled(Client client) =>
        [.. All.Select(f => new FieldChange(f.Field, null, f.Show(client))).Where(c => c.New is not null)];

    /// <summary>Takes over every field of a tidied and checked form. A phone that stays keeps its row.</summary>
    public static void Take(Client client, ClientForm form, Country? home, BlindIndex blind)
    {
        foreach (var field in All)
        {
            field.Take(client, form);
        }

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
            }
        }
    }

    private static void TakeAllergies(Client client, ClientForm form)
    {
        client.AllergyState = form.AllergyState;
        client.Allergies.RemoveAll(a => a.Substance.Length > 0 && !form.Allergies.Contains(a.Substance, StringComparer.Ordinal));
        client.Allergies.AddRange(form.Allergies
            .Where(s => client.Allergies.TrueForAll(a => a.Substance != s))
            .Select(s => new Allergy { ClientId = client.Id, Substance = s }));
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

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? List(IEnumerable<string> texts) => string.Join(Separator, texts) is { Length: > 0 } text ? text : null;
}
