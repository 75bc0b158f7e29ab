using System.Collections.Frozen;

namespace SalonCrm.Data.Exchange;

/// <summary>
/// A property of a card: <c>group.NAME;PARAMETER=value:value</c> (RFC 6350, 3.3), with the bare parameters of 2.1
/// (<c>TEL;CELL:</c>). Texts are still bytes, one a character.
/// </summary>
internal sealed record VCardProperty(string? Group, string Name, IReadOnlyList<(string Name, string Value)> Parameters, string RawValue)
{
    private static readonly FrozenSet<string> Binaries =
        new[] { "PHOTO", "LOGO", "SOUND", "KEY" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Texts =
        new[] { "N", "FN", "NOTE", "TEL", "EMAIL", "ADR", "LABEL", "ORG", "TITLE", "ROLE", "NICKNAME", "CATEGORIES", "BDAY", "URL" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Encodings =
        new[] { "QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public bool IsBinary => Binaries.Contains(Name) || (IsBase64 && !Texts.Contains(Name))
        || RawValue.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    public bool IsBase64 => Encoding is "B" or "BASE64";

    public bool IsQuotedPrintable => Encoding is "QUOTED-PRINTABLE";

    public string? Charset => Values("CHARSET").FirstOrDefault();

    private string? Encoding => Values("ENCODING").FirstOrDefault()?.ToUpperInvariant();

    public IEnumerable<string> Values(string parameter) =>
        Parameters.Where(one => one.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase)).Select(one => one.Value);

    /// <summary>Reads a whole line; null if it is no property.</summary>
    public static VCardProperty? Parse(string line)
    {
        var colon = EndOfHead(line);
        var parts = colon < 0 ? [] : VCardText.SplitOutsideQuotes(line[..colon], ';');
        if (parts.Count == 0 || parts[0].Trim() is not { Length: > 0 } name || !name.All(IsNameCharacter))
        {
            return null;
        }

        var dot = name.LastIndexOf('.');
        return new VCardProperty(
            dot < 0 ? null : name[..dot],
            name[(dot + 1)..].ToUpperInvariant(),
            [.. parts.Skip(1).SelectMany(Parameter)],
            line[(colon + 1)..]);
    }

    public static bool IsMarker(string line, string marker) =>
        line.Length < 64
        && line.Contains("VCARD", StringComparison.OrdinalIgnoreCase)
        && line.Split(':') is [var name, var value]
        && name.Trim().Equals(marker, StringComparison.OrdinalIgnoreCase)
        && value.Trim().Equals("VCARD", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a binary value begins here, even if the line breaks off before the value.</summary>
    public static bool IsBinaryHead(string line) => Parse(line) is { } property
        ? property.IsBinary
        : line.Split(';') is [var name, _, ..] && Binaries.Contains(name.Split('.')[^1].Trim());

    public static bool IsQuotedPrintableHead(string line) =>
        EndOfHead(line) is > 0 and var colon && line[..colon].Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, string Value)> Parameter(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || text.StartsWith("X-CUSTOM(", StringComparison.OrdinalIgnoreCase))
        {
            var bare = text.Trim();
            return [(Encodings.Contains(bare) ? "ENCODING" : "TYPE", bare)];
        }

        // Lists may be quoted as a whole: TYPE="cell,voice" (RFC 6350, 6.4.1).
        var name = text[..equals].Trim();
        var value = text[(equals + 1)..].Trim().Trim('"');
        return name.Equals("TYPE", StringComparison.OrdinalIgnoreCase)
            ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => (name, one.Trim('"')))
            : [(name, value)];
    }

    private static int EndOfHead(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (line[i] == ':' && !quoted)
            {
                return i;
            }
        }

        // A quote that never closes protects nothing.
        return quoted ? line.IndexOf(':', StringComparison.Ordinal) : -1;
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}
