using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Clients;

/// <summary>
/// What a card says of the person. The row that is kept, the form that is typed into and the card that is shown all
/// have these properties, so a new field stands here once; <see cref="CardFields"/> says how it is treated.
/// </summary>
public class PersonalData
{
    /// <summary>Family name.</summary>
    [Sealed]
    public string? LastName { get; set; }

    /// <summary>Given name.</summary>
    [Sealed]
    public string? FirstName { get; set; }

    /// <summary>Patronymic.</summary>
    [Sealed]
    public string? Patronymic { get; set; }

    /// <summary>Mail address.</summary>
    [Sealed]
    public string? Email { get; set; }

    /// <summary>Date of birth.</summary>
    [Sealed(SealedAttribute.Phone)]
    public DateOnly? BirthDate { get; set; }

    /// <summary>Date of the first visit.</summary>
    [Plain]
    public DateOnly? FirstVisit { get; set; }

    /// <summary>Postal address.</summary>
    [Sealed(SealedAttribute.Note)]
    public string? Address { get; set; }

    /// <summary>Whom to contact instead (a parent for a child).</summary>
    [Sealed(SealedAttribute.Note)]
    public string? ContactInstead { get; set; }

    /// <summary>How the client wants to be reached; one of the field's choices.</summary>
    [Sealed(SealedAttribute.Phone)]
    public string? PreferredChannel { get; set; }

    /// <summary>The language that the client prefers; one of the field's choices, ISO 639.</summary>
    [Sealed(SealedAttribute.Phone)]
    public string? PreferredLanguage { get; set; }

    /// <summary>Marital status; one of the field's choices. Kept only where the network has switched it on.</summary>
    [Sealed(SealedAttribute.Phone)]
    public string? MaritalStatus { get; set; }

    /// <summary>Workplace and position. Kept only where the network has switched it on.</summary>
    [Sealed(SealedAttribute.Note)]
    public string? Workplace { get; set; }

    /// <summary>What the client likes to do. Kept only where the network has switched it on.</summary>
    [Sealed(SealedAttribute.Note)]
    public string? Hobbies { get; set; }

    /// <summary>Categories.</summary>
    [Sealed]
    public List<string> Tags { get; set; } = [];

    /// <summary>What the client prefers.</summary>
    [Sealed(SealedAttribute.Note)]
    public string? ServicePreferences { get; set; }

    /// <summary>Free comment.</summary>
    [Sealed(SealedAttribute.Note)]
    public string? Comment { get; set; }

    /// <summary>Whether allergies were asked about.</summary>
    [Sealed(SealedAttribute.Phone)]
    public AllergyState AllergyState { get; set; }

    /// <summary>The master whom the client asks for.</summary>
    [Plain]
    public Guid? FavouriteMasterId { get; set; }

    /// <summary>Guest or registered.</summary>
    [Plain]
    public ClientStatus Status { get; set; } = ClientStatus.Registered;

    /// <summary>The salon whose client this is.</summary>
    [Plain]
    public Guid SalonId { get; set; }

    /// <summary>The name in its parts.</summary>
    public PersonName Name => new(LastName, FirstName, Patronymic);
}
