using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.FollowUps;

/// <summary>A place in the queue, before anything of it is opened.</summary>
internal sealed record QueuePlace(QueueKind Kind, Guid Id, DateOnly? DueOn, TimeOnly? At);

/// <summary>Reads the queue: its order from plain columns alone, then the few lines that are shown.</summary>
internal static class QueueReading
{
    /// <summary>The most urgent first; among those of one day the ones with an hour.</summary>
    public static IEnumerable<QueuePlace> Ordered(this IEnumerable<QueuePlace> places) =>
        places.OrderBy(p => p.DueOn ?? DateOnly.MaxValue).ThenBy(p => p.At ?? TimeOnly.MaxValue).ThenBy(p => p.Kind).ThenBy(p => p.Id);

    /// <summary>The first places of each kind; more than asked for, to be ordered together.</summary>
    public static async Task<List<QueuePlace>> Places(
        this Passage passage, IQueryable<FollowUp>? followUps, IQueryable<Promise>? promises, IQueryable<StaffTask>? tasks, int most)
    {
        var places = new List<QueuePlace>();
        if (followUps is not null)
        {
            places.AddRange(await followUps.OrderBy(f => f.DueOn).ThenBy(f => f.Id).Take(most)
                .Select(f => new QueuePlace(QueueKind.FollowUp, f.Id, f.DueOn, null)).ToListAsync(passage.Cancel));
        }

        if (promises is not null)
        {
            places.AddRange(await promises.OrderBy(p => p.DueOn == null).ThenBy(p => p.DueOn).ThenBy(p => p.Id).Take(most)
                .Select(p => new QueuePlace(QueueKind.Promise, p.Id, p.DueOn, null)).ToListAsync(passage.Cancel));
        }

        if (tasks is not null)
        {
            places.AddRange(await tasks.OrderBy(t => t.DueOn).ThenBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Id).Take(most)
                .Select(t => new QueuePlace(QueueKind.Task, t.Id, t.DueOn, t.DueAt)).ToListAsync(passage.Cancel));
        }

        return places;
    }

    /// <summary>The lines of places, in their order.</summary>
    public static async Task<IReadOnlyList<QueueItem>> Items(this Passage passage, IReadOnlyList<QueuePlace> places)
    {
        var (db, cancel, ids) = (passage.Db, passage.Cancel, places.Select(p => p.Id).ToList());
        var followUps = await db.FollowUps.AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(cancel);
        var promises = await db.Promises.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        var tasks = await db.Tasks.AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(cancel);
        var rows = ((IEnumerable<IQueued>)[.. followUps, .. promises, .. tasks]).ToDictionary(r => r.Id);
        var clients = (await passage.Hits([.. rows.Values.Select(r => r.About).OfType<Guid>().Distinct()])).ToDictionary(h => h.Id);
        var attempts = (await db.Attempts.AsNoTracking().Where(a => a.FollowUpId != null && ids.Contains(a.FollowUpId.Value))
            .Select(a => new { Of = a.FollowUpId!.Value, a.Id, a.CreatedAt, a.CreatedBy, a.Means, a.Outcome, a.LaterOn }).ToListAsync(cancel)).ToLookup(a => a.Of);
        var name = await passage.NamesOf(rows.Values.Select(r => r.OwnerId).Concat(attempts.SelectMany(a => a).Select(a => a.CreatedBy)));
        var salons = await passage.Names();
        return
        [
            .. places.Where(p => rows.ContainsKey(p.Id)).Select(p =>
            {
                var row = rows[p.Id];
                var client = row.About is { } about ? clients.GetValueOrDefault(about) : null;
                var last = attempts[p.Id].MaxBy(a => a.CreatedAt);
                var item = new QueueItem
                {
                    Kind = p.Kind,
                    Id = p.Id,
                    Version = 0,
                    Client = client,
                    DueOn = row.Due,
                    IsOverdue = row.Due < passage.Today,
                    OwnerId = row.OwnerId,
                    Owner = name(row.OwnerId),
                    Salon = client?.SalonName ?? "",
                };
                return row switch
                {
                    FollowUp f => item with
                    {
                        Version = f.Version,
                        Reasons = f.Reasons,
                        Salon = salons.Salon(f.SalonId) ?? "",
                        Attempts = attempts[p.Id].Count(),
                        Last = last is null ? null : new(last.Id, last.CreatedAt, name(last.CreatedBy), last.Means, last.Outcome, last.LaterOn, null),
                    },
                    StaffTask t => item with { Version = t.Version, Text = t.Text, Task = t.Kind, DueAt = t.DueAt, Salon = salons.Salon(t.SalonId) ?? "" },
                    Promise m => item with { Version = m.Version, Text = m.Text },
                    _ => throw new InvalidOperationException($"A {row.GetType().Name} stands in no queue."),
                };
            }),
        ];
    }

    /// <summary>What has been tried with a client, newest first.</summary>
    public static async Task<IReadOnlyList<AttemptView>> AttemptsOf(this Passage passage, Guid client)
    {
        const int Most = 10;
        var attempts = await passage.Db.Attempts.AsNoTracking().Where(a => a.ClientId == client).OrderByDescending(a => a.CreatedAt).Take(Most).ToListAsync(passage.Cancel);
        var name = await passage.NamesOf(attempts.Select(a => a.CreatedBy));
        return [.. attempts.Select(a => new AttemptView(a.Id, a.CreatedAt, name(a.CreatedBy), a.Means, a.Outcome, a.LaterOn, a.Note))];
    }
}
