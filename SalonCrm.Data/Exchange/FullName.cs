namespace SalonCrm.Data.Exchange;

internal enum NameOrder
{
    Unknown,
    LastFirst,
    FirstLast,
}

/// <summary>A full name taken apart. Nothing of it is lost: what is in brackets stands aside, for the comment.</summary>
internal readonly record struct FullName(string? Last, string? First, string? Patronymic, string? Aside = null)
{
    public static FullName Split(string text, NameOrder order)
    {
        var (name, aside) = SetAside(text.Trim(' ', ','));
        if (name.Length == 0)
        {
            return new FullName(null, text, null);
        }

        // "Last, First Patronymic", as mail programs file it.
        if (name.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && comma < name.Length - 1)
        {
            return Given(Words(name[..comma]), Words(name[(comma + 1)..])) with { Aside = aside };
        }

        return OfWords(Words(name), order) with { Aside = aside };
    }

    private static FullName OfWords(string[] words, NameOrder order)
    {
        if (words.Length < 2)
        {
            return new FullName(null, Joined(words), null);
        }

        if (ByPatronymic(words, order) is { } recognised)
        {
            return recognised;
        }

        var lastFirst = order == NameOrder.LastFirst
            || (order == NameOrder.Unknown && NameEnding.IsSurname(words[0]) && !NameEnding.IsSurname(words[^1]));
        return (lastFirst, order) switch
        {
            (true, NameOrder.LastFirst) => new FullName(words[0], words[1], Joined(words[2..])),
            (true, _) => new FullName(words[0], Joined(words[1..]), null),
            _ => new FullName(words[^1], Joined(words[..^1]), null),
        };
    }

    /// <summary>A patronymic follows the given name, wherever the family name is put.</summary>
    private static FullName? ByPatronymic(string[] words, NameOrder order)
    {
        for (var i = words.Length - 1; i > 0; i--)
        {
            if (i > 1 && NameEnding.IsDescent(words[i]))
            {
                return new FullName(Joined([.. words[..(i - 2)], .. words[(i + 1)..]]), words[i - 2], $"{words[i - 1]} {words[i]}");
            }

            if (NameEnding.IsPatronymic(words[i]) && !NameEnding.IsPatronymic(words[i - 1])
                && !(words.Length == 2 && IsRatherSurname(words, order)))
            {
                return new FullName(Joined([.. words[..(i - 1)], .. words[(i + 1)..]]), words[i - 1], words[i]);
            }
        }

        return null;
    }

    // "Мария Станкевич": a man's patronymic after a woman's name, or where the header promises a family name.
    private static bool IsRatherSurname(string[] words, NameOrder order) =>
        !NameEnding.IsFemalePatronymic(words[1])
        && (order == NameOrder.FirstLast || NameEnding.IsFemaleGivenName(words[0]));

    private static FullName Given(string[] last, string[] given) =>
        given.Length > 1 && NameEnding.IsPatronymic(given[^1])
            ? new FullName(Joined(last), Joined(given[..^1]), given[^1])
            : new FullName(Joined(last), Joined(given), null);

    private static (string Name, string? Aside) SetAside(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf(')', open);
        return close < 0
            ? (text.Trim(), null)
            : (string.Concat(text.AsSpan(0, open), " ", text.AsSpan(close + 1)).Trim(), text[(open + 1)..close]);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Joined(string[] words) => words.Length == 0 ? null : string.Join(' ', words);
}
