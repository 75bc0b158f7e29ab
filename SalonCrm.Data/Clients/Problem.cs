namespace SalonCrm.Data.Clients;

/// <summary>What is wrong with what was typed.</summary>
public enum Problem
{
    /// <summary>It must be there.</summary>
    Required,

    /// <summary>Longer than its limit.</summary>
    TooLong,

    /// <summary>Not something that can be a phone number.</summary>
    PhoneNotANumber,

    /// <summary>Too few digits for a phone number.</summary>
    PhoneTooShort,

    /// <summary>Too many digits for a phone number.</summary>
    PhoneTooLong,

    /// <summary>No country has this calling code.</summary>
    PhoneNoSuchCountry,

    /// <summary>The right length, but no number of that country begins so.</summary>
    PhoneNoSuchNumber,

    /// <summary>The number is written without a country and none is known.</summary>
    PhoneCountryNeeded,

    /// <summary>The same number twice on one card.</summary>
    PhoneTwice,

    /// <summary>Not a mail address.</summary>
    NotAnEmail,

    /// <summary>A date that is still to come.</summary>
    InTheFuture,

    /// <summary>A date longer ago than a person lives.</summary>
    TooLongAgo,

    /// <summary>It is not a date.</summary>
    NotADate,

    /// <summary>More entries than can be kept.</summary>
    TooMany,

    /// <summary>There is none of that name.</summary>
    Unknown,

    /// <summary>Another has it already.</summary>
    Taken,

    /// <summary>Allergies are listed, but none is named; or named, but not listed.</summary>
    Contradicts,

    /// <summary>Less than nothing.</summary>
    BelowZero,

    /// <summary>Not between its bounds.</summary>
    OutOfRange,

    /// <summary>A day before the client was born.</summary>
    BeforeBirth,

    /// <summary>More than there is.</summary>
    NotEnough,

    /// <summary>The client has not consented to this.</summary>
    NoConsent,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>It was altered outside the portal.</summary>
    Altered,

    /// <summary>The code is not the one on the console.</summary>
    WrongCode,

    /// <summary>Too many wrong tries: the portal must be started again.</summary>
    TooManyTries,

    /// <summary>Shorter than the shortest allowed password.</summary>
    PasswordTooShort,

    /// <summary>One cannot take the role from oneself or disable oneself.</summary>
    OneSelf,

    /// <summary>Not a file of a picture that can be shown.</summary>
    NotAPicture,

    /// <summary>It begins as a picture, and is none to its end.</summary>
    PictureBroken,

    /// <summary>A picture, or its file, beyond its limit.</summary>
    PictureTooLarge,

    /// <summary>It is no longer offered.</summary>
    Retired,

    /// <summary>The last open salon.</summary>
    LastOpen,

    /// <summary>The salons pay in several currencies, so a price needs its salon.</summary>
    SalonNeeded,

    /// <summary>Not a number, or one that can be read in two ways.</summary>
    NotANumber,

    /// <summary>Not an answer that can be chosen: unknown, or retired since.</summary>
    NotAChoice,

    /// <summary>The field is no longer asked.</summary>
    NoLongerAsked,

    /// <summary>Cards have values of this kind already.</summary>
    HasValues,

    /// <summary>What warns everybody can't be hidden from some.</summary>
    HintIsForAll,

    /// <summary>It has passed already.</summary>
    InThePast,

    /// <summary>Several people share the number: it has to be said who books.</summary>
    WhoIsIt,

    /// <summary>A link that is used up, revoked, expired or closed.</summary>
    LinkClosed,

    /// <summary>Not what stands on the card.</summary>
    Wrong,

    /// <summary>A telephone number where a name belongs.</summary>
    NameIsPhone,

    /// <summary>Without a single letter.</summary>
    NotAName,

    /// <summary>Not scheme and host of a place in the network.</summary>
    NotAnAddress,

    /// <summary>Both are the same card.</summary>
    SameCard,

    /// <summary>The card has gone into another already.</summary>
    AlreadyMerged,

    /// <summary>A later merge of the same card has to be taken back first.</summary>
    MergedLater,

    /// <summary>Too much time has passed to take it back.</summary>
    TooLate,

    /// <summary>It was shown before.</summary>
    Replayed,

    /// <summary>A colleague has it.</summary>
    AColleagues,

    /// <summary>Neither a network in CIDR nor an address.</summary>
    NotANetwork,

    /// <summary>It ends when it begins.</summary>
    NoHours,

    /// <summary>It would keep out the one who sets it.</summary>
    LocksOneselfOut,

    /// <summary>It ends before it begins.</summary>
    EndsBeforeItBegins,

    /// <summary>Too few words to be understood later.</summary>
    NotAReason,
}

/// <summary>A field and what is wrong with it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Index">Which entry of a list, from 0.</param>
public sealed record FieldProblem(Field Field, Problem Problem, int Index = 0);
