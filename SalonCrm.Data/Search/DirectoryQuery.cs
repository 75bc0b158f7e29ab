namespace SalonCrm.Data.Search;

/// <summary>
/// What is looked for: digits in any format, parts of names in any order, an address of mail, or several of them. Who fits
/// is said here, without haste, for one client; the directory finds the same faster.
/// </summary>
internal sealed record DirectoryQuery
{
    public const int LeastDigits = 3;
    public const int LeastLetters = 2;

    /// <summary>More words name nobody.</summary>
    public const int MostWords = 8;

    private DirectoryQuery(string[] digits, string[] words, IReadOnlyList<QueryWord[]> readings, string? email) =>
        (Digits, Words, Readings, Email) = (digits, words, readings, email);

    /// <summary>Spellings of the number, any of which may be meant: as typed, and without a national prefix.</summary>
    public string[] Digits { get; private init; }

    /// <summary>The words as they were typed, folded.</summary>
    public string[] Words { get; }

    /// <summary>The words as they may be meant: as typed, and as typed with the keyboard in the other layout.</summary>
    public IReadOnlyList<QueryWord[]> Readings { get; }

    /// <summary>A part of an address of mail, in lower case; null where none is looked for.</summary>
    public string? Email { get; }

    /// <summary>Only the whole address fits: whoever sees no addresses can't try one out letter by letter.</summary>
    public bool IsEmailWhole { get; init; }

    /// <summary>Nothing but digits is looked for.</summary>
    public bool IsDigitsAlone => Digits.Length > 0 && Readings.Count == 0 && Email is null;

    /// <summary>Null when there is too little to look for.</summary>
    public static DirectoryQuery? Parse(string? text)
    {
        var parts = SearchText.Shorten(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var email = DirectoryEntry.Fold(Array.Find(parts, IsEmail));
        var rest = string.Join(' ', parts.Where(p => !IsEmail(p)));
        var digits = SearchText.Digits(rest);
        var typed = ToWords(rest);
        var hasDigits = digits.Length >= LeastDigits;
        if (!hasDigits && typed is null && email is null)
        {
            return null;
        }

        List<string[]> readings = typed is null ? [] : [typed];
        if (typed is not null && KeyboardLayout.Other(rest) is { } other && ToWords(other) is { } meant)
        {
            readings.Add(meant);
        }

        return new DirectoryQuery(
            hasDigits ? Spellings(digits) : [], typed ?? [], [.. readings.Select(r => r.Select(w => new QueryWord(w)).ToArray())], email);
    }

    /// <summary>The same with other digits, none included.</summary>
    public DirectoryQuery WithDigits(string digits) => this with { Digits = digits.Length < LeastDigits ? [] : [digits] };

    /// <summary>What is read into it, one after the other.</summary>
    public IEnumerable<Leniency> Leniencies =>
        Readings.Count switch { 0 => [Leniency.AsTyped], 1 => [Leniency.AsTyped, Leniency.Slips], _ => Enum.GetValues<Leniency>() };

    /// <summary>The words that are looked for with so much read into the query.</summary>
    public IEnumerable<QueryWord[]> ReadingsOf(Leniency leniency) => leniency switch
    {
        Leniency.AsTyped => Readings.Take(1),
        Leniency.OtherLayout => Readings.Skip(1),
        _ => Readings,
    };

    /// <summary>How well a client fits with so much read into the query.</summary>
    public Fit FitOf(DirectoryEntry entry, Leniency leniency)
    {
        var digits = Digits.Length == 0 ? Fit.Exact : entry.Numbers.SelectMany(_ => Digits, Fits.OfNumber).DefaultIfEmpty(Fit.None).Min();
        var email = Email is null ? Fit.Exact : FitOfEmail(entry.Email);
        var words = Readings.Count == 0 ? Fit.Exact
            : ReadingsOf(leniency).Min(reading => reading.Max(word => entry.Words.Select(part => Fits.OfWord(part, word)).DefaultIfEmpty(Fit.None).Min()));
        return leniency != Leniency.Slips && words > Fit.Inside ? Fit.None : new[] { digits, email, words }.Max();
    }

    /// <summary>How well an address fits the one that is looked for.</summary>
    public Fit FitOfEmail(string? email) => Fits.OfEmail(email, Email!) is var fit && fit > Fit.Exact && IsEmailWhole ? Fit.None : fit;

    private static bool IsEmail(string part) => part.Length > 2 && part.Contains('@', StringComparison.Ordinal);

    private static string[]? ToWords(string text)
    {
        var words = SearchText.Words(text).Distinct(StringComparer.Ordinal).Take(MostWords).ToArray();
        return words.Sum(w => w.Length) >= LeastLetters ? words : null;
    }

    /// <summary>
    /// "8 916…" and "0 601…" are said where the number is kept as +7 916… and +48 601…; "00" stands for the plus.
    /// </summary>
    private static string[] Spellings(string digits)
    {
        if (digits.StartsWith("00", StringComparison.Ordinal) && digits.Length >= LeastDigits + 2)
        {
            return [digits, digits[2..]];
        }

        return digits[0] is '0' or '8' && digits.Length > LeastDigits ? [digits, digits[1..]] : [digits];
    }
}
