using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Calls;

/// <summary>Calls on lines that were nobody's: shown to the network head by their line, and brought to a salon once the line is one's.</summary>
internal static class LateCalls
{
    /// <summary>A line that was last called longer ago is not told of.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>The lines that are nobody's and rang lately, by exchange, the busiest first.</summary>
    public static async Task<ILookup<Guid, UnknownLine>> UnknownLines(this Passage passage)
    {
        var since = passage.Now - Lately;
        var lines = await passage.Db.Calls.AsNoTracking().Where(c => c.SalonId == null && c.Line != null && c.ExchangeId != null && c.StartedAt >= since)
            .GroupBy(c => new { c.ExchangeId, c.Line })
            .Select(g => new { g.Key.ExchangeId, g.Key.Line, Calls = g.Count(), LastAt = g.Max(c => c.StartedAt) })
            .ToListAsync(passage.Cancel);
        return lines.OrderByDescending(l => l.Calls).ThenBy(l => l.Line, StringComparer.Ordinal)
            .ToLookup(l => l.ExchangeId!.Value, l => new UnknownLine(l.Line!, l.Calls, l.LastAt));
    }

    /// <summary>When an exchange last told of a new call: of the latest in each salon, which an index finds at once.</summary>
    public static async Task<DateTimeOffset?> LastHeard(this Passage passage, TelephoneExchange exchange)
    {
        DateTimeOffset? last = null;
        foreach (var salon in exchange.Lines.Select(l => (Guid?)l.SalonId).Append(null).Distinct())
        {
            var at = await passage.Db.Calls.Where(c => c.SalonId == salon && c.ExchangeId == exchange.Id)
                .OrderByDescending(c => c.StartedAt).Select(c => (DateTimeOffset?)c.StartedAt).FirstOrDefaultAsync(passage.Cancel);
            last = at > last || last is null ? at ?? last : last;
        }

        return last;
    }

    /// <summary>Gives the calls on lines that were nobody's to the salons that the lines are now.</summary>
    public static async Task BringLateCalls(this Passage passage, Guid exchange, IEnumerable<ExchangeLineForm> lines, BlindIndex blind)
    {
        foreach (var line in lines)
        {
            await CallLines.Assign(passage, exchange, line.Line!, line.SalonId, blind);
        }
    }
}
