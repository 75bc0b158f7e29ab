using System.Globalization;

namespace SalonCrm.Data.Clients;

/// <summary>The extension behind a number: "ext. 12", "доб. 12", "x12", ",12", "#12".</summary>
internal static class PhoneExtension
{
    /// <summary>Exchanges number their extensions with up to this many digits; more is a second number.</summary>
    public const int MostDigits = 8;

    private const string Signs = ",;#\uFF0C\uFF03";
    private const string Fillers = " \u00A0\t.:=-(#№";

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "x", "ext", "extn", "extension", "p", "w",
        "х", "доб", "добавочный", "доп", "вн", "внутр", "внутренний",
        "дод", "додатковий", "внутрішній",
        "wew", "wewn", "wewnętrzny",
        "dw", "durchwahl", "poste", "int", "interno", "dahili", "vid", "sise",
    };

    /// <summary>Reads what stands behind a number.</summary>
    /// <returns>ASCII digits, or null if this is not an extension and nothing else.</returns>
    public static string? Read(string text)
    {
        var rest = text.AsSpan().TrimStart(Signs + Fillers);
        var signed = text.AsSpan().IndexOfAny(Signs) is var at && at >= 0 && at < text.Length - rest.Length;
        var word = rest[..LengthWhile(rest, char.IsLetter)];
        if (word.Length > 0 ? !Words.Contains(word.ToString()) : !signed)
        {
            return null;
        }

        rest = rest[word.Length..].TrimStart(Fillers);
        var length = LengthWhile(rest, char.IsDigit);
        var digits = string.Concat(rest[..length].ToArray().Select(c => CharUnicodeInfo.GetDecimalDigitValue(c)));
        return length is > 0 and <= MostDigits && rest[length..].Trim(" .)").IsEmpty ? digits : null;
    }

    /// <summary>Only the marks that part one number from the next, as when it was copied out of a list.</summary>
    public static bool IsBlank(string text) => text.AsSpan().Trim(",; \u00A0").IsEmpty;

    private static int LengthWhile(ReadOnlySpan<char> text, Func<char, bool> condition)
    {
        var length = 0;
        while (length < text.Length && condition(text[length]))
        {
            length++;
        }

        return length;
    }
}
