namespace SalonCrm.Data.Completeness;

/// <summary>Several gaps, one bit each: the bit of a gap is its number. Kept in the database: never renumber a gap.</summary>
[Flags]
public enum GapSet
{
    /// <summary>Nothing is missing.</summary>
    None = 0,

    /// <summary>No name.</summary>
    Name = 1 << Gap.Name,

    /// <summary>No phone.</summary>
    Phone = 1 << Gap.Phone,

    /// <summary>No email.</summary>
    Email = 1 << Gap.Email,

    /// <summary>No birth date.</summary>
    BirthDate = 1 << Gap.BirthDate,

    /// <summary>No service preferences.</summary>
    Preferences = 1 << Gap.Preferences,

    /// <summary>No favourite master.</summary>
    FavouriteMaster = 1 << Gap.FavouriteMaster,

    /// <summary>Nobody has asked about allergies.</summary>
    AllergiesNotAsked = 1 << Gap.AllergiesNotAsked,

    /// <summary>No visit.</summary>
    Visits = 1 << Gap.Visits,

    /// <summary>No consent to processing.</summary>
    ConsentMissing = 1 << Gap.ConsentMissing,

    /// <summary>Nobody has confirmed the phone.</summary>
    PhoneNotConfirmed = 1 << Gap.PhoneNotConfirmed,

    /// <summary>Something required of the network's own fields.</summary>
    OwnRequired = 1 << Gap.OwnRequired,

    /// <summary>Something desirable of the network's own fields.</summary>
    OwnDesirable = 1 << Gap.OwnDesirable,

    /// <summary>Something optional of the network's own fields.</summary>
    OwnOptional = 1 << Gap.OwnOptional,
}
