using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Guests;

/// <summary>A registration as a site sends it. Texts are as typed.</summary>
public sealed class RegistrationForm
{
    /// <summary>The client to be made where nobody has the number; a second submit of one form makes no second client.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The salon that the client will come to; one that is open.</summary>
    public Guid SalonId { get; set; }

    /// <summary>Family name.</summary>
    public string? LastName { get; set; }

    /// <summary>Given name; one of the two has to be there.</summary>
    public string? FirstName { get; set; }

    /// <summary>Patronymic.</summary>
    public string? Patronymic { get; set; }

    /// <summary>The number in any format; required.</summary>
    public string? Phone { get; set; }

    /// <summary>Mail address.</summary>
    public string? Email { get; set; }

    /// <summary>Date of birth.</summary>
    public DateOnly? BirthDate { get; set; }

    /// <summary>ISO 639, one of the card's choices.</summary>
    public string? PreferredLanguage { get; set; }

    /// <summary>One of the card's choices.</summary>
    public string? PreferredChannel { get; set; }

    /// <summary>What the person consented to.</summary>
    public List<GivenConsent> Consents { get; set; } = [];

    /// <summary>The token of the link that a booking was answered with; null without a booking.</summary>
    public string? BookingToken { get; set; }

    /// <summary>As a card is typed.</summary>
    internal ClientForm Person() => new()
    {
        Id = Id,
        SalonId = SalonId,
        Status = ClientStatus.Registered,
        LastName = LastName,
        FirstName = FirstName,
        Patronymic = Patronymic,
        Email = Email,
        BirthDate = BirthDate,
        PreferredLanguage = PreferredLanguage,
        PreferredChannel = PreferredChannel,
        Phones = [new() { Text = Phone }],
        SharesPhoneKnowingly = true,
    };
}

/// <summary>A consent that somebody gave on a site.</summary>
/// <param name="Purpose">To what.</param>
/// <param name="TextVersion">The version of the text that was shown.</param>
public sealed record GivenConsent(ConsentPurpose Purpose, int TextVersion);

/// <summary>A registration as a site is told of it: the same whoever has the number.</summary>
/// <param name="IsKnown">The number was known before; null where the network does not tell.</param>
public sealed record RegistrationTaken(bool? IsKnown);
