namespace SalonCrm.Data.Clients;

/// <summary>Why a text is not a telephone number that can be called from anywhere.</summary>
public enum PhoneProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing was written: no text, blanks, or invisible marks.</summary>
    Empty,

    /// <summary>
    /// Something other than a telephone number: no digits, words that are no extension, a plus amid the digits, a masked number.
    /// </summary>
    NotANumber,

    /// <summary>Digits are missing: fewer than that country's numbers have, or fewer than four where its plan is not known.</summary>
    TooShort,

    /// <summary>
    /// More digits than that country's numbers have, or than the fifteen that ITU-T E.164 allows, or more than
    /// 200 characters of text. Two numbers in one field end here.
    /// </summary>
    TooLong,

    /// <summary>After the plus or the international prefix stands no calling code that has been assigned.</summary>
    NoSuchCountry,

    /// <summary>The length is right, but no number of that country begins in this way.</summary>
    NoSuchNumber,

    /// <summary>The number is written as within a country, and it was not told which.</summary>
    HomeCountryNeeded,
}
