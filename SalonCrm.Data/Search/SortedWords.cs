namespace SalonCrm.Data.Search;

/// <summary>
/// Distinct words in order. What begins alike stands together, so a beginning is one range, and a walk that counts slips of
/// the hand reckons each common beginning once.
/// </summary>
internal sealed class SortedWords
{
    private const int LetterBits = 8;
    private readonly string[] _words;

    /// <summary>How many letters each word has in common with the one before it.</summary>
    private readonly byte[] _common;

    /// <summary>Where every ending of every word begins, ordered by the endings: the word's place and the letter's.</summary>
    private readonly int[] _endings;

    /// <param name="words">Distinct words of at most 255 letters, ordered by their characters' numbers.</param>
    /// <param name="hasInside">Whether they are looked for by a part inside.</param>
    public SortedWords(string[] words, bool hasInside)
    {
        _words = words;
        _endings = hasInside ? [.. words.SelectMany((word, i) => Enumerable.Range(1, Math.Max(0, word.Length - QueryWord.LeastInside)).Select(at => (i << LetterBits) | at))] : [];
        Array.Sort(_endings, (a, b) => Ending(a).SequenceCompareTo(Ending(b)));
        _common = new byte[words.Length];
        for (var i = 1; i < words.Length; i++)
        {
            _common[i] = checked((byte)words[i].AsSpan().CommonPrefixLength(words[i - 1]));
        }
    }

    public int Count => _words.Length;

    public string this[int index] => _words[index];

    /// <summary>The bytes that it takes, without the words' own where they are shared.</summary>
    public long Bytes => _words.Sum(w => 22L + (2 * w.Length) + IntPtr.Size) + _common.Length + (sizeof(int) * (long)_endings.Length);

    /// <summary>The words that begin with a text; the first of them is the text itself where it is a word.</summary>
    public Range Beginning(string start)
    {
        var from = LowerBound(start);
        var (low, high) = (from, _words.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_words[middle].StartsWith(start, StringComparison.Ordinal))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return from..low;
    }

    /// <summary>The words that have a text of at least <see cref="QueryWord.LeastInside"/> letters in them, not at their beginning; one may come more than once.</summary>
    public IEnumerable<int> Containing(string part)
    {
        var (low, high) = (0, _endings.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Ending(_endings[middle]).SequenceCompareTo(part) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < _endings.Length && Ending(_endings[low]).StartsWith(part); low++)
        {
            yield return _endings[low] >> LetterBits;
        }
    }

    /// <summary>
    /// Walks all words that are a text, or begin with it, but for slips of the hand (a letter more, less, another, or two
    /// swapped). What can't be any more is passed over with all that begins so.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many slips are forgiven.</param>
    /// <param name="found">Is told of each word: its place, its slips as a whole, the fewest slips of a beginning of it.</param>
    public void Walk(string text, int most, Action<int, int, int> found)
    {
        if (most == 0)
        {
            return;
        }

        // A beginning longer than the text with all its slips can only have more of them.
        var deepest = text.Length + most;
        var width = text.Length + 1;
        var rows = new int[(deepest + 2) * width];
        var least = new int[deepest + 2];
        for (var j = 0; j < width; j++)
        {
            rows[j] = j;
        }

        least[0] = text.Length;
        for (var i = 0; i < _words.Length; i++)
        {
            var word = _words[i];
            var depth = Math.Min(_common[i], deepest);
            var isDead = false;
            while (depth < word.Length && depth < deepest)
            {
                depth++;
                if (!Next(rows, width, text, word, depth, most))
                {
                    isDead = true;
                    least[depth] = least[depth - 1];
                    break;
                }

                least[depth] = Math.Min(least[depth - 1], rows[(depth * width) + text.Length]);
            }

            var start = least[depth];
            var whole = isDead || word.Length > depth ? most + 1 : rows[(depth * width) + text.Length];
            if (start <= most)
            {
                found(i, whole, start);
            }

            if (isDead)
            {
                // All that shares the dead beginning is as dead; whether an earlier beginning fits is the same for all of it.
                while (i + 1 < _words.Length && _common[i + 1] >= depth)
                {
                    i++;
                    if (start <= most)
                    {
                        found(i, most + 1, start);
                    }
                }
            }
        }
    }

    /// <summary>Reckons the row of one more letter; tells whether anything within the forgiven slips is left.</summary>
    private static bool Next(int[] rows, int width, string text, string word, int depth, int most)
    {
        var now = rows.AsSpan(depth * width, width);
        var last = rows.AsSpan((depth - 1) * width, width);
        var before = depth > 1 ? rows.AsSpan((depth - 2) * width, width) : default;
        var letter = word[depth - 1];
        now[0] = depth;
        var isAlive = depth <= most;
        for (var j = 1; j < width; j++)
        {
            var slips = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (letter == text[j - 1] ? 0 : 1));
            if (depth > 1 && j > 1 && letter == text[j - 2] && word[depth - 2] == text[j - 1])
            {
                slips = Math.Min(slips, before[j - 2] + 1);
            }

            now[j] = slips;
            isAlive |= slips <= most;
        }

        // Two swapped letters reach over one row: it may be dead and the next alive.
        return isAlive || Reaches(last, most);
    }

    private static bool Reaches(ReadOnlySpan<int> row, int most) => row.ContainsAnyInRange(0, most - 1);

    private ReadOnlySpan<char> Ending(int ending) => _words[ending >> LetterBits].AsSpan(ending & ((1 << LetterBits) - 1));

    private int LowerBound(string word)
    {
        var found = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        return found >= 0 ? found : ~found;
    }
}
