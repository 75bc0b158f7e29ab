using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.FollowUps;

/// <summary>Counts the queue: what is due, and what the actor has worked today.</summary>
internal static class QueueCounting
{
    public static async Task<QueueCounts> Counts(this Passage passage, QueueReach reach)
    {
        var (db, today, me, mine) = (passage.Db, passage.Today, reach.Me, reach.Salons);
        var counted = new List<(int Mine, int MySalon, int Overdue, int All)>
        {
            await Count(passage, reach.FollowUps(db).Where(f => f.DueOn <= today)
                .Select(f => new Counted { IsMine = f.OwnerId == me, IsMySalons = mine.Contains(f.SalonId), IsOverdue = f.DueOn < today })),
            await Count(passage, reach.Tasks(db).Where(t => t.DueOn <= today)
                .Select(t => new Counted { IsMine = t.OwnerId == me, IsMySalons = mine.Contains(t.SalonId), IsOverdue = t.DueOn < today })),
            await Count(passage, reach.Promises(db).Where(p => p.DueOn <= today)
                .Select(p => new Counted { IsMine = p.OwnerId == me, IsMySalons = db.Clients.Any(c => c.Id == p.ClientId && mine.Contains(c.SalonId)), IsOverdue = p.DueOn < today })),
        };
        return new(counted.Sum(c => c.Mine), counted.Sum(c => c.MySalon), counted.Sum(c => c.Overdue), reach.IsWhole ? counted.Sum(c => c.All) : null);
    }

    /// <summary>Each thing once, however often it was tried.</summary>
    public static async Task<int> DoneToday(this Passage passage)
    {
        var (db, me, cancel) = (passage.Db, passage.Actor.AccountId, passage.Cancel);
        var midnight = new DateTimeOffset(passage.Today, TimeOnly.MinValue, TimeSpan.Zero);
        var worked = await db.Attempts.Where(a => a.CreatedAt >= midnight && a.CreatedBy == me && a.FollowUpId != null).Select(a => a.FollowUpId!.Value)
            .Union(db.FollowUps.Where(f => f.State != FollowUpState.Open && f.EndedAt >= midnight && f.EndedBy == me).Select(f => f.Id)).CountAsync(cancel);
        var tasks = await db.Tasks.CountAsync(t => t.State != TaskState.Open && t.EndedAt >= midnight && t.EndedBy == me, cancel);
        var promises = await db.Promises.CountAsync(p => p.State != PromiseState.Open && p.UpdatedAt >= midnight && p.UpdatedBy == me, cancel);
        return worked + tasks + promises;
    }

    private static async Task<(int Mine, int MySalon, int Overdue, int All)> Count(Passage passage, IQueryable<Counted> rows)
    {
        var sums = await rows.GroupBy(_ => 1).Select(g => new
        {
            Mine = g.Sum(c => c.IsMine ? 1 : 0),
            MySalon = g.Sum(c => c.IsMySalons ? 1 : 0),
            Overdue = g.Sum(c => c.IsOverdue ? 1 : 0),
            All = g.Count(),
        }).SingleOrDefaultAsync(passage.Cancel);
        return sums is null ? default : (sums.Mine, sums.MySalon, sums.Overdue, sums.All);
    }

    private sealed class Counted
    {
        public bool IsMine { get; init; }

        public bool IsMySalons { get; init; }

        public bool IsOverdue { get; init; }
    }
}
