using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>Who has a number.</summary>
internal static class PhoneOwning
{
    /// <summary>Most people who are offered for one number.</summary>
    public const int Most = 20;

    /// <summary>The clients with one of the numbers: those who came or booked last first.</summary>
    public static async Task<List<Client>> OwnersOf(this Passage passage, IReadOnlyList<PhoneNumber> numbers, BlindIndex blind)
    {
        var indexes = numbers.SelectMany(n => blind.All(ClientPhone.IndexKind, n.E164)).ToList();

        // By the index of the numbers first: asked of the clients, the engine would look at every one of them.
        var ids = await passage.Db.Phones.Where(p => indexes.Contains(p.NumberIndex)).Select(p => p.ClientId).Distinct().ToListAsync(passage.Cancel);
        return ids.Count == 0 ? [] : await passage.Db.Clients.AsNoTracking().Where(c => ids.Contains(c.Id))
            .OrderByDescending(c => passage.Db.Visits.Where(v => v.ClientId == c.Id).Max(v => (DateOnly?)v.On)).ThenBy(c => c.CardNumber)
            .Take(Most).ToListAsync(passage.Cancel);
    }
}
