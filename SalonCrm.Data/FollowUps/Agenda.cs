using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.FollowUps;

/// <summary>What a person's day holds: the home page of each role.</summary>
public sealed class Agenda
{
    /// <summary>At most so many lines of what is due; the counts say how many there are.</summary>
    public const int MostDue = 12;

    private const int MostVisits = 100;
    private readonly Door _door;

    internal Agenda(Door door) => _door = door;

    /// <summary>The planned visits of the actor's salons today, and what is due for the actor: the own, and what is anybody's there.</summary>
    public Task<Outcome<AgendaView>> Today(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<AgendaView>(actor, Permission.KeepTasks, async passage =>
        {
            var (db, today, reach) = (passage.Db, passage.Today, await QueueReach.Of(passage));
            var (me, mine) = (reach.Me, reach.Salons);
            var followUps = actor.Role.Allows(Permission.WorkFollowUps) ? reach.FollowUps(db).Where(f => f.OwnerId == me && f.DueOn <= today) : null;
            var promises = reach.Promises(db).Where(p => p.DueOn <= today
                && (p.OwnerId == me || (p.OwnerId == null && db.Clients.Any(c => c.Id == p.ClientId && mine.Contains(c.SalonId)))));
            var tasks = reach.Tasks(db).Where(t => t.DueOn <= today && (t.OwnerId == me || (t.OwnerId == null && mine.Contains(t.SalonId))));
            var places = (await passage.Places(followUps, promises, tasks, MostDue)).Ordered().Take(MostDue).ToList();
            var due = (followUps is null ? 0 : await followUps.CountAsync(cancel)) + await promises.CountAsync(cancel) + await tasks.CountAsync(cancel);
            var visits = await Visits(passage, mine);
            passage.Record(TrailAction.QueueRead, detail: new() { Kind = "today", Hits = visits.Count + places.Count });
            return new Outcome<AgendaView>.Done(new(visits, await passage.Items(places), due));
        }, cancel);

    private static async Task<IReadOnlyList<AgendaVisit>> Visits(Passage passage, List<Guid> salons)
    {
        var visits = await passage.Db.Visits.AsNoTracking().Include(v => v.Services)
            .Where(v => v.On == passage.Today && v.State == VisitState.Planned && salons.Contains(v.SalonId))
            .OrderBy(v => v.At == null).ThenBy(v => v.At).ThenBy(v => v.Id).Take(MostVisits).ToListAsync(passage.Cancel);
        var clients = (await passage.Hits([.. visits.Select(v => v.ClientId).Distinct()])).ToDictionary(h => h.Id);
        var names = await passage.Names();
        return
        [
            .. visits.Where(v => clients.ContainsKey(v.ClientId)).Select(v => new AgendaVisit(
                v.Id,
                v.At,
                names.Salon(v.SalonId) ?? "",
                clients[v.ClientId],
                [.. VisitContent.Readable(v.Services).Select(l => l.Name)],
                [.. VisitContent.Readable(v.Services).Select(l => names.Master(l.MasterId)).OfType<string>().Distinct(StringComparer.Ordinal)])),
        ];
    }
}

/// <summary>A person's day.</summary>
/// <param name="Visits">The visits that are planned for today, by hour.</param>
/// <param name="Due">What is due, the most urgent first, at most <see cref="Agenda.MostDue"/>.</param>
/// <param name="DueCount">How much is due in all.</param>
public sealed record AgendaView(IReadOnlyList<AgendaVisit> Visits, IReadOnlyList<QueueItem> Due, int DueCount);

/// <summary>A visit that is planned for today.</summary>
/// <param name="Id">The visit.</param>
/// <param name="At">The hour, if it is known.</param>
/// <param name="Salon">Name of the salon.</param>
/// <param name="Client">Who comes, with contacts only as far as the actor may see them.</param>
/// <param name="Services">What for.</param>
/// <param name="Masters">To whom.</param>
public sealed record AgendaVisit(Guid Id, TimeOnly? At, string Salon, ClientHit Client, IReadOnlyList<string> Services, IReadOnlyList<string> Masters);
