using System.Globalization;
using System.Text;

namespace SalonCrm.Seed.Languages;

/// <summary>Names in the plain Latin letters of a mail address.</summary>
internal static class Latin
{
    private const string Cyrillic = "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя";
    private static readonly string[] Sounds =
    [
        "a", "b", "v", "g", "g", "d", "e", "e", "ie", "zh", "z", "i", "i", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
        "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];

    public static string Of(string name)
    {
        var latin = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (Cyrillic.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place)
            {
                latin.Append(Sounds[place]);
            }
            else if (letter == 'ł')
            {
                latin.Append('l');
            }
            else
            {
                latin.Append(letter.ToString().Normalize(NormalizationForm.FormD)
                    .Where(c => c is >= 'a' and <= 'z' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).ToArray());
            }
        }

        return latin.ToString();
    }
}
