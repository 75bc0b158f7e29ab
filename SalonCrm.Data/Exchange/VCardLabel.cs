using System.Text;

namespace SalonCrm.Data.Exchange;

/// <summary>A label that a person made up on a phone, which Android puts among the types of a 2.1 card.</summary>
internal static class VCardLabel
{
    private const string Custom = "X-CUSTOM(";

    /// <summary>Decodes <c>X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=D0=9C...)</c>; any other type is just decoded.</summary>
    public static string Decode(string type, TextDecoder text)
    {
        if (!type.StartsWith(Custom, StringComparison.OrdinalIgnoreCase))
        {
            return text.Decode(Encoding.Latin1.GetBytes(type));
        }

        var label = type[Custom.Length..].TrimEnd(')').Split(',')[^1];
        return "X-" + text.Decode(VCardText.QuotedPrintable(label));
    }
}
