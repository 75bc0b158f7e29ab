using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Watch;

/// <summary>
/// How many masked fields one account may have shown. Counted in the trail itself, inside the transaction of the showing, so
/// two tabs or two nodes share it and nothing has to be kept beside. Who sees contacts unmasked anyway reveals nothing: for
/// them the cards they open count, see <see cref="UnusualRules"/>.
/// </summary>
internal static class RevealBudget
{
    public static readonly TimeSpan Short = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private static readonly TimeSpan AlertedAgain = TimeSpan.FromHours(1);

    /// <summary>Says when there is room again; null where there is room now. Records and alerts that it is used up.</summary>
    /// <param name="passage">The operation that is about to show a masked field.</param>
    /// <param name="client">Whose.</param>
    public static async Task<DateTimeOffset?> UsedUp(Passage passage, Guid client)
    {
        var (me, now) = (passage.Actor.AccountId, passage.Now);
        if (me is null || passage.Actor.Role.Allows(Permission.SeeContacts))
        {
            return null;
        }

        // A clock that was put back must not keep anybody waiting for the year that it had jumped ahead.
        var (since, until) = (now - Day, now + Short);
        var shown = await passage.Db.Trail.Where(t => t.AccountId == me && t.Action == TrailAction.Revealed && t.At > since && t.At <= until)
            .OrderBy(t => t.At).Select(t => t.At).ToListAsync(passage.Cancel);
        if (FreeAt(shown, now, await ProtectionRules.Of(passage.Db, passage.Cancel)) is not { } free)
        {
            return null;
        }

        passage.Record(TrailAction.BudgetUsedUp, client);
        await passage.AlertOnce(AlertKind.RevealLimit, AlertedAgain, count: shown.Count);
        return free;
    }

    /// <summary>When there is room for one more; null when there is now.</summary>
    /// <param name="shown">When fields were shown, the oldest first.</param>
    /// <param name="now">The moment.</param>
    /// <param name="rules">How many are allowed.</param>
    public static DateTimeOffset? FreeAt(IReadOnlyList<DateTimeOffset> shown, DateTimeOffset now, ProtectionRules rules)
    {
        var free = new[] { Leaves(Short, rules.RevealsInTenMinutes), Leaves(Day, rules.RevealsADay) }.Max();
        return free > now ? free : null;

        // With the one that leaves the window there is room for one more.
        DateTimeOffset? Leaves(TimeSpan window, int most) => shown.Count < most ? null : shown[^most] + window;
    }
}
