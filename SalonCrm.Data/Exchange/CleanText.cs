using System.Globalization;
using System.Text;

namespace SalonCrm.Data.Exchange;

/// <summary>What every value goes through: no control characters, no invisible marks, one spelling of each letter (NFC).</summary>
internal static class CleanText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>On one line, trimmed, blanks in a row made one; null when nothing is left.</summary>
    public static string? Line(string? text)
    {
        var clean = Clean(text);
        return clean.Length == 0 ? null : NullIfEmpty(string.Join(' ', clean.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>Trimmed, its line breaks kept as line feeds; null when nothing is left.</summary>
    public static string? Block(string? text) => NullIfEmpty(Clean(text).Trim());

    /// <summary>The text's beginning, for a report.</summary>
    public static string Source(string text)
    {
        var clean = Clean(text);
        if (clean.Length <= ContactFile.MaxSourceLength)
        {
            return clean;
        }

        var end = ContactFile.MaxSourceLength;
        return clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)];
    }

    private static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text ?? "";
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (IsKept(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    // Phones copied from a web page come wrapped in direction marks; joiners hold some emoji and scripts together.
    private static bool IsKept(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value is '\n' or '\t',
        UnicodeCategory.Format => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner,
        _ => (rune.Value & 0xFFFE) != 0xFFFE,
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
