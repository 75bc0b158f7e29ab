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

/// <summary>A named missing thing.</summary>
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
}

/// <summary>What counts as complete: pure rules, one place for all who ask.</summary>
public static class Gaps
{
    /// <summary>The tier that a gap belongs to (R1.1).</summary>
    public static Tier TierOf(Gap gap) => gap switch
    {
        Gap.Name or Gap.Phone => Tier.Required,
        Gap.Email or Gap.BirthDate => Tier.Desirable,
        Gap.Preferences or Gap.FavouriteMaster => Tier.Optional,
        Gap.AllergiesNotAsked => Tier.Safety,
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
        _ => throw new ArgumentOutOfRangeException(nameof(gap)),
    };

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
    internal static IReadOnlyList<Gap> Of(CardPresence has)
    {
        (Gap Gap, bool IsThere)[] all =
        [
            (Gap.Name, has.Name), (Gap.Phone, has.Phone), (Gap.AllergiesNotAsked, has.Allergies), (Gap.Email, has.Email),
            (Gap.BirthDate, has.BirthDate), (Gap.Preferences, has.Preferences), (Gap.FavouriteMaster, has.FavouriteMaster),
        ];
        return [.. all.Where(g => !g.IsThere).Select(g => g.Gap)];
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
}
