namespace SalonCrm.Data.Clients;

/// <summary>A link that calls a number: <c>tel:</c> as in RFC 3966, and the older <c>callto:</c>.</summary>
/// <param name="Number">As it stands in the link, completed by a <c>phone-context</c> that begins with a plus.</param>
/// <param name="Extension">What the link's <c>ext</c> says, unchecked; null if it has none.</param>
internal sealed record PhoneLink(string Number, string? Extension)
{
    private static readonly string[] Schemes = ["tel:", "callto:"];

    /// <summary>Null if the text is not such a link.</summary>
    public static PhoneLink? Read(string text)
    {
        if (Schemes.FirstOrDefault(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is not { } scheme)
        {
            return null;
        }

        var parts = Uri.UnescapeDataString(text[scheme.Length..]).Split(';');
        var number = parts[0].TrimStart();
        var context = ParameterOf(parts, "phone-context=");
        var completed = context?.StartsWith('+') == true && !number.StartsWith('+') ? context + number : number;
        return new PhoneLink(completed, ParameterOf(parts, "ext="));
    }

    private static string? ParameterOf(string[] parts, string name) =>
        parts.Skip(1).FirstOrDefault(p => p.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..];
}
