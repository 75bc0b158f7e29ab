namespace SalonCrm.Data.Consents;

/// <summary>What follows from a client's consents. Where two readings are possible, the stricter is taken.</summary>
internal static class ConsentRules
{
    /// <summary>The consent that was recorded last; of two at the same moment the withdrawn one.</summary>
    public static Consent? Latest(IEnumerable<Consent> consents, ConsentPurpose purpose) =>
        consents.Where(c => c.Purpose == purpose).OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.WithdrawnOn is not null).FirstOrDefault();

    /// <summary>The last day on which a consent to the purpose was withdrawn.</summary>
    public static DateOnly? LastWithdrawal(IEnumerable<Consent> consents, ConsentPurpose purpose) =>
        consents.Where(c => c.Purpose == purpose).Max(c => c.WithdrawnOn);

    /// <summary>Whether the purpose is consented to now.</summary>
    public static bool Allows(IReadOnlyCollection<Consent> consents, ConsentPurpose purpose) =>
        Standing(consents, purpose) == ConsentStanding.Given;

    /// <summary>How things stand with a purpose.</summary>
    public static ConsentStanding Standing(IReadOnlyCollection<Consent> consents, ConsentPurpose purpose) => Latest(consents, purpose) switch
    {
        null => ConsentStanding.NeverAsked,
        { WithdrawnOn: not null } => ConsentStanding.Withdrawn,
        { Damage: not null } => ConsentStanding.Unclear,

        // An older paper that is recorded after a withdrawal does not undo it.
        var latest when LastWithdrawal(consents, purpose) > latest.GivenOn => ConsentStanding.Withdrawn,
        _ => ConsentStanding.Given,
    };
}
