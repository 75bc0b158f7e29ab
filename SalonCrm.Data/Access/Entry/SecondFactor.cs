using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Entry;

/// <summary>Whether a second factor was shown a moment ago: what can do the most harm asks for it.</summary>
internal static class SecondFactor
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether the actor's session showed it within the last five minutes. The operator at the machine has the key file in
    /// hand, which is more.
    /// </summary>
    public static async Task<bool> IsFresh(Passage passage) =>
        passage.Actor.Role == Role.Operator || await IsFresh(passage.Db, passage.Actor.AccountId, passage.Actor.Session, passage.Now, passage.Cancel);

    /// <summary>Whether the account's session showed it within the last five minutes.</summary>
    public static async Task<bool> IsFresh(SalonDb db, Guid? account, Guid? session, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Fresh;
        return session is not null
            && await db.Sessions.AnyAsync(s => s.Id == session && s.AccountId == account && s.EndedAt == null && s.SecondFactorAt >= since && s.SecondFactorAt <= now, cancel);
    }
}
