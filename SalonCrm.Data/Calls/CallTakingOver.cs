using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Calls;

/// <summary>Who has a call: the first who takes it, and then whoever takes it out of the other's hands.</summary>
internal static class CallTakingOver
{
    /// <summary>A page that a softphone opens is about a call that was announced within so long.</summary>
    private static readonly TimeSpan Joins = TimeSpan.FromMinutes(5);

    /// <summary>A second press of the same key is the same call.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>Gives a call to the actor unless a colleague has it.</summary>
    public static async Task<Outcome<CallTaking>> Take(Passage passage, Call call, Guid me)
    {
        if (call.TakenBy is { } other && other != me && call.HandedTo != me)
        {
            passage.Record(TrailAction.CallShown, call.Id);
            return new Outcome<CallTaking>.Done(new(false, (await passage.NamesOf([other]))(other)));
        }

        if (call.TakenBy != me)
        {
            (call.TakenBy, call.TakenAt, call.HandedTo, call.HandedBy) = (me, call.TakenAt ?? passage.Now, null, null);
            await CallBacks.Settle(passage, call);
        }

        passage.Record(TrailAction.CallTaken, call.Id);
        return new Outcome<CallTaking>.Done(new(true, (await passage.NamesOf([me]))(me)));
    }

    /// <summary>The call that a page with a number is about: one that was just announced, else a new one.</summary>
    public static async Task<Outcome<Call>> Open(Passage passage, string? phone, Guid me, BlindIndex blind)
    {
        var (names, reach) = (await passage.Names(), await QueueReach.Of(passage));
        var salon = names.Salons.Values.Where(s => reach.Salons.Contains(s.Id)).OrderBy(s => s.IsClosed).ThenBy(s => s.Id).FirstOrDefault();
        if (!PhoneNumber.TryParse(phone, CallerNumber.Home(names, salon?.Id), out var number, out var problem))
        {
            return new Outcome<Call>.Invalid(Field.Phones, ClientRules.ProblemOf(problem));
        }

        var (indexes, since, salons) = (blind.All(Call.NumberKind, number.E164), passage.Now - Joins, reach.Salons);
        var call = await passage.Db.Calls.AsTracking()
            .Where(c => c.NumberIndex != null && indexes.Contains(c.NumberIndex) && c.StartedAt > since && (c.TakenBy == me || (c.SalonId != null && salons.Contains(c.SalonId.Value))))
            .OrderByDescending(c => c.TakenBy == me).ThenByDescending(c => c.TakenBy == null).ThenByDescending(c => c.StartedAt).FirstOrDefaultAsync(passage.Cancel);
        if (call is null)
        {
            call = new Call { SalonId = salon?.Id, State = CallState.Answered, Number = number.E164, StartedAt = passage.Now, AnsweredAt = passage.Now };
            await passage.Recognise(call, blind);
            passage.Db.Add(call);
        }

        await Take(passage, call, me);
        return new Outcome<Call>.Done(call);
    }

    /// <summary>A call of a client by hand, where the client was found otherwise than by the number: with the first number of the card.</summary>
    public static async Task<Outcome<Call>> OpenFor(Passage passage, Guid client, Guid me, BlindIndex blind)
    {
        var chosen = await Merged.Resolve(passage.Db, client, passage.Cancel);
        if (await passage.Db.Clients.AsNoTracking().Include(c => c.Phones).FirstOrDefaultAsync(c => c.Id == chosen, passage.Cancel) is not { } found)
        {
            return new Outcome<Call>.NotFound();
        }

        var (reach, since) = (await QueueReach.Of(passage), passage.Now - Again);
        var call = await passage.Db.Calls.AsTracking().OrderByDescending(c => c.StartedAt)
            .FirstOrDefaultAsync(c => c.ClientId == chosen && c.TakenBy == me && c.State != CallState.Ended && c.StartedAt > since, passage.Cancel);
        if (call is null)
        {
            var number = found.Phones.MinBy(p => p.Position)?.Phone?.E164;
            call = new Call
            {
                SalonId = reach.Salons.Contains(found.SalonId) || reach.Salons.Count == 0 ? found.SalonId : reach.Salons.Order().First(),
                ClientId = chosen,
                State = CallState.Answered,
                Number = number,
                NumberIndex = number is null ? null : blind.Of(Call.NumberKind, number),
                StartedAt = passage.Now,
                AnsweredAt = passage.Now,
            };
            passage.Db.Add(call);
        }

        await Take(passage, call, me);
        return new Outcome<Call>.Done(call);
    }

    /// <summary>Offers a call to a colleague; it stays where it is until the colleague takes it. To who has it already, it takes an offer back.</summary>
    public static async Task<Outcome<Nothing>> HandOver(Passage passage, Call call, Guid colleague)
    {
        if (!passage.Actor.MayNote(call))
        {
            return CallReach.IsAColleagues<Nothing>();
        }

        if (colleague != call.TakenBy && !await Colleagues(passage.Db, call).AnyAsync(a => a.Id == colleague, passage.Cancel))
        {
            return new Outcome<Nothing>.Invalid(Field.HandOver, Problem.Unknown);
        }

        Guid? to = colleague == call.TakenBy ? null : colleague;
        if (call.HandedTo != to)
        {
            (call.HandedTo, call.HandedBy) = (to, to is null ? null : passage.Actor.AccountId);
        }

        passage.Record(TrailAction.CallHandedOver, call.Id, new() { Fields = [new(Field.HandOver, null, to?.ToString())] });
        return new Outcome<Nothing>.Done(default);
    }

    /// <summary>To whom a call can be handed: those who have the portal open first.</summary>
    public static async Task<Outcome<IReadOnlyList<Colleague>>> Colleagues(Passage passage, Guid call, IReadOnlySet<Guid> here)
    {
        if (await passage.CallOf(call) is not { } found)
        {
            return new Outcome<IReadOnlyList<Colleague>>.NotFound();
        }

        var accounts = await Colleagues(passage.Db, found).Where(a => a.Id != passage.Actor.AccountId && a.Id != found.TakenBy).ToListAsync(passage.Cancel);
        passage.Record(TrailAction.CallsRead, call);
        return new Outcome<IReadOnlyList<Colleague>>.Done(
            [.. accounts.Select(a => new Colleague(a.Id, a.DisplayName, here.Contains(a.Id))).OrderByDescending(c => c.IsHere).ThenBy(c => c.Name, StringComparer.CurrentCulture)]);
    }

    /// <summary>Who can take a call: whoever works in its salon and takes calls.</summary>
    private static IQueryable<Account> Colleagues(SalonDb db, Call call)
    {
        var roles = Permissions.AccountRoles.Where(r => r.Allows(Permission.TakeCalls)).ToList();
        return db.Users.AsNoTracking().Where(a => !a.Disabled && roles.Contains(a.Role) && a.Salons.Any(s => s.SalonId == call.SalonId));
    }
}
