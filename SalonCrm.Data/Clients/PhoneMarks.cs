using System.Globalization;
using System.Text;

namespace SalonCrm.Data.Clients;

/// <summary>What may stand before and among the digits of a number.</summary>
internal static class PhoneMarks
{
    private const string Pluses = "+\uFF0B\uFE62";

    /// <summary>Separators that are neither blanks nor dashes: dots, slashes, brackets, apostrophes, the minus sign, the long vowel mark.</summary>
    private const string Separators = ".\u00B7\uFF0E/\uFF0F\\_~'\u2019[]\u2212\u30FC";

    /// <summary>Words that people put before a number to say what it is.</summary>
    public static readonly IReadOnlySet<string> Labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "t", "tel", "telefon", "telephone", "phone", "mob", "mobile", "cell", "kom", "whatsapp",
        "т", "тел", "телефон", "м", "моб", "мобильный", "мобільний", "сот",
    };

    public static bool IsPlus(Rune rune) => IsOneOf(Pluses, rune);

    public static bool IsSeparator(Rune rune, UnicodeCategory category) =>
        category == UnicodeCategory.DashPunctuation || IsOneOf(Separators, rune);

    /// <summary>Marks of direction, zero-width blanks, soft hyphens, what turns a digit into a key.</summary>
    public static bool IsInvisible(UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsOneOf(string marks, Rune rune) => rune.IsBmp && marks.Contains((char)rune.Value, StringComparison.Ordinal);
}
