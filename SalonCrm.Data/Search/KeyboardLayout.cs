namespace SalonCrm.Data.Search;

/// <summary>
/// What a text would be with the keyboard in the other layout: "yfnfkmz" was meant as "наталья", "Ысршвше" as "Schmidt".
/// The keys are those of the Russian and Ukrainian layouts beside the American one.
/// </summary>
internal static class KeyboardLayout
{
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
    private const string Cyrillic = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";

    // Where the Ukrainian layout has another letter on the same key.
    private const string LatinOfUkrainian = "s]'\\S}\"|";
    private const string Ukrainian = "іїєґІЇЄҐ";

    /// <summary>The text of the same keys in the other layout; null where it mixes both alphabets or has no letter of either.</summary>
    public static string? Other(string text)
    {
        var isLatin = text.Any(char.IsAsciiLetter);
        var isCyrillic = text.Any(c => Cyrillic.Contains(c, StringComparison.Ordinal) || Ukrainian.Contains(c, StringComparison.Ordinal));
        return isLatin == isCyrillic ? null
            : string.Create(text.Length, (text, isLatin), static (other, from) =>
            {
                for (var i = 0; i < other.Length; i++)
                {
                    other[i] = from.isLatin ? On(from.text[i], Latin, Cyrillic) ?? from.text[i]
                        : On(from.text[i], Cyrillic, Latin) ?? On(from.text[i], Ukrainian, LatinOfUkrainian) ?? from.text[i];
                }
            });
    }

    private static char? On(char key, string from, string to) => from.IndexOf(key, StringComparison.Ordinal) is >= 0 and var place ? to[place] : null;
}
