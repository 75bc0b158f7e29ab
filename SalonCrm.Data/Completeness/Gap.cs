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
        bool IsWhole(string property) => client.Damage?.Contains(property) != true;
        var gaps = new List<Gap>();
        void Add(Gap gap, bool missing)
        {
            if (missing)
            {
                gaps.Add(gap);
            }
        }

        Add(Gap.Name, !client.Name.IsKnown && IsWhole(nameof(Client.FirstName)) && IsWhole(nameof(Client.LastName)));
        Add(Gap.Phone, client.Phones.Count == 0);
        Add(Gap.AllergiesNotAsked, client.AllergyState == AllergyState.NotAsked && IsWhole(nameof(Client.AllergyState)));
        Add(Gap.Email, client.Email is null && IsWhole(nameof(Client.Email)));
        Add(Gap.BirthDate, client.BirthDate is null && IsWhole(nameof(Client.BirthDate)));
        Add(Gap.Preferences, client.ServicePreferences is null && IsWhole(nameof(Client.ServicePreferences)));
        Add(Gap.FavouriteMaster, client.FavouriteMasterId is null);
        return gaps;
    }
}
