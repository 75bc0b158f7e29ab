namespace SalonCrm.Data.Search;

/// <summary>What the directory knows of one client: numbers as digits, name as folded words.</summary>
internal sealed record DirectoryEntry(Guid Id, string[] Numbers, string[] Words);

/// <summary>How well a client fits a query, best first.</summary>
internal enum Fit
{
    Exact,
    End,
    Start,
    Inside,
    None,
}

/// <summary>
/// What is looked for: digits in any format, parts of names in any order, or both. The rules stand here once; the
/// indexes only narrow down whom to ask.
/// </summary>
internal sealed record DirectoryQuery
{
    public const int LeastDigits = 3;
    public const int LeastLetters = 2;

    private DirectoryQuery(string[] digits, string[] words)
    {
        Digits = digits;
        Words = words;
    }

    /// <summary>Spellings of the number, any of which may be meant: as typed, and without a national prefix.</summary>
    public string[] Digits { get; }

    public string[] Words { get; }

    /// <summary>Null when there is too little to look for.</summary>
    public static DirectoryQuery? Parse(string? text)
    {
        var words = SearchText.Words(text).Distinct(StringComparer.Ordinal).ToArray();
        var digits = SearchText.Digits(text);
        var hasDigits = digits.Length >= LeastDigits;
        var hasWords = words.Sum(w => w.Length) >= LeastLetters;
        if (!hasDigits && !hasWords)
        {
            return null;
        }

        return new DirectoryQuery(hasDigits ? Spellings(digits) : [], hasWords ? words : []);
    }

    public Fit FitOf(DirectoryEntry entry)
    {
        var digits = Digits.Length == 0 ? Fit.Exact : BestNumber(entry);
        var words = Words.Length == 0 ? Fit.Exact : WorstWord(entry);
        return digits > words ? digits : words;
    }

    private Fit BestNumber(DirectoryEntry entry)
    {
        var best = Fit.None;
        foreach (var number in entry.Numbers)
        {
            foreach (var digits in Digits)
            {
                var fit = FitOfNumber(number, digits);
                best = fit < best ? fit : best;
            }
        }

        return best;
    }

    private Fit WorstWord(DirectoryEntry entry)
    {
        var worst = Fit.Exact;
        foreach (var word in Words)
        {
            var best = Fit.None;
            foreach (var part in entry.Words)
            {
                var fit = FitOfWord(part, word);
                best = fit < best ? fit : best;
            }

            worst = best > worst ? best : worst;
        }

        return worst;
    }

    private static Fit FitOfNumber(string number, string digits) =>
        number == digits ? Fit.Exact
        : number.EndsWith(digits, StringComparison.Ordinal) ? Fit.End
        : number.StartsWith(digits, StringComparison.Ordinal) ? Fit.Start
        : number.Contains(digits, StringComparison.Ordinal) ? Fit.Inside : Fit.None;

    private static Fit FitOfWord(string part, string word) =>
        part == word ? Fit.Exact
        : part.StartsWith(word, StringComparison.Ordinal) ? Fit.Start
        : word.Length >= LeastDigits && part.Contains(word, StringComparison.Ordinal) ? Fit.Inside : Fit.None;

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
