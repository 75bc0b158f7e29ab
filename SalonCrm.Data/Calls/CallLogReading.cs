using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Calls;

/// <summary>Reads the log of calls, newest first.</summary>
internal static class CallLogReading
{
    private const int PageSize = 50;

    public static async Task<Outcome<CallLog>> CallsOfClient(this Passage passage, Guid client, int skip)
    {
        var stayed = await Merged.Resolve(passage.Db, client, passage.Cancel);
        if (!await passage.Db.Clients.AnyAsync(c => c.Id == stayed, passage.Cancel))
        {
            return new Outcome<CallLog>.NotFound();
        }

        passage.RecordRead(stayed, Field.Call);
        return new Outcome<CallLog>.Done(await passage.Log(passage.Db.Calls.Where(c => c.ClientId == stayed), skip));
    }

    public static async Task<Outcome<CallLog>> CallsOfSalons(this Passage passage, CallQuestion question, int skip)
    {
        var log = await passage.Log((await QueueReach.Of(passage)).Calls(passage.Db).Asked(question, passage.Actor.AccountId), skip);
        passage.Record(TrailAction.CallsRead, question.SalonId, new() { Hits = log.Lines.Count });
        return new Outcome<CallLog>.Done(log);
    }

    public static async Task<Outcome<Uri>> RecordingOf(this Passage passage, Guid call)
    {
        if (await passage.CallOf(call) is not { Recording: { Length: > 0 } address } found)
        {
            return new Outcome<Uri>.NotFound();
        }

        passage.Record(TrailAction.RecordingOpened, found.ClientId ?? call, new() { Fields = [new(Field.CallRecording, null, call.ToString())] });
        return new Outcome<Uri>.Done(new Uri(address));
    }

    /// <summary>The calls that a question asks for.</summary>
    private static IQueryable<Call> Asked(this IQueryable<Call> calls, CallQuestion question, Guid? me)
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
    private static async Task<CallLog> Log(this Passage passage, IQueryable<Call> calls, int skip)
    {
        var page = await calls.AsNoTracking().OrderByDescending(c => c.StartedAt).ThenByDescending(c => c.Id).Skip(Math.Max(0, skip)).Take(PageSize).ToListAsync(passage.Cancel);
        var role = passage.Actor.Role;
        var (clientIds, taskIds) = (page.Select(c => c.ClientId).OfType<Guid>().Distinct().ToList(), page.Select(c => c.CallBackId).OfType<Guid>().Distinct().ToList());
        var clients = await passage.Db.Clients.AsNoTracking().Where(c => clientIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, passage.Cancel);
        clients.Values.ToList().ForEach(c => passage.List(c.CardNumber));
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
                    c.ClientId is { } client ? clients[client].Name : null,
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
