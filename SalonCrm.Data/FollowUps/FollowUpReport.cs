using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.FollowUps;

/// <summary>What the queue achieved. A manager sees the own salons, the network head all.</summary>
public sealed class FollowUpReport
{
    /// <summary>The longest period, in weeks.</summary>
    public const int MostWeeks = 52;

    private readonly Door _door;

    internal FollowUpReport(Door door) => _door = door;

    /// <summary>The weeks up to today, the running one included.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="weeks">How many, 1 to <see cref="MostWeeks"/>; others count as the nearest of these.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<ReportView>> Read(Actor actor, int weeks = 13, CancellationToken cancel = default) =>
        _door.Pass<ReportView>(actor, Permission.SeeFollowUpReport, async passage =>
        {
            var reach = await QueueReach.Of(passage);
            var monday = Monday(passage.Today);
            var from = monday.AddDays(-7 * (Math.Clamp(weeks, 1, MostWeeks) - 1));
            var deeds = await Deeds(passage, reach, from);
            var names = await passage.Names();
            var name = await passage.NamesOf(deeds.Select(d => d.Who));
            passage.Record(TrailAction.FollowUpReportRead, detail: new() { Counts = [weeks] });
            return new Outcome<ReportView>.Done(new(
                from,
                passage.Today,
                Counts(deeds),
                [.. deeds.GroupBy(d => d.Salon).Select(g => new ReportLine(names.Salon(g.Key) ?? "", Counts(g))).OrderBy(l => l.Name, StringComparer.CurrentCulture)],
                [.. deeds.GroupBy(d => d.Who).Select(g => new ReportLine(name(g.Key), Counts(g))).OrderByDescending(l => l.Counts.Asked)],
                [.. Enumerable.Range(0, ((monday.DayNumber - from.DayNumber) / 7) + 1).Select(i => from.AddDays(7 * i)).Reverse()
                    .Select(w => new ReportWeek(w, Counts(deeds.Where(d => d.Week == w))))],
                await Funnel(passage, reach, from)));
        }, cancel);

    private static ReportCounts Counts(IEnumerable<Deed> deeds)
    {
        var all = deeds.ToLookup(d => d.Kind, d => d.Of);
        int Each(DeedKind kind) => all[kind].Distinct().Count();
        return new(Each(DeedKind.Asked), Each(DeedKind.Reached), Each(DeedKind.Completed), Each(DeedKind.Refused));
    }

    /// <summary>Attempts count for who made them; an end for who the follow-up belonged to, whoever closed the gap.</summary>
    private static async Task<List<Deed>> Deeds(Passage passage, QueueReach reach, DateOnly from)
    {
        var (db, since) = (passage.Db, new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero));
        var attempts = await (
            from a in db.Attempts
            join c in db.Clients on a.ClientId equals c.Id
            let salon = db.FollowUps.Where(f => f.Id == a.FollowUpId).Select(f => (Guid?)f.SalonId).FirstOrDefault() ?? c.SalonId
            where a.CreatedAt >= since && (reach.IsWhole || reach.Salons.Contains(salon))
            select new { Of = a.FollowUpId ?? a.ClientId, a.CreatedAt, a.CreatedBy, a.Outcome, Salon = salon }).ToListAsync(passage.Cancel);
        var ended = await db.FollowUps
            .Where(f => f.State != FollowUpState.Open && f.EndedAt >= since && (reach.IsWhole || reach.Salons.Contains(f.SalonId)))
            .Select(f => new { f.Id, f.State, f.StopReason, f.EndedAt, f.OwnerId, f.SalonId }).ToListAsync(passage.Cancel);
        var deeds = attempts.Select(a => new Deed(DeedKind.Asked, a.Of, Week(a.CreatedAt), a.CreatedBy, a.Salon)).ToList();
        deeds.AddRange(attempts.Where(a => a.Outcome is AttemptOutcome.Reached or AttemptOutcome.Refused)
            .Select(a => new Deed(a.Outcome == AttemptOutcome.Reached ? DeedKind.Reached : DeedKind.Refused, a.Of, Week(a.CreatedAt), a.CreatedBy, a.Salon)));
        deeds.AddRange(ended.Where(f => f.State == FollowUpState.Completed || f.StopReason == StopReason.RefusedForGood)
            .Select(f => new Deed(f.State == FollowUpState.Completed ? DeedKind.Completed : DeedKind.Refused, f.Id, Week(f.EndedAt!.Value), f.OwnerId, f.SalonId)));
        return deeds;
    }

    private static async Task<ReportFunnel> Funnel(Passage passage, QueueReach reach, DateOnly from)
    {
        var db = passage.Db;
        var guests = db.Clients.Where(c => c.GuestSince >= from && (reach.IsWhole || reach.Salons.Contains(c.SalonId)));
        return new(
            await guests.CountAsync(passage.Cancel),
            await guests.CountAsync(c => c.RegisteredOn != null, passage.Cancel),
            await guests.CountAsync(c => c.RegisteredOn != null && c.CompletedOn != null, passage.Cancel),
            await guests.CountAsync(c => db.Visits.Count(v => v.ClientId == c.Id && v.State == VisitState.Done) > 1, passage.Cancel));
    }

    private static DateOnly Week(DateTimeOffset moment) => Monday(DateOnly.FromDateTime(moment.UtcDateTime));

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private enum DeedKind
    {
        Asked,
        Reached,
        Completed,
        Refused,
    }

    private sealed record Deed(DeedKind Kind, Guid Of, DateOnly Week, Guid? Who, Guid Salon);
}

/// <summary>How many were asked, reached, completed, refused: each follow-up once.</summary>
/// <param name="Asked">It was tried to reach them.</param>
/// <param name="Reached">They answered.</param>
/// <param name="Completed">Nothing is missing any more, whoever closed the gap.</param>
/// <param name="Refused">They do not want to say.</param>
public sealed record ReportCounts(int Asked, int Reached, int Completed, int Refused);

/// <summary>A salon or manager in the report.</summary>
/// <param name="Name">Its name; null for nobody's.</param>
/// <param name="Counts">What was achieved.</param>
public sealed record ReportLine(string? Name, ReportCounts Counts);

/// <summary>A week in the report.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Counts">What was achieved.</param>
public sealed record ReportWeek(DateOnly Monday, ReportCounts Counts);

/// <summary>How far those came who became guests in the period.</summary>
/// <param name="Guests">All of them.</param>
/// <param name="Registered">Who has registered since.</param>
/// <param name="Complete">Of these, with nothing required or desirable missing.</param>
/// <param name="Returned">Who has come a second time, registered or not.</param>
public sealed record ReportFunnel(int Guests, int Registered, int Complete, int Returned);

/// <summary>What the queue achieved.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Total">All of it.</param>
/// <param name="Salons">By salon.</param>
/// <param name="Managers">By who tried, or had it to do.</param>
/// <param name="Weeks">By week, the latest first.</param>
/// <param name="Funnel">Of the guests of the period.</param>
public sealed record ReportView(
    DateOnly From, DateOnly To, ReportCounts Total, IReadOnlyList<ReportLine> Salons, IReadOnlyList<ReportLine> Managers, IReadOnlyList<ReportWeek> Weeks, ReportFunnel Funnel);
