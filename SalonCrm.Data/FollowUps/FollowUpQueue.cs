using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.FollowUps;

/// <summary>
/// The queue: follow-ups, promises and tasks in one list, worked like mail. A manager reaches the own salons and what is
/// the manager's own, the network head everything.
/// </summary>
public sealed class FollowUpQueue
{
    /// <summary>How many lines <see cref="List"/> answers with at once.</summary>
    public const int PageSize = 50;

    private readonly Door _door;

    internal FollowUpQueue(Door door) => _door = door;

    /// <summary>A page of the queue, the most urgent first. The whole network is refused to who is not its head.</summary>
    public Task<Outcome<QueuePage>> List(Actor actor, QueueQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _door.Pass<QueuePage>(actor, Permission.WorkFollowUps, async passage =>
        {
            var reach = await QueueReach.Of(passage);
            if (query.View == QueueView.All && !reach.IsWhole)
            {
                passage.Record(TrailAction.Refused, detail: new() { Refused = Permission.WorkFollowUps });
                return new Outcome<QueuePage>.NotAllowed();
            }

            var skip = Math.Max(query.Skip, 0);
            var (followUps, promises, tasks) = Asked(passage, reach, query);
            var places = await passage.Places(followUps, promises, tasks, skip + PageSize + 1);
            var page = places.Ordered().Skip(skip).Take(PageSize + 1).ToList();
            var items = await passage.Items([.. page.Take(PageSize)]);
            passage.Record(TrailAction.QueueRead, detail: new() { Kind = query.View.ToString(), Hits = items.Count });
            return new Outcome<QueuePage>.Done(new(items, page.Count > PageSize, await passage.Counts(reach), await passage.DoneToday()));
        }, cancel);
    }

    /// <summary>Opens the card beside the list; its opening is in the trail before it is shown.</summary>
    public Task<Outcome<QueueCard>> Look(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<QueueCard>(actor, Permission.WorkFollowUps, async passage =>
        {
            if (await passage.LoadCardOf(client) is not { } found)
            {
                return new Outcome<QueueCard>.NotFound();
            }

            passage.Record(TrailAction.CardOpened, found.Id);
            var visits = await VisitSummaries.Of(passage, found.Id, await passage.Names());
            return new Outcome<QueueCard>.Done(new(await passage.Card(found), visits, await passage.AttemptsOf(found.Id)));
        }, cancel);

    /// <summary>
    /// Notes how it was tried to reach a client, and puts the follow-up on its next day. The same form twice notes one
    /// attempt; told as a conflict when somebody else has worked the follow-up since it was looked at.
    /// </summary>
    public Task<Outcome<AttemptNoted>> NoteAttempt(Actor actor, AttemptForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass(actor, Permission.WorkFollowUps, passage => AttemptNoting.Note(passage, form), cancel);
    }

    /// <summary>Takes back an attempt of the actor's own of today, and puts its follow-up back on the day it had.</summary>
    public Task<Outcome<Nothing>> TakeBack(Actor actor, AttemptNoted noted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(noted);
        return _door.Pass(actor, Permission.WorkFollowUps, passage => AttemptNoting.TakeBack(passage, noted), cancel);
    }

    /// <summary>Nobody asks any more. Done without a save when it has been stopped so already.</summary>
    /// <param name="actor">Who stops.</param>
    /// <param name="followUp">What.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="why">Why.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<Nothing>> Stop(Actor actor, Guid followUp, int version, StopReason why, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.WorkFollowUps, passage => FollowUpStopping.Stop(passage, followUp, version, why), cancel);

    /// <summary>Asks again what was stopped. Not found where the client has another open follow-up by now.</summary>
    public Task<Outcome<Nothing>> Reopen(Actor actor, Guid followUp, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.WorkFollowUps, passage => FollowUpStopping.Reopen(passage, followUp), cancel);

    /// <summary>Puts a client on the list by hand, due today. Done without a save where that has been done.</summary>
    public Task<Outcome<Nothing>> Ask(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.WorkFollowUps, passage => FollowUpStopping.Ask(passage, client), cancel);

    /// <summary>Gives lines to somebody; ends and what is out of reach are left out.</summary>
    /// <returns>Whose each line was, which given back undoes it.</returns>
    public Task<Outcome<IReadOnlyList<Ownership>>> Assign(Actor actor, IReadOnlyList<Ownership> lines, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return _door.Pass(actor, Permission.WorkFollowUps, passage => QueueMoving.Assign(passage, lines), cancel);
    }

    /// <summary>Puts lines on other days; ends and what is out of reach are left out.</summary>
    /// <param name="actor">Who postpones.</param>
    /// <param name="lines">Each line with its new day, from today to a year ahead.</param>
    /// <param name="isUndo">The days may have passed: they are those that the lines had.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    /// <returns>The day that each line had, which given back undoes it.</returns>
    public Task<Outcome<IReadOnlyList<DueDay>>> Postpone(Actor actor, IReadOnlyList<DueDay> lines, bool isUndo = false, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return _door.Pass(actor, Permission.WorkFollowUps, passage => QueueMoving.Postpone(passage, lines, isUndo), cancel);
    }

    private static (IQueryable<FollowUp>? FollowUps, IQueryable<Promise>? Promises, IQueryable<StaffTask>? Tasks) Asked(Passage passage, QueueReach reach, QueueQuery query)
    {
        var (db, today, me, mine) = (passage.Db, passage.Today, reach.Me, reach.Salons);
        var (followUps, promises, tasks) = (reach.FollowUps(db), reach.Promises(db), reach.Tasks(db));
        (followUps, promises, tasks) = query.View switch
        {
            QueueView.Mine => (followUps.Where(f => f.OwnerId == me), promises.Where(p => p.OwnerId == me), tasks.Where(t => t.OwnerId == me)),
            QueueView.MySalon => (
                followUps.Where(f => mine.Contains(f.SalonId)),
                promises.Where(p => db.Clients.Any(c => c.Id == p.ClientId && mine.Contains(c.SalonId))),
                tasks.Where(t => mine.Contains(t.SalonId))),
            QueueView.Overdue => (followUps.Where(f => f.DueOn < today), promises.Where(p => p.DueOn < today), tasks.Where(t => t.DueOn < today)),
            _ => (followUps, promises, tasks),
        };
        if (query.Salon is { } salon)
        {
            followUps = followUps.Where(f => f.SalonId == salon);
            promises = promises.Where(p => db.Clients.Any(c => c.Id == p.ClientId && c.SalonId == salon));
            tasks = tasks.Where(t => t.SalonId == salon);
        }

        if (query.Owner is { } owner)
        {
            (followUps, promises, tasks) = (followUps.Where(f => f.OwnerId == owner), promises.Where(p => p.OwnerId == owner), tasks.Where(t => t.OwnerId == owner));
        }

        if (query.Reason is { } reason)
        {
            followUps = followUps.Where(f => (f.Reasons & reason) != FollowUpReasons.None);
        }

        bool Is(QueueKind kind) => (query.Kind ?? kind) == kind && (query.Reason is null || kind == QueueKind.FollowUp);
        return (Is(QueueKind.FollowUp) ? followUps : null, Is(QueueKind.Promise) ? promises : null, Is(QueueKind.Task) ? tasks : null);
    }
}
