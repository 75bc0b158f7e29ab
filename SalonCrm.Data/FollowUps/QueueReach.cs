using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.FollowUps;

/// <summary>How far an actor reaches into the queue: the whole network, or the own salons and what is the actor's own.</summary>
internal sealed record QueueReach(Guid? Me, bool IsWhole, List<Guid> Salons)
{
    /// <summary>The whole network, for who is nobody in it.</summary>
    public static QueueReach Whole { get; } = new(null, true, []);

    public static async Task<QueueReach> Of(Passage passage) => new(
        passage.Actor.AccountId,
        passage.Actor.Role is Role.NetworkHead or Role.Operator,
        await passage.Db.Set<AccountSalon>().Where(s => s.AccountId == passage.Actor.AccountId).Select(s => s.SalonId).ToListAsync(passage.Cancel));

    /// <summary>The open follow-ups within reach.</summary>
    public IQueryable<FollowUp> FollowUps(SalonDb db) =>
        db.FollowUps.Where(f => f.State == FollowUpState.Open && (IsWhole || f.OwnerId == Me || Salons.Contains(f.SalonId)));

    /// <summary>The open tasks within reach.</summary>
    public IQueryable<StaffTask> Tasks(SalonDb db) =>
        db.Tasks.Where(t => t.State == TaskState.Open && (IsWhole || t.OwnerId == Me || Salons.Contains(t.SalonId)));

    /// <summary>The open promises within reach: a promise is its client's salon's.</summary>
    public IQueryable<Promise> Promises(SalonDb db) =>
        db.Promises.Where(p => p.State == PromiseState.Open
            && (IsWhole || p.OwnerId == Me || db.Clients.Any(c => c.Id == p.ClientId && Salons.Contains(c.SalonId))));
}
