using System.Globalization;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Exchange;

/// <summary>
/// Fills in what a known client's card lacks from a row of a file. What the card says already stays: a file is older
/// than what somebody typed. What differs goes to the comment, once.
/// </summary>
internal static class KnownClient
{
    /// <summary>False, and nothing changed, when the comment has no room for what differs.</summary>
    public static bool TryFillIn(Client client, ClientForm form, Country? home, BlindIndex blind, HashSet<string> elsewhere)
    {
        var numbers = ClientRules.Numbers(form, home).Where(n => !client.Phones.Exists(p => p.Number == n.Number.E164)).ToList();
        var added = numbers.Where(n => !elsewhere.Contains(n.Number.E164)).Take(Client.MostPhones - client.Phones.Count).ToList();
        var comment = Comment(client, form, numbers.Except(added).Select(n => n.Number.International));
        if (comment.Length > Client.TextLength)
        {
            return false;
        }

        client.LastName ??= form.LastName;
        client.FirstName ??= form.FirstName;
        client.Patronymic ??= form.Patronymic;
        client.Email ??= form.Email;
        client.BirthDate ??= form.BirthDate;
        client.Address ??= form.Address;
        client.Comment = comment.Length == 0 ? null : comment;
        client.Tags = [.. client.Tags.Union(form.Tags, StringComparer.CurrentCultureIgnoreCase).Take(Client.MostTags)];
        client.PhoneConfirmedOn = added.Count == 0 ? client.PhoneConfirmedOn : null;
        client.Phones.AddRange(added.Select((n, i) => ClientPhone.Of(client.Id, n.Number, n.Label, client.Phones.Count + i, blind)).ToList());
        return true;
    }

    /// <summary>
    /// The card's comment with what differs. A number that stands on somebody else's card is told here instead of being
    /// taken over: nobody has said that they share it.
    /// </summary>
    private static string Comment(Client client, ClientForm form, IEnumerable<string> numbers)
    {
        var lines = (client.Comment ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        void Tell(string what, string? kept, string? told)
        {
            if (kept is not null && told is not null && !string.Equals(kept, told, StringComparison.OrdinalIgnoreCase))
            {
                lines.Add($"{what}: {told}");
            }
        }

        Tell("Email", client.Email, form.Email);
        Tell("Address", client.Address, form.Address);
        Tell("Birth date", Day(client.BirthDate), Day(form.BirthDate));
        lines.AddRange(numbers.Select(n => $"Phone: {n}"));
        lines.AddRange((form.Comment ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return string.Join('\n', lines.Distinct(StringComparer.Ordinal));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
