namespace SalonCrm.Data.Consents;

/// <summary>What a client consents to, each on its own. The numbers are kept in the database: never reorder.</summary>
public enum ConsentPurpose
{
    /// <summary>Personal data are kept and used for the client's visits.</summary>
    Processing,

    /// <summary>News and offers are sent.</summary>
    Marketing,

    /// <summary>Photos before and after are taken and kept.</summary>
    Photos,

    /// <summary>Allergies, contraindications and other data about health are kept.</summary>
    HealthData,
}

/// <summary>How a consent was given.</summary>
public enum ConsentChannel
{
    /// <summary>Said at the salon.</summary>
    InPerson,

    /// <summary>Said on the phone.</summary>
    Phone,

    /// <summary>Signed on paper.</summary>
    Paper,

    /// <summary>Given on the client's own page.</summary>
    Online,
}

/// <summary>How a client stands to a purpose now.</summary>
public enum ConsentStanding
{
    /// <summary>Nobody has asked.</summary>
    NeverAsked,

    /// <summary>Consented.</summary>
    Given,

    /// <summary>Consented once and withdrew.</summary>
    Withdrawn,

    /// <summary>The entry was altered outside the portal. Counts as none.</summary>
    Unclear,
}
