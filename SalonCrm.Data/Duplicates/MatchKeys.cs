using System.Globalization;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Duplicates;

/// <summary>
/// The marks by which two cards find each other without being compared with all: the email, and the birth date with each
/// word of the name. A word stands by its sound, a given name by every name it is short for: a slip in one word, another
/// script or a short form still leaves a mark in common. Phones have their own index.
/// </summary>
internal static class MatchKeys
{
    private const string EmailKind = "match-email";
    private const string BirthKind = "match-birth";
    private const int LeastLetters = 2;

    /// <summary>What the email of a client is compared by; null without one.</summary>
    public static byte[]? OfEmail(string? email, BlindIndex blind) =>
        string.IsNullOrWhiteSpace(email) ? null : blind.Of(EmailKind, email.Trim().ToLowerInvariant());

    /// <summary>All marks of a client.</summary>
    public static IEnumerable<byte[]> Of(Likeness client, byte[]? email, BlindIndex blind)
    {
        ArgumentNullException.ThrowIfNull(client);
        var born = client.BirthDate is not { } day ? [] : client.Words.Words.Where(w => w.Text.Length >= LeastLetters)
            .SelectMany(w => w.Meant.IsKnown ? w.Meant.All.Select(n => GivenNames.Table[n].Key) : w.Sounds)
            .Distinct(StringComparer.Ordinal).Select(w => blind.Of(BirthKind, string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}|{w}")));
        return email is null ? born : born.Prepend(email);
    }

    /// <summary>The rows that a new client's marks fill.</summary>
    public static IEnumerable<MatchKey> Of(Client client, BlindIndex blind)
    {
        ArgumentNullException.ThrowIfNull(client);
        return Of(new Likeness(client.Name, client.BirthDate, [], null), OfEmail(client.Email, blind), blind)
            .Select(key => new MatchKey { Key = key, ClientId = client.Id });
    }
}
