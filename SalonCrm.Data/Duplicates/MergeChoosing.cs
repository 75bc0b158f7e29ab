using SalonCrm.Data.Clients;
using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Data.Duplicates;

/// <summary>Which of two values is preset, and what a field made of both says. Pure rules, for the comparison and the merge alike.</summary>
internal static class MergeChoosing
{
    private static readonly CardField[] Chosen = [.. CardFields.Simple.Where(f => f.Field is not (Field.Tags or Field.Comment or Field.FirstVisit))];

    /// <summary>
    /// Whose card stays: the registered client's, then the one with the longer history, then the smaller number.
    /// </summary>
    public static bool StaysFirst(Client first, int firstVisits, Client second, int secondVisits) =>
        (first.Status, firstVisits, -first.CardNumber).CompareTo((second.Status, secondVisits, -second.CardNumber)) > 0;

    /// <summary>The fields of which one value stays, with whose is preset.</summary>
    public static List<ComparedField> Fields(Client survivor, Client merged, IReadOnlySet<Guid> closedSalons) =>
    [
        .. Chosen.Select(f => Compared(f.Field, f.Show(survivor), f.Show(merged), survivor, merged)),
        Compared(Field.FavouriteMaster, survivor.FavouriteMasterId?.ToString(), merged.FavouriteMasterId?.ToString(), survivor, merged),
        new(Field.Salon, survivor.SalonId.ToString(), merged.SalonId.ToString(),
            closedSalons.Contains(survivor.SalonId) && !closedSalons.Contains(merged.SalonId) ? MergeSide.Merged : MergeSide.Survivor),
    ];

    /// <summary>
    /// Something over nothing, confirmed over unconfirmed and the later confirmed, the fuller of two that begin alike,
    /// else the newer card's.
    /// </summary>
    public static MergeSide Preset(string? survivor, string? merged, Client stays, Client goes)
    {
        if (survivor is null || merged is null)
        {
            return merged is null ? MergeSide.Survivor : MergeSide.Merged;
        }

        if (stays.ConfirmedOn != goes.ConfirmedOn)
        {
            return (goes.ConfirmedOn ?? DateOnly.MinValue) > (stays.ConfirmedOn ?? DateOnly.MinValue) ? MergeSide.Merged : MergeSide.Survivor;
        }

        if (merged.Contains(survivor, StringComparison.OrdinalIgnoreCase) != survivor.Contains(merged, StringComparison.OrdinalIgnoreCase))
        {
            return merged.Length > survivor.Length ? MergeSide.Merged : MergeSide.Survivor;
        }

        return goes.UpdatedAt > stays.UpdatedAt ? MergeSide.Merged : MergeSide.Survivor;
    }

    /// <summary>Whose value of one of the network's own fields is preset.</summary>
    public static MergeSide Preset(OwnValue? survivor, OwnValue? merged) =>
        merged?.Value is null ? MergeSide.Survivor
        : survivor?.Value is null || merged.UpdatedAt > survivor.UpdatedAt ? MergeSide.Merged
        : MergeSide.Survivor;

    /// <summary>Both comments, the survivor's first; one of them where it says all that the other does.</summary>
    public static string? Comment(string? survivor, string? merged) =>
        merged is null || survivor?.Contains(merged, StringComparison.Ordinal) == true ? survivor
        : survivor is null || merged.Contains(survivor, StringComparison.Ordinal) ? merged
        : $"{survivor}\n{merged}";

    public static List<string> Tags(Client survivor, Client merged) =>
        [.. survivor.Tags.Concat(merged.Tags).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    /// <summary>
    /// The client confirmed what a card says. Where the values that were chosen are all of one card, its day holds; where
    /// they are of both, the earlier, which may be never: nobody confirmed the two together.
    /// </summary>
    public static DateOnly? ConfirmedOn(Client survivor, Client merged, IEnumerable<(ComparedField Field, MergeSide Side)> chosen)
    {
        var told = chosen.Where(c => c.Field is { Survivor: not null, Merged: not null, Differs: true } and { Field: not Field.Salon }).Select(c => c.Side).Distinct().ToList();
        return told switch
        {
            [] => Later(survivor.ConfirmedOn, merged.ConfirmedOn),
            [MergeSide.Survivor] => survivor.ConfirmedOn,
            [MergeSide.Merged] => merged.ConfirmedOn,
            _ => Least(survivor.ConfirmedOn, merged.ConfirmedOn),
        };
    }

    /// <summary>The same of the phones: a card's day holds where it has all numbers of the other.</summary>
    public static DateOnly? PhoneConfirmedOn(Client survivor, Client merged)
    {
        bool HasAll(Client one, Client other) => other.Phones.TrueForAll(p => one.Phones.Exists(o => o.Number == p.Number));
        return (HasAll(survivor, merged), HasAll(merged, survivor)) switch
        {
            (true, true) => Later(survivor.PhoneConfirmedOn, merged.PhoneConfirmedOn),
            (true, false) => survivor.PhoneConfirmedOn,
            (false, true) => merged.PhoneConfirmedOn,
            _ => Least(survivor.PhoneConfirmedOn, merged.PhoneConfirmedOn),
        };
    }

    /// <summary>Asked is asked, and what is listed stays listed.</summary>
    public static AllergyState Allergies(Client survivor, Client merged) =>
        survivor.Allergies.Count + merged.Allergies.Count > 0 ? AllergyState.Listed
        : survivor.AllergyState == AllergyState.NotAsked ? merged.AllergyState : survivor.AllergyState;

    /// <summary>Whether two allergies name the same substance.</summary>
    public static bool IsSame(Allergy one, Allergy other) => string.Equals(one.Substance, other.Substance, StringComparison.OrdinalIgnoreCase);

    public static string? Reaction(string? survivor, string? merged) =>
        merged is null || survivor?.Contains(merged, StringComparison.OrdinalIgnoreCase) == true ? survivor
        : survivor is null || merged.Contains(survivor, StringComparison.OrdinalIgnoreCase) ? merged
        : $"{survivor}; {merged}";

    /// <summary>The graver of the two. That nobody has said how grave is no reason to think it mild.</summary>
    public static Severity Graver(Severity one, Severity other) => one > other ? one : other;

    private static ComparedField Compared(Field field, string? survivor, string? merged, Client stays, Client goes) =>
        new(field, survivor, merged, Preset(survivor, merged, stays, goes));

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;

    private static DateOnly? Least(DateOnly? one, DateOnly? other) => one is null || other is null ? null : one < other ? one : other;
}
