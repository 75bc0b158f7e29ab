using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Duplicates;

/// <summary>How far two names can be one person's.</summary>
public enum NameAgreement
{
    /// <summary>They are two people's, or one of them is not known.</summary>
    None,

    /// <summary>Given name or surname agrees, and no more: a relative's, or one's own before a marriage.</summary>
    HalfOnly,

    /// <summary>All that is said of one is said of the other, but one is a single word.</summary>
    OneWord,

    /// <summary>Two words or more agree.</summary>
    Whole,
}

/// <summary>What a comparison of two names comes to.</summary>
/// <param name="Agreement">How far they agree.</param>
/// <param name="Reasons">In what they are alike.</param>
/// <param name="Distance">What speaks against it: 0 for equal names, more the more they differ.</param>
/// <param name="SharesFather">Both have a patronymic, and it agrees.</param>
public sealed record NameLikeness(NameAgreement Agreement, DuplicateReasons Reasons, int Distance, bool SharesFather)
{
    /// <summary>Nothing is alike.</summary>
    public static NameLikeness None { get; } = new(NameAgreement.None, DuplicateReasons.None, 0, false);
}

/// <summary>
/// Compares names as a person at the desk would: Маша is Мария, Schmidt is Шмидт, Мрия is a slip of the hand, Анна and Алла are
/// sisters, Иванов and Иванова husband and wife. Pure.
/// </summary>
public static class NameMatch
{
    private const int OtherScript = 2;
    private const int Short = 4;
    private const int Swapped = 4;
    private const int Part = 6;
    private const int Slip = 8;
    private const int Initial = 12;

    /// <summary>Compares two names in their parts.</summary>
    public static NameLikeness Of(PersonName one, PersonName other) => Of(NameWords.Of(one), NameWords.Of(other));

    internal static NameLikeness Of(NameWords one, NameWords other)
    {
        if (one.Words.Count == 0 || other.Words.Count == 0
            || (one.Patronymic is { } father && other.Patronymic is { } otherFather && !father.Agrees(otherFather)))
        {
            return NameLikeness.None;
        }

        var (few, many) = one.Words.Count <= other.Words.Count ? (one, other) : (other, one);
        var sharesFather = one.Patronymic is not null && other.Patronymic is not null;
        var best = Assign(few.Words, many.Words, 0, 0, one.IsOfEither || other.IsOfEither);
        if (best is not { } found)
        {
            return SharesGiven(few.Words, many.Words)
                ? new(NameAgreement.HalfOnly, DuplicateReasons.PartOfName, 0, sharesFather) : NameLikeness.None;
        }

        var isPart = few.Words.Count < many.Words.Count;
        var reasons = found.Reasons | (isPart ? DuplicateReasons.PartOfName : DuplicateReasons.None);
        var agreement = few.Words.Count > 1 ? NameAgreement.Whole : found.HasGiven ? NameAgreement.OneWord : NameAgreement.HalfOnly;
        return new(agreement, reasons == DuplicateReasons.None ? DuplicateReasons.SameName : reasons, found.Distance + (isPart ? Part : 0), sharesFather);
    }

    /// <summary>The best way to find each of the few words among the many; null when one of them is not there.</summary>
    private static Assigned? Assign(IReadOnlyList<NameWord> few, IReadOnlyList<NameWord> many, int next, int used, bool isOfEither)
    {
        if (next == few.Count)
        {
            return new(0, DuplicateReasons.None, false);
        }

        Assigned? best = null;
        for (var place = 0; place < many.Count; place++)
        {
            if ((used & (1 << place)) != 0 || Fit(few[next], many[place], isOfEither) is not { } fit
                || Assign(few, many, next + 1, used | (1 << place), isOfEither) is not { } rest)
            {
                continue;
            }

            // Where one has a single word nobody knows which part it is.
            var isSwapped = few.Count > 1 && few[next].IsLast != many[place].IsLast;
            var swap = !isSwapped || rest.Reasons.HasFlag(DuplicateReasons.SwappedName) ? 0 : Swapped;
            var given = rest.HasGiven || !few[next].IsLast || few[next].Meant.IsKnown;
            var all = new Assigned(
                fit.Distance + rest.Distance + swap, fit.Reasons | rest.Reasons | (isSwapped ? DuplicateReasons.SwappedName : DuplicateReasons.None), given);
            best = best is { } known && known.Distance <= all.Distance ? best : all;
        }

        return best;
    }

    private static (int Distance, DuplicateReasons Reasons)? Fit(NameWord one, NameWord other, bool isOfEither)
    {
        if (string.Equals(one.Text, other.Text, StringComparison.Ordinal))
        {
            return (0, DuplicateReasons.None);
        }

        if (one.Text.Length == 1 || other.Text.Length == 1)
        {
            return one.Sounds[0] is [var a, ..] && other.Sounds[0] is [var b, ..] && a == b ? (Initial, DuplicateReasons.PartOfName) : null;
        }

        var isOtherScript = one.IsCyrillic != other.IsCyrillic;
        if (one.Sounds.Intersect(other.Sounds, StringComparer.Ordinal).Any())
        {
            return isOtherScript ? (OtherScript, DuplicateReasons.OtherScript) : (Slip / 2, DuplicateReasons.MistypedName);
        }

        if (one.Meant.IsKnown && other.Meant.IsKnown)
        {
            return !one.Meant.Meets(other.Meant) ? null
                : one.Meant.Full.Intersect(other.Meant.Full).Any() ? (OtherScript, DuplicateReasons.OtherScript) : (Short, DuplicateReasons.ShortName);
        }

        if (DiffersByGender(one, other) && (isOfEither || !(one.IsLast && other.IsLast)))
        {
            return null;
        }

        return AreSlips(one, other) ? (Slip + (isOtherScript ? OtherScript : 0), DuplicateReasons.MistypedName | (isOtherScript ? DuplicateReasons.OtherScript : DuplicateReasons.None)) : null;
    }

    /// <summary>Иванов and Иванова, Kowalski and Kowalska, Белый and Белая: the surname of husband and wife.</summary>
    private static bool DiffersByGender(NameWord one, NameWord other)
    {
        static bool IsHers(string his, string hers) =>
            hers.EndsWith('a') && hers.Length > 3 && (his == hers[..^1] || his == hers[..^1] + "i" || his == hers[..^1] + "oi");

        return one.Sounds.Any(a => other.Sounds.Any(b => IsHers(a, b) || IsHers(b, a)));
    }

    /// <summary>By the letters, and by the sounds where the letters are of two alphabets or two hands heard the name.</summary>
    private static bool AreSlips(NameWord one, NameWord other) =>
        AreSlips(one.Text, other.Text) || one.Sounds.Any(a => other.Sounds.Any(b => AreSlips(a, b)));

    private static bool AreSlips(string one, string other) =>
        TypingSlips.Forgiven(Math.Min(one.Length, other.Length)) is > 0 and var most && TypingSlips.Between(one, other, most) <= most;

    private static bool SharesGiven(IReadOnlyList<NameWord> few, IReadOnlyList<NameWord> many) =>
        few.Where(w => !w.IsLast).Any(w => many.Any(o => !o.IsLast
            && (string.Equals(w.Text, o.Text, StringComparison.Ordinal) || w.Meant.Meets(o.Meant) || w.Sounds.Intersect(o.Sounds, StringComparer.Ordinal).Any())));

    private readonly record struct Assigned(int Distance, DuplicateReasons Reasons, bool HasGiven);
}
