using System.Collections.Concurrent;

namespace SalonCrm.Data.Search;

/// <summary>
/// The distinct words of names in order, each with those who bear it; beside them the same words as they sound. A million
/// clients bear some ten thousand words, so whatever is asked of a word is asked of these first.
/// </summary>
internal sealed class NameIndex
{
    private readonly SortedWords _words;
    private readonly SortedWords _sounds;
    private readonly Postings _wordsOfSound;
    private readonly ConcurrentBag<byte[]> _marks = [];

    private NameIndex(SortedWords words, Postings bearers, Postings borne, SortedWords sounds, Postings wordsOfSound) =>
        (_words, Bearers, Borne, _sounds, _wordsOfSound) = (words, bearers, borne, sounds, wordsOfSound);

    /// <summary>The slots of those who bear a word.</summary>
    public Postings Bearers { get; }

    /// <summary>The words that a slot bears.</summary>
    public Postings Borne { get; }

    public long Bytes => _words.Bytes + _sounds.Bytes + _wordsOfSound.Bytes + Bearers.Bytes + Borne.Bytes;

    /// <param name="words">Each word once, in any order.</param>
    /// <param name="from">Where the words of each slot begin, and where the last ends.</param>
    /// <param name="borne">The words of all slots, by their place in <paramref name="words"/>.</param>
    public static NameIndex Of(IReadOnlyList<string> words, List<int> from, List<int> borne)
    {
        string[] sorted = [.. words];
        var places = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, places, StringComparer.Ordinal);
        var rank = new int[sorted.Length];
        for (var i = 0; i < places.Length; i++)
        {
            rank[places[i]] = i;
        }

        var ranked = Postings.Of(from, borne.Select(w => rank[w]));
        var heard = sorted.SelectMany((word, i) => NameWordSounds.Of(word).Select(sound => (Sound: sound, Word: i)))
            .OrderBy(h => h.Sound, StringComparer.Ordinal).ThenBy(h => h.Word).ToList();
        var sounds = heard.Select(h => h.Sound).Distinct(StringComparer.Ordinal).ToArray();
        var begins = heard.Select((h, i) => (h.Sound, At: i)).Where((h, i) => i == 0 || heard[i - 1].Sound != h.Sound).Select(h => h.At).Append(heard.Count);
        return new(new(sorted, hasInside: true), ranked.Turned(sorted.Length), ranked, new(sounds, hasInside: false), Postings.Of(begins, heard.Select(h => h.Word)));
    }

    /// <summary>The words that a slot bears, as text.</summary>
    public IEnumerable<string> WordsOf(int slot) => Borne[slot].ToArray().Select(w => _words[w]);

    /// <summary>What a word of a query meets here.</summary>
    public WordMatches Matches(QueryWord word) => new(word, _words, _sounds, _wordsOfSound);

    /// <summary>A byte for each slot, all zero. Whoever borrows it gives it back all zero.</summary>
    public byte[] BorrowMarks(int slots) => _marks.TryTake(out var marks) ? marks : new byte[slots];

    public void GiveBack(byte[] marks) => _marks.Add(marks);
}
