using System.Globalization;

namespace SalonCrm.Admin.Search;

/// <summary>Marks what matched: the words of the query where they begin a word of the text, whatever their case; ё as е.</summary>
internal static class Marked
{
    public static IEnumerable<(string Part, bool IsMatch)> Parts(string text, string query)
    {
        var words = Plain(query).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var plain = Plain(text);
        var start = 0;
        for (var at = 0; at < plain.Length; at++)
        {
            var beginsWord = at == 0 || !char.IsLetter(plain[at - 1]);
            var match = beginsWord ? words.Where(w => string.CompareOrdinal(plain, at, w, 0, w.Length) == 0).MaxBy(w => w.Length) : null;
            if (match is null)
            {
                continue;
            }

            if (at > start)
            {
                yield return (text[start..at], false);
            }

            yield return (text.Substring(at, match.Length), true);
            start = at + match.Length;
            at = start - 1;
        }

        if (start < text.Length)
        {
            yield return (text[start..], false);
        }
    }

    /// <summary>Character for character, so that places in it are places in the text.</summary>
    private static string Plain(string text) =>
        string.Create(text.Length, text, static (plain, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                var lower = char.ToLower(source[i], CultureInfo.InvariantCulture);
                plain[i] = lower == 'ё' ? 'е' : lower;
            }
        });
}
