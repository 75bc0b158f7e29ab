using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Guests;

/// <summary>Compares the name that somebody books under with a card's.</summary>
internal static class SaidNames
{
    /// <summary>
    /// Whether something was said that the card does not say. "Мария" is the Мария Иванова of the card; "Маша" is told,
    /// for a person to decide: the portal does not rename clients.
    /// </summary>
    public static bool Differs(PersonName card, string? said)
    {
        var known = SearchText.Words(card.Full).ToHashSet(StringComparer.Ordinal);
        return SearchText.Words(said).Exists(w => !known.Contains(w));
    }

    /// <summary>
    /// Who of several booked: the one whose name has most of what was said; among equals, the first in the given order.
    /// </summary>
    public static Client Closest(IReadOnlyList<Client> clients, string? said)
    {
        var words = SearchText.Words(said);
        return clients.MaxBy(c =>
        {
            var known = SearchText.Words(c.Name.Full);
            return (words.Count(w => known.Contains(w)) * 2) + (words.Exists(w => known.Exists(k => SharesBeginning(k, w))) ? 1 : 0);
        })!;
    }

    /// <summary>The differing names of a card that nobody has settled yet, newest first.</summary>
    public static async Task<IReadOnlyList<SaidName>> OtherNames(this Passage passage, Guid client) =>
    [
        .. (await passage.Db.Bookings.AsNoTracking().Where(b => b.ClientId == client && b.NameDiffers)
                .OrderByDescending(b => b.CreatedAt).ToListAsync(passage.Cancel))
            .DistinctBy(b => b.SaidName, StringComparer.OrdinalIgnoreCase)
            .Select(b => new SaidName(b.Id, b.SaidName, b.CreatedAt, b.Channel)),
    ];

    /// <summary>A short form begins like the full one: Саша does not, Алекс and Лен do.</summary>
    private static bool SharesBeginning(string one, string other) =>
        one.Length > 2 && other.Length > 2 && string.Equals(one[..3], other[..3], StringComparison.Ordinal);
}
