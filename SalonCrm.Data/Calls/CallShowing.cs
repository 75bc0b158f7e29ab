using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Calls;

/// <summary>Shows calls as an actor may see them: on the screens of a salon, and in the window of who took one.</summary>
internal static class CallShowing
{
    /// <summary>An exchange that never tells of the end does not ring for ever.</summary>
    private static readonly TimeSpan Rings = TimeSpan.FromMinutes(2);

    /// <summary>What was answered at the phone can be taken on a screen for so long.</summary>
    private static readonly TimeSpan CanBeTaken = TimeSpan.FromMinutes(10);

    /// <summary>What was handed over and not taken for so long is left to the log.</summary>
    private static readonly TimeSpan Handed = TimeSpan.FromHours(12);

    /// <summary>For so long a screen that showed a call, however slow its connection, can say who has taken it.</summary>
    private static readonly TimeSpan Just = TimeSpan.FromMinutes(2);

    /// <summary>What an actor's screen shows now, oldest first.</summary>
    public static async Task<Announcements> Announced(Passage passage)
    {
        var reach = await QueueReach.Of(passage);
        var mayTake = passage.Actor.Role.Allows(Permission.TakeCalls);
        var (db, me, salons) = (passage.Db, reach.Me, reach.Salons);
        var (ringing, answered, handed) = (passage.Now - Rings, passage.Now - CanBeTaken, passage.Now - Handed);
        var shown = db.Calls.AsNoTracking()
            .Where(c => c.SalonId != null && salons.Contains(c.SalonId.Value) && c.StartedAt > handed)
            .Where(c => c.HandedTo == me || (c.Direction == CallDirection.Incoming && c.TakenBy == null
                && ((c.State == CallState.Ringing && c.StartedAt > ringing) || (c.State == CallState.Answered && c.AnsweredAt > answered))))

            // Who may not take calls is only told whom not to harm.
            .Where(c => mayTake || c.ClientId != null || db.Phones.Any(p => p.NumberIndex == c.NumberIndex));
        var calls = await shown.OrderBy(c => c.StartedAt).ThenBy(c => c.Id).Take(CallBoard.MostShown).ToListAsync(passage.Cancel);
        var more = calls.Count < CallBoard.MostShown ? 0 : await shown.CountAsync(passage.Cancel) - calls.Count;
        var taken = await Taken(passage, reach);
        var callers = await passage.CallersOf(calls);
        var names = await passage.Names();
        var name = await passage.NamesOf(calls.Where(c => c.HandedTo == me).Select(c => c.HandedBy).Concat(taken.Select(t => t.By)));
        return new([.. calls.Select(call => new Announcement
        {
            CallId = call.Id,
            State = call.State,
            At = call.StartedAt,
            SalonName = names.Salon(call.SalonId!.Value) ?? "",
            Number = mayTake ? Number(call, isKnown: callers[call.Id].Any()) : null,
            IsHidden = CallerNumber.IsHidden(call),
            IsInternal = CallerNumber.IsInternal(call),
            Callers = [.. callers[call.Id].Take(call.ClientId is null ? int.MaxValue : 1)],
            CanTake = mayTake,
            HandedBy = call.HandedTo == me ? name(call.HandedBy) : null,
        })], more) { JustTaken = [.. taken.Select(t => new TakenCall(t.Call, name(t.By) ?? ""))] };
    }

    /// <summary>A call as its window shows it.</summary>
    public static async Task<CallView> View(Passage passage, Call call)
    {
        var names = await passage.Names();
        var name = await passage.NamesOf([call.TakenBy, call.HandedTo]);
        var callers = await passage.CallersOf([call]);
        var isKnown = callers[call.Id].Any();
        return new()
        {
            Id = call.Id,
            Version = CallNoting.VersionOf(call),
            Direction = call.Direction,
            State = call.State,
            At = call.StartedAt,
            Talked = CallProgress.Talked(call),
            IsMissed = call.IsMissed,
            SalonId = call.SalonId,
            SalonName = call.SalonId is { } salon ? names.Salon(salon) : null,
            Number = Number(call, isKnown && !passage.Actor.Role.Allows(Permission.SeeContacts)),
            NewNumber = isKnown ? null : CallerNumber.Of(call),
            IsHidden = CallerNumber.IsHidden(call),
            IsInternal = CallerNumber.IsInternal(call),
            ClientId = call.ClientId,
            Callers = [.. callers[call.Id]],
            TakenBy = name(call.TakenBy),
            IsMine = call.TakenBy is not null && call.TakenBy == passage.Actor.AccountId,
            CanNote = passage.Actor.MayNote(call),
            HandedTo = name(call.HandedTo),
            Outcome = call.Outcome,
            Note = call.Note,
        };
    }

    private static async Task<List<(Guid Call, Guid? By)>> Taken(Passage passage, QueueReach reach)
    {
        var (me, salons, rang, just) = (reach.Me, reach.Salons, passage.Now - CanBeTaken, passage.Now - Just);
        var taken = await passage.Db.Calls.Where(c => c.SalonId != null && salons.Contains(c.SalonId.Value) && c.StartedAt > rang && c.TakenAt > just && c.TakenBy != me)
            .Select(c => new { c.Id, c.TakenBy }).ToListAsync(passage.Cancel);
        return [.. taken.Select(t => (t.Id, t.TakenBy))];
    }

    /// <summary>The other side as it is shown: masked where it is a client's.</summary>
    public static string? Number(Call call, bool isKnown) =>
        CallerNumber.Of(call) is { } number ? isKnown ? number.Masked : number.International : call.Number;
}
