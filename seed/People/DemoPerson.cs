using SalonCrm.Data.Clients;

namespace SalonCrm.Seed;

/// <summary>Somebody who does not exist: what a client's card could say, without ids, days of today or a database.</summary>
public sealed record DemoPerson
{
    /// <summary>Place in the sequence, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Which of the demo network's salons the person goes to, from 0.</summary>
    public required int Salon { get; init; }

    /// <summary>A woman or girl.</summary>
    public required bool IsWoman { get; init; }

    /// <summary>Left name and phone, nothing more.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Family name, in the form that the gender asks for.</summary>
    public string? LastName { get; init; }

    /// <summary>Given name; a guest's may be the short one that was said.</summary>
    public required string FirstName { get; init; }

    /// <summary>Patronymic, where the language has them.</summary>
    public string? Patronymic { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<DemoPhone> Phones { get; init; }

    /// <summary>The first phone is that of the person before this one: a child's mother, or a partner.</summary>
    public bool SharesPhoneWithPrevious { get; init; }

    /// <summary>At a domain that is reserved for examples.</summary>
    public string? Email { get; init; }

    /// <summary>Date of birth; the same whenever the network is made.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Street and house, put together at random.</summary>
    public string? Address { get; init; }

    /// <summary>Whom to contact instead: a child's mother.</summary>
    public string? ContactInstead { get; init; }

    /// <summary>Categories, in the salon's language.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A remark as a front desk writes it.</summary>
    public string? Comment { get; init; }

    /// <summary>What the client prefers.</summary>
    public string? ServicePreferences { get; init; }

    /// <summary>Which of the salon's masters the client asks for, from 0.</summary>
    public int? FavouriteMaster { get; init; }

    /// <summary>Whether allergies were asked about.</summary>
    public AllergyState AllergyState { get; init; }

    /// <summary>Substances, in the salon's language.</summary>
    public IReadOnlyList<string> Allergies { get; init; } = [];

    /// <summary>Days from the making of the card to the first visit; null when there was none yet.</summary>
    public int? FirstVisitAfter { get; init; }

    /// <summary>What was added to the card later; null when it stayed as it was made.</summary>
    public DemoUpdate? Update { get; init; }

    /// <summary>The client looked through the card when it was made, and again when asking for a change.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>One phone of a demo person.</summary>
/// <param name="Number">A valid mobile number in international form, from a range that is unlikely to reach anybody.</param>
/// <param name="Label">As the salon would label it, or null.</param>
public sealed record DemoPhone(string Number, string? Label);

/// <summary>A later change of a card: one field that was empty at first.</summary>
/// <param name="Field">Which one.</param>
/// <param name="AfterDays">Days from the making of the card.</param>
/// <param name="Recognised">How the client who asked for it was recognised; null when the salon added it by itself.</param>
public sealed record DemoUpdate(Field Field, int AfterDays, Recognition? Recognised);
