using SalonCrm.Data.Clients;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.Filling;

/// <summary>What the front desk would have typed for a demo person.</summary>
internal static class ClientForms
{
    public static ClientForm Of(DemoPerson person, MadeSalon salon, Func<int, DateOnly> day) => new()
    {
        SalonId = salon.Id,
        Status = person.IsGuest ? ClientStatus.Guest : ClientStatus.Registered,
        LastName = person.LastName,
        FirstName = person.FirstName,
        Patronymic = person.Patronymic,
        Phones = [.. person.Phones.Select(p => new PhoneLine { Text = p.Number, Label = p.Label })],
        SharesPhoneKnowingly = person.SharesPhoneWithPrevious,
        Email = person.Email,
        BirthDate = person.BirthDate,
        Address = person.Address,
        ContactInstead = person.ContactInstead,
        PreferredChannel = person.IsGuest ? null : Channel(person.Index),
        PreferredLanguage = person.IsGuest ? null : DemoPlaces.Salons[person.Salon].Language.Locale,
        Tags = [.. person.Tags],
        Comment = person.Comment,
        ServicePreferences = person.ServicePreferences,
        FavouriteMasterId = person.FavouriteMaster is { } master ? salon.Masters[master] : null,
        AllergyState = person.AllergyState,
        Allergies = [.. person.Allergies],
        FirstVisit = person.FirstVisitAfter is { } days ? day(days) : null,
    };

    /// <summary>By place in the sequence, so that drawing it changes nobody: half of the cards say nothing.</summary>
    private static string? Channel(int index) => (index % 10) switch
    {
        0 or 5 => "Call",
        1 => "Sms",
        3 => "WhatsApp",
        7 => "Telegram",
        _ => null,
    };

    /// <summary>Leaves a field out that was to be filled in later.</summary>
    public static void Blank(ClientForm form, Field? field)
    {
        switch (field)
        {
            case null: break;
            case Field.Email: form.Email = null; break;
            case Field.BirthDate: form.BirthDate = null; break;
            case Field.Address: form.Address = null; break;
            case Field.Comment: form.Comment = null; break;
            case Field.ServicePreferences: form.ServicePreferences = null; break;
            case Field.Allergies: (form.AllergyState, form.Allergies) = (AllergyState.NotAsked, []); break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, "No demo card gets this field later.");
        }
    }
}
