using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Calls;

/// <summary>Reads the log of calls, newest first.</summary>
internal static class CallLogReading
{
    public const int PageSize = 50;

    /// <summary>The calls that a question asks for.</summary>
    public static IQueryable<Call> Asked(this IQueryable<Call> calls, CallQuestion question, Guid? me)
    {
        var from = question.From is { } first ? Midnight(first) : DateTimeOffset.MinValue;
        var until = question.Until is { } last && last < DateOnly.MaxValue ? Midnight(last.AddDays(1)) : DateTimeOffset.MaxValue;
        return calls.Where(c => c.StartedAt >= from && c.StartedAt < until)
            .Where(c => question.SalonId == null || c.SalonId == question.SalonId)
            .Where(c => !question.OnlyMine || (c.TakenBy != null && c.TakenBy == me))

            // As Call.IsMissed says.
            .Where(c => !question.OnlyMissed || (c.Direction == CallDirection.Incoming && c.EndedAt != null && c.AnsweredAt == null && (c.TakenAt == null || c.TakenAt > c.EndedAt)));
    }

    /// <summary>A page of calls with all that the actor may see of them.</summary>
    public static async Task<CallLog> Log(this Passage passage, IQueryable<Call> calls, int skip)
    {
        var page = await calls.AsNoTracking().OrderByDescending(c => c.StartedAt).ThenByDescending(c => c.Id).Skip(Math.Max(0, skip)).Take(PageSize).ToListAsync(passage.Cancel);
        var role = passage.Actor.Role;
        var (clientIds, taskIds) = (page.Select(c => c.ClientId).OfType<Guid>().Distinct().ToList(), page.Select(c => c.CallBackId).OfType<Guid>().Distinct().ToList());
        var clients = await passage.Db.Clients.AsNoTracking().Where(c => clientIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, passage.Cancel);
        var tasks = await passage.Db.Tasks.Where(t => taskIds.Contains(t.Id)).Select(t => new { t.Id, t.State }).ToDictionaryAsync(t => t.Id, t => t.State, passage.Cancel);
        var name = await passage.NamesOf(page.Select(c => c.TakenBy));
        var names = await passage.Names();
        var isDialled = await Dialled(passage, page);
        return new(
            [
                .. page.Select(c => new CallLine(
                    c.Id,
                    c.StartedAt,
                    c.Direction,
                    c.State,
                    c.IsMissed,
                    CallProgress.Talked(c),
                    c.SalonId is { } salon ? names.Salon(salon) : null,
                    role.Allows(Permission.RevealContacts) ? CallShowing.Number(c, isKnown: true) : null,
                    c.ClientId,
                    c.ClientId is { } client ? clients[client] : null,
                    name(c.TakenBy),
                    c.Outcome,
                    role.Allows(Permission.TakeCalls) ? c.Note : null,
                    c.Recording is not null && role.Allows(Permission.HearRecordings),
                    c.CallBackId is { } task ? tasks[task] : null) { Dial = isDialled(c) ? CallerNumber.Of(c)?.E164 : null }),
            ],
            await calls.CountAsync(passage.Cancel));
    }

    /// <summary>A number that is nobody's may be called back by whoever reads the log; a client's by who sees contacts.</summary>
    private static async Task<Func<Call, bool>> Dialled(Passage passage, List<Call> page)
    {
        if (passage.Actor.Role.Allows(Permission.SeeContacts) || !passage.Actor.Role.Allows(Permission.RevealContacts))
        {
            return _ => passage.Actor.Role.Allows(Permission.SeeContacts);
        }

        var indexes = page.Where(c => c.ClientId is null).Select(c => c.NumberIndex).OfType<byte[]>().ToList();
        var known = (await passage.Db.Phones.Where(p => indexes.Contains(p.NumberIndex)).Select(p => p.NumberIndex).ToListAsync(passage.Cancel))
            .Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        return c => c is { ClientId: null, NumberIndex: { } index } && !known.Contains(Convert.ToHexString(index));
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
