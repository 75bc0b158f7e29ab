using SalonCrm.Data.Duplicates;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>A query.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Meant">Parts of the name that was meant; none where digits were.</param>
internal sealed record Asked(string Text, string[] Meant);

/// <summary>Draws queries from the clients that there are, the same ones for one network.</summary>
internal sealed class Drawing(List<Plainly> everybody, int seed)
{
    private const string Cyrillic = "абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюя";
    private const int LeastLetters = 3;
    private const int LeastToSlip = 5;

    private static readonly string[] Latin =
    [
        "a", "b", "v", "g", "g", "d", "e", "ye", "zh", "z", "i", "i", "yi", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "w",
        "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];

    private readonly Random _random = new(seed);

    /// <summary>So many digits of somebody's number, from any place in it.</summary>
    public List<Asked> Digits(int count, int least, int most) => Draw(count, client =>
    {
        var size = _random.Next(least, most + 1);
        return client.Numbers is { Length: > 0 } numbers && numbers[_random.Next(numbers.Length)] is { } number && number.Length >= size
            ? new(number.Substring(_random.Next(number.Length - size + 1), size), []) : null;
    });

    /// <summary>Two parts of somebody's name in any order, whole or their beginnings.</summary>
    public List<Asked> TwoParts(int count) => Draw(count, client =>
    {
        var parts = client.Words.Where(w => w.Length >= LeastLetters).ToArray();
        if (parts.Length < 2)
        {
            return null;
        }

        _random.Shuffle(parts);
        return new($"{Beginning(parts[0])} {Beginning(parts[1])}", [parts[0], parts[1]]);
    });

    /// <summary>A part of somebody's name, every other time with a second one, with one slip of the hand.</summary>
    public List<Asked> WithSlip(int count) => Draw(count, client =>
    {
        var (meant, other) = Parts(client);
        return meant is null ? null : other is null ? new(Slip(meant), [meant]) : new($"{Slip(meant)} {other}", [meant, other]);
    });

    /// <summary>The same in Latin letters where the card has Cyrillic, without a slip.</summary>
    public List<Asked> InLatin(int count) => Draw(count, client =>
    {
        var (meant, other) = Parts(client);
        return meant is null || !NameSound.IsCyrillic(meant) ? null
            : other is null ? new(InLatin(meant), [meant]) : new($"{InLatin(meant)} {InLatin(other)}", [meant, other]);
    });

    /// <summary>Whole numbers, E.164.</summary>
    public List<Asked> Numbers(int count) =>
        Draw(count, client => client.Numbers is { Length: > 0 } numbers ? new("+" + numbers[_random.Next(numbers.Length)], []) : null);

    private List<Asked> Draw(int count, Func<Plainly, Asked?> from)
    {
        var drawn = new List<Asked>(count);
        while (drawn.Count < count)
        {
            if (from(everybody[_random.Next(everybody.Count)]) is { } asked)
            {
                drawn.Add(asked);
            }
        }

        return drawn;
    }

    private (string? Meant, string? Other) Parts(Plainly client)
    {
        var parts = client.Words.Where(w => w.Length >= LeastToSlip).ToArray();
        _random.Shuffle(parts);
        return (parts.FirstOrDefault(), _random.Next(2) == 0 ? null : parts.Skip(1).FirstOrDefault());
    }

    private string Beginning(string part) => part[..Math.Max(LeastLetters, _random.Next(part.Length + 1))];

    /// <summary>One letter too many, too few or another, or two in each other's place; never the first, which is hardly ever mistyped.</summary>
    private string Slip(string word)
    {
        var at = _random.Next(1, word.Length - 1);
        var letter = word[_random.Next(word.Length)];
        var slipped = _random.Next(4) switch
        {
            0 => word.Insert(at, letter.ToString()),
            1 => word.Remove(at, 1),
            2 => word.Remove(at, 1).Insert(at, letter.ToString()),
            _ => string.Concat(word[..at], word[at + 1].ToString(), word[at].ToString(), word[(at + 2)..]),
        };
        return slipped == word ? word.Remove(at, 1) : slipped;
    }

    private static string InLatin(string word) =>
        string.Concat(word.Select(l => Cyrillic.IndexOf(l, StringComparison.Ordinal) is >= 0 and var at ? Latin[at] : l.ToString()));
}
