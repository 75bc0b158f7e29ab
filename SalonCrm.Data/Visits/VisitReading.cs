using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Visits;

/// <summary>Reads visits as an actor may see them.</summary>
internal static class VisitReading
{
    /// <summary>A client's visits, newest first, a page of them.</summary>
    public static async Task<VisitPage> Page(Passage passage, Guid client, int skip, Names names)
    {
        var visits = await passage.Db.Visits.AsNoTracking().AsSplitQuery().Include(v => v.Services).Include(v => v.Purchases)
            .Where(v => v.ClientId == client)
            .OrderByDescending(v => v.On).ThenByDescending(v => v.At).ThenByDescending(v => v.Id)
            .Skip(Math.Max(skip, 0)).Take(ClientVisits.PageSize + 1).ToListAsync(passage.Cancel);
        var name = await passage.NamesOf(visits.SelectMany(v => new[] { v.CreatedBy, v.UpdatedBy }));
        return new([.. visits.Take(ClientVisits.PageSize).Select(v => View(v, names, name, passage.Actor))], visits.Count > ClientVisits.PageSize);
    }

    /// <summary>One visit as it is after an operation.</summary>
    public static async Task<VisitView> View(this Passage passage, Visit visit) =>
        View(visit, await passage.Names(), await passage.NamesOf([visit.CreatedBy, visit.UpdatedBy]), passage.Actor);

    private static VisitView View(Visit visit, Names names, Func<Guid?, string?> name, Actor actor) => new()
    {
        Id = visit.Id,
        Version = visit.Version,
        On = visit.On,
        At = visit.At,
        State = visit.State,
        Salon = names.Salon(visit.SalonId) ?? "",
        Services = [.. VisitContent.Readable(visit.Services).Select(l => new ServiceView(l.Name, names.Master(l.MasterId), l.Price, l.Formula))],
        Purchases = [.. VisitContent.Readable(visit.Purchases).Select(l => new PurchaseView(l.Name, l.Quantity, l.Price))],
        Wishes = visit.Wishes,
        Feedback = visit.Feedback,
        Score = visit.Score,
        IsDamaged = visit.Damage is not null || visit.Services.Exists(l => l.Damage is not null) || visit.Purchases.Exists(l => l.Damage is not null),
        Written = Authorship.Of(visit, name),
        Form = actor.Role.Allows(Permission.WriteTreatments) ? VisitContent.Form(visit) : null,
    };
}
