using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Visits;

/// <summary>Reads what a client's visits come to. Sums are the database's; favourites need names opened, so they look at the latest visits alone.</summary>
internal static class VisitSummaries
{
    private const int Brief = 3;
    private const int Counted = 30;

    public static async Task<VisitSummary> Of(Passage passage, Guid client, Names names)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        var done = db.Visits.AsNoTracking().Where(v => v.ClientId == client && v.State == VisitState.Done);
        var latest = await done.Include(v => v.Services)
            .OrderByDescending(v => v.On).ThenByDescending(v => v.At).ThenByDescending(v => v.Id)
            .Take(Counted).AsSplitQuery().ToListAsync(cancel);
        var next = await db.Visits.AsNoTracking().Include(v => v.Services)
            .Where(v => v.ClientId == client && v.State == VisitState.Planned && v.On >= passage.Today)
            .OrderBy(v => v.On).ThenBy(v => v.At).FirstOrDefaultAsync(cancel);
        var services = await done.SelectMany(v => v.Services).SumAsync(l => l.Hundredths ?? 0, cancel);
        var purchases = await done.SelectMany(v => v.Purchases).SumAsync(l => (l.Hundredths ?? 0) * l.Quantity, cancel);
        var lines = latest.SelectMany(v => VisitContent.Readable(v.Services)).ToList();
        return new(
            [.. latest.Take(Brief).Select(v => BriefOf(v, names))],
            next is null ? null : BriefOf(next, names),
            latest.Count < Counted ? latest.Count : await done.CountAsync(cancel),
            (services + purchases) / 100m,
            Favourites(lines.Select(l => l.Name)),
            Favourites(lines.Select(l => names.Master(l.MasterId))).FirstOrDefault());
    }

    /// <summary>The most frequent first; of two alike, the one of the later visit.</summary>
    private static List<string> Favourites(IEnumerable<string?> said) =>
    [
        .. said.OfType<string>().GroupBy(n => n, StringComparer.CurrentCultureIgnoreCase)
            .OrderByDescending(g => g.Count()).Take(Brief).Select(g => g.First()),
    ];

    private static VisitBrief BriefOf(Visit visit, Names names) =>
        new(visit.On, visit.At, names.Salon(visit.SalonId) ?? "", [.. VisitContent.Readable(visit.Services).Select(l => l.Name)]);
}
