using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Completeness;

/// <summary>
/// How much a field matters. The tiers are shown apart and never blended into one figure (R1.1). Kept by number with the
/// network's own fields: a new one comes last.
/// </summary>
public enum Tier
{
    /// <summary>Without it there is no card.</summary>
    Required,

    /// <summary>A complete profile has it.</summary>
    Desirable,

    /// <summary>Good to know.</summary>
    Optional,

    /// <summary>Beside the tiers: what keeps a client safe.</summary>
    Safety,
}

/// <summary>A named missing thing. The numbers are kept in the database as the bits of <see cref="GapSet"/>: a new one comes last.</summary>
public enum Gap
{
    /// <summary>No name.</summary>
    Name,

    /// <summary>No phone.</summary>
    Phone,

    /// <summary>No email.</summary>
    Email,

    /// <summary>No birth date.</summary>
    BirthDate,

    /// <summary>No service preferences.</summary>
    Preferences,

    /// <summary>No favourite master.</summary>
    FavouriteMaster,

    /// <summary>Nobody has asked about allergies.</summary>
    AllergiesNotAsked,

    /// <summary>No visit that was done and no date of a first one; no gap of a guest, who is new.</summary>
    Visits,

    /// <summary>The client has not consented to processing, or has withdrawn it.</summary>
    ConsentMissing,

    /// <summary>The client has not confirmed the phone.</summary>
    PhoneNotConfirmed,

    /// <summary>A field of the network's own that it requires.</summary>
    OwnRequired,

    /// <summary>A field of the network's own that it finds desirable.</summary>
    OwnDesirable,

    /// <summary>A field of the network's own that is good to know.</summary>
    OwnOptional,
}

/// <summary>What counts as complete: pure rules, one place for all who ask.</summary>
public static class Gaps
{
    /// <summary>The tier that a gap belongs to (R1.1).</summary>
    public static Tier TierOf(Gap gap) => gap switch
    {
        Gap.Name or Gap.Phone or Gap.OwnRequired => Tier.Required,
        Gap.Email or Gap.BirthDate or Gap.Visits or Gap.OwnDesirable => Tier.Desirable,
        Gap.Preferences or Gap.FavouriteMaster or Gap.OwnOptional => Tier.Optional,
        Gap.AllergiesNotAsked or Gap.ConsentMissing or Gap.PhoneNotConfirmed => Tier.Safety,
        _ => throw new ArgumentOutOfRangeException(nameof(gap)),
    };

    /// <summary>The field that closes a gap.</summary>
    public static Field FieldOf(Gap gap) => gap switch
    {
        Gap.Name => Field.FirstName,
        Gap.Phone => Field.Phones,
        Gap.Email => Field.Email,
        Gap.BirthDate => Field.BirthDate,
        Gap.Preferences => Field.ServicePreferences,
        Gap.FavouriteMaster => Field.FavouriteMaster,
        Gap.AllergiesNotAsked => Field.Allergies,
        Gap.Visits => Field.Visit,
        Gap.ConsentMissing => Field.Consent,
        Gap.PhoneNotConfirmed => Field.Phones,
        Gap.OwnRequired or Gap.OwnDesirable or Gap.OwnOptional => Field.OwnField,
        _ => throw new ArgumentOutOfRangeException(nameof(gap)),
    };

    /// <summary>Every gap, the weightiest first; those of the network's own fields apart, which are told by their names.</summary>
    public static IReadOnlyList<Gap> All { get; } =
    [
        Gap.Name, Gap.Phone, Gap.AllergiesNotAsked, Gap.ConsentMissing, Gap.PhoneNotConfirmed, Gap.Email, Gap.BirthDate, Gap.Visits,
        Gap.Preferences, Gap.FavouriteMaster,
    ];

    /// <summary>The bit of a gap.</summary>
    public static GapSet Bit(this Gap gap) => (GapSet)(1 << (int)gap);

    /// <summary>
    /// What the card lacks, the weightiest first. A damaged field is damage, not a gap: the client has told it already.
    /// </summary>
    internal static IReadOnlyList<Gap> Of(Client client)
    {
        bool IsWhole(params string[] properties) => client.Damage?.Exists(properties.Contains) != true;
        return Of(new CardPresence
        {
            Name = client.Name.IsKnown || !IsWhole(nameof(Client.FirstName), nameof(Client.LastName)),
            Phone = client.Phones.Count > 0,
            Allergies = client.AllergyState != AllergyState.NotAsked || !IsWhole(nameof(Client.AllergyState)),
            Email = client.Email is not null || !IsWhole(nameof(Client.Email)),
            BirthDate = client.BirthDate is not null || !IsWhole(nameof(Client.BirthDate)),
            Preferences = client.ServicePreferences is not null || !IsWhole(nameof(Client.ServicePreferences)),
            FavouriteMaster = client.FavouriteMasterId is not null,
        });
    }

    /// <summary>What a card lacks of which only this is known, the weightiest first.</summary>
    internal static IReadOnlyList<Gap> Of(CardPresence has) => Listed(SetOf(has));

    /// <summary>The gaps of a set, the weightiest first; those of the network's own fields apart.</summary>
    public static IReadOnlyList<Gap> Listed(GapSet set) => [.. All.Where(g => set.HasFlag(g.Bit()))];

    /// <summary>The same as bits, with those of the network's own fields.</summary>
    internal static GapSet SetOf(CardPresence has)
    {
        (Gap Gap, bool IsThere)[] all =
        [
            (Gap.Name, has.Name), (Gap.Phone, has.Phone), (Gap.Email, has.Email), (Gap.BirthDate, has.BirthDate),
            (Gap.Preferences, has.Preferences), (Gap.FavouriteMaster, has.FavouriteMaster), (Gap.AllergiesNotAsked, has.Allergies),
            (Gap.Visits, has.Visits), (Gap.ConsentMissing, has.Consent), (Gap.PhoneNotConfirmed, has.PhoneConfirmed),
            (Gap.OwnRequired, has.OwnRequired), (Gap.OwnDesirable, has.OwnDesirable), (Gap.OwnOptional, has.OwnOptional),
        ];
        return all.Where(g => !g.IsThere).Aggregate(GapSet.None, (set, g) => set | g.Gap.Bit());
    }
}

/// <summary>What stands on a card, as far as anybody looked: what nobody looked at counts as there.</summary>
internal sealed record CardPresence
{
    public bool Name { get; init; } = true;

    public bool Phone { get; init; } = true;

    public bool Allergies { get; init; } = true;

    public bool Email { get; init; } = true;

    public bool BirthDate { get; init; } = true;

    public bool Preferences { get; init; } = true;

    public bool FavouriteMaster { get; init; } = true;

    public bool Visits { get; init; } = true;

    public bool Consent { get; init; } = true;

    public bool PhoneConfirmed { get; init; } = true;

    public bool OwnRequired { get; init; } = true;

    public bool OwnDesirable { get; init; } = true;

    public bool OwnOptional { get; init; } = true;
}
