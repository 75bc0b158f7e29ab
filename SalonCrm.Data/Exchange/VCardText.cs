using System.Text;

namespace SalonCrm.Data.Exchange;

/// <summary>The text in a property's value: transfer encodings, character sets, escapes.</summary>
internal static class VCardText
{
    /// <summary>The value as text, its escapes still in place.</summary>
    public static string Decode(VCardProperty property, TextDecoder text)
    {
        if (property.IsQuotedPrintable)
        {
            return text.Decode(QuotedPrintable(property.RawValue), property.Charset);
        }

        if (property.IsBase64 && Base64(property.RawValue) is { } bytes)
        {
            return text.Decode(bytes, property.Charset);
        }

        // What stands there unencoded and is UTF-8 is UTF-8, whatever it says of itself.
        var raw = Encoding.Latin1.GetBytes(property.RawValue);
        return System.Text.Unicode.Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw) : text.Decode(raw, property.Charset);
    }

    public static byte[] QuotedPrintable(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '=' && i + 2 < value.Length && char.IsAsciiHexDigit(value[i + 1]) && char.IsAsciiHexDigit(value[i + 2]))
            {
                bytes.Add(Convert.FromHexString(value.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else if (value[i] != '=' || i + 1 < value.Length)
            {
                // A sign at the very end was a soft break that nothing followed.
                bytes.Add((byte)value[i]);
            }
        }

        return [.. bytes];
    }

    /// <summary>Parts between separators that are not escaped, unescaped themselves.</summary>
    public static List<string> Parts(string value, params ReadOnlySpan<char> separators)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
            {
                i++;
            }
            else if (separators.Contains(value[i]))
            {
                parts.Add(Unescape(value[start..i]));
                start = i + 1;
            }
        }

        parts.Add(Unescape(value[Math.Min(start, value.Length)..]));
        return parts;
    }

    /// <summary>RFC 6350, 3.4; a backslash before anything else is just a backslash.</summary>
    public static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var escaped = value[i] == '\\' && i + 1 < value.Length ? value[i + 1] : '\0';
            switch (escaped)
            {
                case 'n' or 'N':
                    text.Append('\n');
                    i++;
                    break;
                case '\\' or ',' or ';' or ':':
                    text.Append(escaped);
                    i++;
                    break;
                default:
                    text.Append(value[i]);
                    break;
            }
        }

        return text.ToString();
    }

    public static List<string> SplitOutsideQuotes(string text, char separator)
    {
        var parts = new List<string>();
        var quoted = false;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (text[i] == separator && !quoted)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static byte[]? Base64(string value)
    {
        var buffer = new byte[value.Length];
        return Convert.TryFromBase64String(value, buffer, out var length) ? buffer[..length] : null;
    }
}
