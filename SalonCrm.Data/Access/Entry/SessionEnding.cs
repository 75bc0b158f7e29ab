using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Entry;

/// <summary>Ends sessions inside an operation. The board is told after it, once they have ended on the disk.</summary>
internal static class SessionEnding
{
    /// <summary>Ends all open sessions of an account but one; answers with how many.</summary>
    public static async Task<int> EndAll(Passage passage, Guid account, Guid? kept = null)
    {
        var open = await passage.Db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null && s.Id != kept).ToListAsync(passage.Cancel);
        open.ForEach(s => End(passage, s));
        return open.Count;
    }

    public static void End(Passage passage, Session session) =>
        (session.EndedAt, session.EndedBy) = (passage.Now, passage.Actor.AccountId);
}
