using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Calls;

/// <summary>
/// The one spelling of a line, however an exchange or a person writes it: a number as E.164, anything else in lower case.
/// So "8 (495) 123-45-67", "+74951234567" and "sip:74951234567@pbx" are one line.
/// </summary>
internal static class LineName
{
    private static readonly string[] Schemes = ["sip:", "sips:", "pjsip:"];

    /// <summary>The line's one spelling; null when nothing was written.</summary>
    /// <param name="text">The line as it was written.</param>
    /// <param name="home">The country of the line's salon, in which a number without a plus is at home.</param>
    public static string? Of(string? text, Country? home) =>
        Told(text) is not { } told ? null : TryRead(told, home, out var number) ? number.E164 : told;

    /// <summary>The line as it was told, while nobody knows in which country: trimmed, in lower case, without what an exchange puts around it.</summary>
    public static string? Told(string? text) => Bare(text)?.ToLowerInvariant();

    /// <summary>A number as exchanges write it: at home, or with the calling code and no plus before it.</summary>
    public static bool TryRead(string text, Country? home, out PhoneNumber number) =>
        PhoneNumber.TryParse(text, home, out number, out _)
        || (home is not null && char.IsAsciiDigit(text[0]) && PhoneNumber.TryParse($"+{text}", null, out number, out _));

    /// <summary>What stands inside of <c>"Name" &lt;sip:user@host&gt;</c>; null when nothing does.</summary>
    public static string? Bare(string? text)
    {
        var bare = ClientRules.Line(text);
        if (bare is not null && bare.IndexOf('<', StringComparison.Ordinal) is >= 0 and var from && bare.IndexOf('>', from) is > 0 and var to)
        {
            bare = bare[(from + 1)..to];
        }

        if (bare is not null && Schemes.FirstOrDefault(s => bare.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is { } scheme)
        {
            bare = bare[scheme.Length..];
        }

        return ClientRules.Line(bare?.Split('@')[0]);
    }
}
