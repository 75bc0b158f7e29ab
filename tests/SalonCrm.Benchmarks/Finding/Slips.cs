using System.Runtime.InteropServices;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>
/// How many slips part a word from others, a whole column of the table at a time (Hyyrö's bit-parallel form of the
/// Damerau–Levenshtein distance, neighbours swapped once): what a good scan is made of.
/// </summary>
internal sealed class Slips
{
    private const int Letters = 0x500;
    private readonly ulong[] _places = new ulong[Letters];
    private readonly int _length;
    private readonly ulong _last;

    public Slips(string word)
    {
        (_length, _last) = (word.Length, 1UL << (word.Length - 1));
        for (var i = 0; i < word.Length; i++)
        {
            _places[word[i]] |= 1UL << i;
        }
    }

    public int To(ReadOnlySpan<char> word)
    {
        var (vp, vn, d0, before, slips) = (~0UL, 0UL, 0UL, 0UL, _length);
        foreach (var letter in word)
        {
            var here = letter < Letters ? _places[letter] : 0;
            var swapped = ((~d0 & here) << 1) & before;
            d0 = ((((here & vp) + vp) ^ vp) | here | vn) | swapped;
            var (hp, hn) = (vn | ~(d0 | vp), d0 & vp);
            slips += (hp & _last) != 0 ? 1 : (hn & _last) != 0 ? -1 : 0;
            (hp, hn) = ((hp << 1) | 1, hn << 1);
            (vp, vn, before) = (hn | ~(d0 | hp), hp & d0, here);
        }

        return slips;
    }

    /// <summary>Fewest slips to any of the words, which stand in UTF-16 with spaces between them; words of other lengths are not looked at.</summary>
    public int ToAnyOf(ReadOnlySpan<byte> words, int most)
    {
        var rest = MemoryMarshal.Cast<byte, char>(words);
        var least = most + 1;
        while (rest.Length > 0)
        {
            var end = rest.IndexOf(' ');
            var word = end < 0 ? rest : rest[..end];
            if (Math.Abs(word.Length - _length) <= most)
            {
                least = Math.Min(least, To(word));
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return least;
    }
}
