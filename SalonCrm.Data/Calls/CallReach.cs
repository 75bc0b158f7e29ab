using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;

namespace SalonCrm.Data.Calls;

/// <summary>Which calls an actor reaches: those of the own salons and the own ones; the head of the network all.</summary>
internal static class CallReach
{
    /// <summary>The calls within reach.</summary>
    public static IQueryable<Call> Calls(this QueueReach reach, SalonDb db) => db.Calls.Where(c =>
        reach.IsWhole || (c.SalonId != null && reach.Salons.Contains(c.SalonId.Value)) || c.TakenBy == reach.Me || c.HandedTo == reach.Me);

    /// <summary>A call within reach, tracked; null for none.</summary>
    public static async Task<Call?> CallOf(this Passage passage, Guid call) =>
        await (await QueueReach.Of(passage)).Calls(passage.Db).AsTracking().FirstOrDefaultAsync(c => c.Id == call, passage.Cancel);

    /// <summary>Who may note what came of a call: who took it, and whoever answers for the salon.</summary>
    public static bool MayNote(this Actor actor, Call call) =>
        call.TakenBy == actor.AccountId || actor.Role is Role.Manager or Role.NetworkHead or Role.Operator;

    /// <summary>What somebody is told who may not.</summary>
    public static Outcome<T> IsAColleagues<T>() => new Outcome<T>.Invalid(Field.Call, Problem.AColleagues);

    /// <summary>The clients with the numbers of calls, as hits, by call; a client who was chosen comes first.</summary>
    public static async Task<ILookup<Guid, ClientHit>> CallersOf(this Passage passage, IReadOnlyList<Call> calls)
    {
        var indexes = calls.Select(c => c.NumberIndex).OfType<byte[]>().ToList();
        var owners = (await passage.Db.Phones.Where(p => indexes.Contains(p.NumberIndex)).Select(p => new { p.NumberIndex, p.ClientId }).ToListAsync(passage.Cancel))
            .ToLookup(p => Convert.ToHexString(p.NumberIndex), p => p.ClientId);
        var ids = calls.SelectMany(
            c => Chosen(c).Concat(c.NumberIndex is { } number ? owners[Convert.ToHexString(number)] : []).Distinct().Take(PhoneOwning.Most),
            (call, client) => (Call: call.Id, Client: client)).ToList();
        var hits = (await passage.Hits([.. ids.Select(i => i.Client).Distinct()])).ToDictionary(h => h.Id);
        return ids.Where(i => hits.ContainsKey(i.Client)).ToLookup(i => i.Call, i => hits[i.Client]);
    }

    private static IEnumerable<Guid> Chosen(Call call) => call.ClientId is { } chosen ? [chosen] : [];
}
