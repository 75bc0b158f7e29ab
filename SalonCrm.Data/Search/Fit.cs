using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Search;

/// <summary>How well a client fits a query, best first.</summary>
internal enum Fit
{
    /// <summary>The whole word, number or address.</summary>
    Exact,

    /// <summary>The last digits of a number: what callers say, and what stands before any other part.</summary>
    End,

    /// <summary>The beginning of a word, or of a number with or without its country.</summary>
    Start,

    /// <summary>The whole word as it sounds: in the other script, or another spelling.</summary>
    Alike,

    /// <summary>The beginning of a word as it sounds.</summary>
    AlikeStart,

    /// <summary>Some part inside.</summary>
    Inside,

    /// <summary>The whole word but for one slip of the hand.</summary>
    Slip,

    /// <summary>The beginning of a word but for one slip.</summary>
    SlipStart,

    /// <summary>The whole word but for two slips.</summary>
    Slips,

    /// <summary>The beginning of a word but for two slips.</summary>
    SlipsStart,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>
/// How much is read into a query. The next is only tried where nobody fits the one before: whoever types a name right is not
/// shown those who are a slip apart.
/// </summary>
internal enum Leniency
{
    /// <summary>The text as it was typed, or as it sounds.</summary>
    AsTyped,

    /// <summary>The text as it would be with the keyboard in the other layout.</summary>
    OtherLayout,

    /// <summary>Either, with slips of the hand.</summary>
    Slips,
}

/// <summary>A word that is looked for.</summary>
internal sealed class QueryWord
{
    private string[]? _sounds;

    /// <param name="text">The word as it was typed, folded.</param>
    public QueryWord(string text) => (Text, Forgiven) = (text, TypingSlips.Forgiven(text.Length));

    /// <summary>The word, folded.</summary>
    public string Text { get; }

    /// <summary>How many slips of the hand it may hold.</summary>
    public int Forgiven { get; }

    /// <summary>
    /// How it sounds, in each way that it can be read. What is hardly heard of it (a key held down) is not compared by its sound.
    /// </summary>
    public string[] Sounds => _sounds ??= [.. NameWordSounds.Of(Text).Where(s => 2 * s.Length >= Text.Length)];

    /// <summary>Fewer letters than this are not looked for inside a word.</summary>
    public const int LeastInside = 3;

    public bool IsSoughtInside => Text.Length >= LeastInside;

    /// <summary>How many slips are forgiven in the word as it sounds, which may be shorter.</summary>
    public int ForgivenIn(string sound) => Math.Min(Forgiven, TypingSlips.Forgiven(sound.Length));
}

/// <summary>How words sound, for finding.</summary>
internal static class NameWordSounds
{
    /// <summary>Each way in which a word can be read; none for one that is not heard.</summary>
    public static string[] Of(string word) => [.. NameSound.Of(word).Where(s => s.Length > 0)];
}

/// <summary>
/// The rules of fitting, said once and without haste. The indexes find the same faster; a test compares them with this.
/// </summary>
internal static class Fits
{
    public static Fit OfNumber(DirectoryNumber number, string digits)
    {
        var national = number.Digits.AsSpan(number.National);
        return number.Digits == digits || national.SequenceEqual(digits) ? Fit.Exact
            : number.Digits.EndsWith(digits, StringComparison.Ordinal) ? Fit.End
            : national.StartsWith(digits) || number.Digits.StartsWith(digits, StringComparison.Ordinal) ? Fit.Start
            : number.Digits.Contains(digits, StringComparison.Ordinal) ? Fit.Inside : Fit.None;
    }

    public static Fit OfEmail(string? email, string asked) =>
        email is null ? Fit.None
        : email == asked ? Fit.Exact
        : email.StartsWith(asked, StringComparison.Ordinal) ? Fit.Start
        : email.Contains(asked, StringComparison.Ordinal) ? Fit.Inside : Fit.None;

    public static Fit OfWord(string part, QueryWord word)
    {
        if (part.StartsWith(word.Text, StringComparison.Ordinal))
        {
            return part.Length == word.Text.Length ? Fit.Exact : Fit.Start;
        }

        var sounds = NameWordSounds.Of(part);
        if (sounds.Any(s => word.Sounds.Any(w => s.StartsWith(w, StringComparison.Ordinal))))
        {
            return sounds.Intersect(word.Sounds, StringComparer.Ordinal).Any() ? Fit.Alike : Fit.AlikeStart;
        }

        if (word.IsSoughtInside && part.Contains(word.Text, StringComparison.Ordinal))
        {
            return Fit.Inside;
        }

        var best = OfSlips(part, word.Text, word.Forgiven);
        foreach (var sound in sounds)
        {
            foreach (var asked in word.Sounds)
            {
                var fit = OfSlips(sound, asked, word.ForgivenIn(asked));
                best = fit < best ? fit : best;
            }
        }

        return best;
    }

    /// <summary>How slips of the hand are told. Of two slips none is the first letter: that one is typed with care.</summary>
    /// <param name="whole">The slips of the whole word.</param>
    /// <param name="start">The fewest slips of a beginning of it.</param>
    /// <param name="forgiven">How many are forgiven.</param>
    /// <param name="isSameFirst">The first letters are the same.</param>
    public static Fit OfSlips(int whole, int start, int forgiven, bool isSameFirst) =>
        whole <= 1 && forgiven >= 1 ? Fit.Slip
        : start <= 1 && forgiven >= 1 ? Fit.SlipStart
        : whole <= 2 && forgiven >= 2 && isSameFirst ? Fit.Slips
        : start <= 2 && forgiven >= 2 && isSameFirst ? Fit.SlipsStart : Fit.None;

    private static Fit OfSlips(string part, string word, int forgiven)
    {
        if (forgiven == 0)
        {
            return Fit.None;
        }

        var whole = TypingSlips.Between(word, part, forgiven);
        var start = Enumerable.Range(0, part.Length + 1).Min(length => TypingSlips.Between(word, part[..length], forgiven));
        return OfSlips(whole, start, forgiven, part[0] == word[0]);
    }
}
