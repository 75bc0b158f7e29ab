using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Calls;

/// <summary>The other side of a call, as exchanges write it: a number, a phone of the house, or nothing to be seen.</summary>
internal static class CallerNumber
{
    /// <summary>Longest that is kept.</summary>
    public const int Length = 60;

    /// <summary>Up to so many digits that are no number are a phone of the house.</summary>
    private const int MostInternalDigits = 6;

    private static readonly HashSet<string> HiddenWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "anonymous", "unknown", "restricted", "private", "withheld", "unavailable", "blocked", "hidden", "asterisk", "none", "null", "undefined",
        "number unavailable", "private number", "no caller id", "скрыт", "скрытый", "неизвестен", "неизвестный", "аноним",
    };

    /// <summary>Some exchanges spell the word on the keys of a telephone: +266696687 is ANONYMOUS. With a plus alone: without it that is a number in Poland.</summary>
    private static readonly HashSet<string> HiddenOnKeys = [.. HiddenWords.Where(w => w.All(char.IsAsciiLetter)).Select(w => $"+{OnKeys(w)}")];

    /// <summary>What is kept of the other side before it is known in which country it was told; null for one that hides.</summary>
    public static string? Told(string? text) =>
        LineName.Bare(text) is { } bare && bare.Any(char.IsLetterOrDigit) && !HiddenWords.Contains(bare) && !HiddenOnKeys.Contains(bare) ? bare : null;

    /// <summary>It is a phone of the house: a few digits or a name.</summary>
    /// <param name="kept">What is kept of a call's other side, where that is no number that can be called from anywhere.</param>
    public static bool IsInternal(string kept) => kept.Any(char.IsLetter) || kept.Count(char.IsDigit) <= MostInternalDigits;

    /// <summary>The number that a call came from or went to; null for a hidden or an internal one, and for one that does not open.</summary>
    public static PhoneNumber? Of(Call call) => call is { NumberIndex: not null, Number: { Length: > 0 } kept } ? PhoneNumber.FromE164(kept) : null;

    /// <summary>The call came from a phone of the house, or went to one.</summary>
    public static bool IsInternal(Call call) => call is { NumberIndex: null, Number: { } kept } && IsInternal(kept);

    /// <summary>The other side hides. A number that does not open was told all the same.</summary>
    public static bool IsHidden(Call call) => call is { Number: null, NumberIndex: null };

    /// <summary>The salon's country; of a line that is nobody's the one of all salons, where there is but one.</summary>
    public static Country? Home(Names names, Guid? salon)
    {
        var codes = salon is { } id ? [names.Salons[id].CountryCode] : names.Salons.Values.Select(s => s.CountryCode).Distinct(StringComparer.Ordinal).ToList();
        return codes is [var only] ? Country.Find(only) : null;
    }

    private static string OnKeys(string word) =>
        string.Concat(word.ToUpperInvariant().Select(l => "22233344455566677778889999"[l - 'A']));
}
