using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

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
        var latest = await Names(db, done.OrderByDescending(v => v.On).ThenByDescending(v => v.At).ThenByDescending(v => v.Id).Take(Counted), cancel);
        var planned = db.Visits.AsNoTracking().Where(v => v.ClientId == client && v.State == VisitState.Planned && v.On >= passage.Today);
        var next = await Names(db, planned.OrderBy(v => v.On).ThenBy(v => v.At).Take(1), cancel);
        var services = await done.SelectMany(v => v.Services).SumAsync(l => l.Hundredths ?? 0, cancel);
        var purchases = await done.SelectMany(v => v.Purchases).SumAsync(l => (l.Hundredths ?? 0) * l.Quantity, cancel);
        var lines = latest.SelectMany(v => v.Services).ToList();
        return new(
            [.. latest.Take(Brief).Select(v => BriefOf(v, names))],
            next is [var first] ? BriefOf(first, names) : null,
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

    private static VisitBrief BriefOf(NamedVisit visit, Names names) => new(visit.On, visit.At, names.Salon(visit.SalonId) ?? "", [.. visit.Services.Select(s => s.Name)]);

    /// <summary>Of the visits and their lines only what they are called by: wishes and formulas stay sealed. A name that does not open is left out.</summary>
    private static async Task<List<NamedVisit>> Names(SalonDb db, IQueryable<Visit> visits, CancellationToken cancel)
    {
        var rows = await visits.Select(v => new
        {
            v.On,
            v.At,
            v.SalonId,
            Lines = v.Services.OrderBy(l => l.Position)
                .Select(l => new { l.Id, l.MasterId, Name = EF.Property<byte[]?>(l, nameof(ServiceLine.Name) + SealedModel.Suffix) }).ToList(),
        }).ToListAsync(cancel);
        return rows.ConvertAll(r => new NamedVisit(
            r.On, r.At, r.SalonId, [.. r.Lines.Select(l => (Open(l.Id, l.Name), l.MasterId)).Where(l => l.Item1.Length > 0)]));

        string Open(Guid line, byte[]? name) =>
            name is not null && db.TryOpen<ServiceLine>(nameof(ServiceLine.Name), line, name, out var opened) ? (string)opened! : "";
    }

    private sealed record NamedVisit(DateOnly On, TimeOnly? At, Guid SalonId, IReadOnlyList<(string Name, Guid? MasterId)> Services);
}
