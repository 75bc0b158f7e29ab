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
    public static async Task<bool> IsFresh(Passage passage)
    {
        var since = passage.Now - Fresh;
        return passage.Actor.Role == Role.Operator
            || (passage.Actor.Session is { } session
                && await passage.Db.Sessions.AnyAsync(
                    s => s.Id == session && s.AccountId == passage.Actor.AccountId && s.EndedAt == null && s.SecondFactorAt >= since, passage.Cancel));
    }
}
