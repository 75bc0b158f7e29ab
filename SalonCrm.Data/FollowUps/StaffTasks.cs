using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.FollowUps;

/// <summary>Tasks: what is to be done by a day, for a client or not. Everybody keeps those of the own salons and the own ones.</summary>
public sealed class StaffTasks
{
    private readonly Door _door;

    internal StaffTasks(Door door) => _door = door;

    /// <summary>Makes a task. The same form twice makes one.</summary>
    /// <returns>The task.</returns>
    public Task<Outcome<Guid>> Make(Actor actor, TaskForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<Guid>(actor, Permission.KeepTasks, async passage =>
        {
            if (await passage.Db.Tasks.AnyAsync(t => t.Id == form.Id, cancel))
            {
                passage.Record(TrailAction.QueueRead, form.ClientId ?? form.Id);
                return new Outcome<Guid>.Done(form.Id);
            }

            form.Text = ClientRules.Line(form.Text);
            var problems = form.Check(passage.Today);
            var salon = form.SalonId ?? await passage.Db.Clients.Where(c => c.Id == form.ClientId).Select(c => (Guid?)c.SalonId).FirstOrDefaultAsync(cancel);
            if (form.ClientId is { } client && !await passage.Db.Clients.AnyAsync(c => c.Id == client, cancel))
            {
                return new Outcome<Guid>.NotFound();
            }

            if (salon is null || !await passage.Db.Salons.AnyAsync(s => s.Id == salon, cancel))
            {
                problems.Add(new(Field.Salon, salon is null ? Problem.Required : Problem.Unknown));
            }

            if (form.OwnerId is { } owner && !await passage.Db.Users.AnyAsync(a => a.Id == owner && !a.Disabled, cancel))
            {
                problems.Add(new(Field.Owner, Problem.Unknown));
            }

            if (problems.Count > 0)
            {
                return new Outcome<Guid>.Invalid(problems);
            }

            var task = new StaffTask
            {
                Id = form.Id,
                ClientId = form.ClientId,
                SalonId = salon!.Value,
                Kind = form.Kind,
                Text = form.Text,
                DueOn = form.DueOn ?? passage.Today,
                DueAt = form.DueAt,
                OwnerId = form.OwnerId,
                CreatedAt = passage.Now,
                CreatedBy = actor.AccountId,
            };
            passage.Db.Tasks.Add(task);
            passage.RecordQueued(task, Field.Task, null, Told(task));
            return new Outcome<Guid>.Done(task.Id);
        }, cancel);
    }

    /// <summary>It is done.</summary>
    /// <param name="actor">Who did it.</param>
    /// <param name="task">The task.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<Nothing>> Done(Actor actor, Guid task, int version, CancellationToken cancel = default) =>
        Mark(actor, task, version, TaskState.Done, cancel);

    /// <summary>It is not needed any more.</summary>
    public Task<Outcome<Nothing>> Drop(Actor actor, Guid task, int version, CancellationToken cancel = default) =>
        Mark(actor, task, version, TaskState.Dropped, cancel);

    /// <summary>It is to be done after all.</summary>
    public Task<Outcome<Nothing>> Reopen(Actor actor, Guid task, CancellationToken cancel = default) =>
        Mark(actor, task, null, TaskState.Open, cancel);

    /// <summary>A task as the trail tells it, the same in every language.</summary>
    internal static string Told(StaffTask task) => string.Join("; ", new[] { task.Kind.ToString(), task.Text }.OfType<string>());

    private Task<Outcome<Nothing>> Mark(Actor actor, Guid task, int? version, TaskState state, CancellationToken cancel) =>
        _door.Pass<Nothing>(actor, Permission.KeepTasks, async passage =>
        {
            var reach = await QueueReach.Of(passage);
            if (await passage.Db.Tasks.AsTracking().FirstOrDefaultAsync(t => t.Id == task && (reach.IsWhole || t.OwnerId == reach.Me || reach.Salons.Contains(t.SalonId)), cancel) is not { } found)
            {
                return new Outcome<Nothing>.NotFound();
            }

            if (found.State == state)
            {
                passage.Record(TrailAction.QueueRead, found.ClientId ?? found.Id);
                return new Outcome<Nothing>.Done(default);
            }

            if (version is not null && found.Version != version)
            {
                return new Outcome<Nothing>.Conflict(found.Version, []);
            }

            var isOpen = state == TaskState.Open;
            (found.State, found.EndedAt, found.EndedBy) = (state, isOpen ? null : passage.Now, isOpen ? null : actor.AccountId);
            passage.RecordQueued(found, Field.Task, isOpen ? null : Told(found), isOpen ? Told(found) : null);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
}
