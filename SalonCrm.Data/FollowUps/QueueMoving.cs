using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.FollowUps;

/// <summary>Moves lines of the queue, of whichever kind, to other days and people.</summary>
internal static class QueueMoving
{
    /// <summary>So many lines at once.</summary>
    public const int Most = 500;

    public static async Task<Outcome<IReadOnlyList<DueDay>>> Postpone(Passage passage, IReadOnlyList<DueDay> lines, bool isUndo)
    {
        var earliest = isUndo ? passage.Today.AddYears(-10) : passage.Today;
        if (lines.Any(l => l.On is null && !isUndo))
        {
            return new Outcome<IReadOnlyList<DueDay>>.Invalid(Field.DueOn, Problem.Required);
        }

        if (lines.Any(l => l.On < earliest))
        {
            return new Outcome<IReadOnlyList<DueDay>>.Invalid(Field.DueOn, Problem.InThePast);
        }

        if (lines.Any(l => l.On > passage.Today.AddYears(1)))
        {
            return new Outcome<IReadOnlyList<DueDay>>.Invalid(Field.DueOn, Problem.OutOfRange);
        }

        return await Move(passage, [.. lines.Select(l => (l.Id, l.On))], Field.DueOn, r => r.Due, (r, day) => r.Due = day, Day, (id, day) => new DueDay(id, day));
    }

    public static async Task<Outcome<IReadOnlyList<Ownership>>> Assign(Passage passage, IReadOnlyList<Ownership> lines)
    {
        var owners = lines.Select(l => l.Owner).OfType<Guid>().Distinct().ToList();
        var able = await passage.Db.Users.Where(a => owners.Contains(a.Id) && !a.Disabled).Select(a => a.Role).ToListAsync(passage.Cancel);
        if (able.Count != owners.Count || able.Exists(role => !role.Allows(Permission.WorkFollowUps)))
        {
            return new Outcome<IReadOnlyList<Ownership>>.Invalid(Field.Owner, Problem.Unknown);
        }

        return await Move(passage, [.. lines.Select(l => (l.Id, l.Owner))], Field.Owner, r => r.OwnerId, (r, owner) => r.OwnerId = owner, o => o?.ToString(), (id, owner) => new Ownership(id, owner));
    }

    private static async Task<Outcome<IReadOnlyList<TLine>>> Move<TValue, TLine>(
        Passage passage,
        List<(Guid Id, TValue Value)> lines,
        Field field,
        Func<IQueued, TValue> get,
        Action<IQueued, TValue> set,
        Func<TValue, string?> tell,
        Func<Guid, TValue, TLine> line)
    {
        if (lines.Count > Most)
        {
            return new Outcome<IReadOnlyList<TLine>>.Invalid(field, Problem.TooMany);
        }

        var rows = (await Rows(passage, [.. lines.Select(l => l.Id)])).ToDictionary(r => r.Id);
        var before = new List<TLine>();
        foreach (var (id, value) in lines.DistinctBy(l => l.Id))
        {
            if (rows.TryGetValue(id, out var row) && !EqualityComparer<TValue>.Default.Equals(get(row), value))
            {
                var was = get(row);
                set(row, value);
                before.Add(line(id, was));
                passage.RecordQueued(row, field, tell(was), tell(value));
            }
        }

        if (before.Count == 0)
        {
            passage.Record(TrailAction.QueueRead, detail: new() { Hits = 0 });
        }

        return new Outcome<IReadOnlyList<TLine>>.Done(before);
    }

    /// <summary>The open ones within reach.</summary>
    private static async Task<List<IQueued>> Rows(Passage passage, List<Guid> ids)
    {
        var (db, cancel, reach) = (passage.Db, passage.Cancel, await QueueReach.Of(passage));
        return
        [
            .. await reach.FollowUps(db).AsTracking().Where(f => ids.Contains(f.Id)).ToListAsync(cancel),
            .. await reach.Promises(db).AsTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel),
            .. await reach.Tasks(db).AsTracking().Where(t => ids.Contains(t.Id)).ToListAsync(cancel),
        ];
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
