using System.Globalization;
using System.Text;

namespace SalonCrm.Data.Search;

/// <summary>One spelling for what is searched and what is searched for.</summary>
internal static class SearchText
{
    /// <summary>Longest part of a name that is indexed and longest query that is read, in characters.</summary>
    public const int MostCharacters = 100;

    /// <summary>
    /// Lower case, ё as е, Latin letters without their marks (Ł as l, ß as ss); Cyrillic marks stay, since й and ї are
    /// letters of their own. Letters only: everything else parts one word from the next, an apostrophe joins.
    /// </summary>
    public static List<string> Words(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Cut(text).EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                AppendFolded(word, rune);
            }
            else if (rune.Value is not ('\'' or '’' or 'ʼ' or '`') && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                End(words, word);
            }
        }

        End(words, word);
        return words;
    }

    /// <summary>The decimal digits of any script, as 0 to 9.</summary>
    public static string Digits(string? text)
    {
        var digits = new StringBuilder();
        foreach (var rune in Cut(text).EnumerateRunes())
        {
            if (Rune.IsDigit(rune))
            {
                digits.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
        }

        return digits.ToString();
    }

    /// <summary>As much of a text as is read: whoever types more names nobody.</summary>
    public static string Shorten(string? text) => (text is { Length: > MostCharacters * 4 } ? text[..(MostCharacters * 4)] : text) ?? "";

    private static string Cut(string? text)
    {
        var composed = Shorten(text);
        try
        {
            return composed.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair, as a cut or a paste leaves it: such text has no normal form and is taken as it is.
            return composed;
        }
    }

    private static void AppendFolded(StringBuilder word, Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune);
        switch (lower.Value)
        {
            case 'ё': word.Append('е'); return;
            case 'ł': word.Append('l'); return;
            case 'ø': word.Append('o'); return;
            case 'đ': word.Append('d'); return;
            case 'ß': word.Append("ss"); return;
        }

        var text = lower.ToString();
        if (lower.Value is > 0x7F and < 0x250 or >= 0x1E00 and < 0x1F00)
        {
            // Latin with a mark: the base letter comes first in its decomposition.
            text = text.Normalize(NormalizationForm.FormD)[..1];
        }

        word.Append(text);
    }

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString(0, Math.Min(word.Length, MostCharacters)));
            word.Clear();
        }
    }
}
