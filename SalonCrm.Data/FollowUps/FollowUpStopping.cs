using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Data.FollowUps;

/// <summary>Ends follow-ups by hand, and begins them.</summary>
internal static class FollowUpStopping
{
    public static async Task<Outcome<Nothing>> Stop(Passage passage, Guid id, int version, StopReason why)
    {
        if (!Enum.IsDefined(why))
        {
            return new Outcome<Nothing>.Invalid(Field.FollowUp, Problem.NotAChoice);
        }

        if (await Find(passage, id) is not { } found)
        {
            return new Outcome<Nothing>.NotFound();
        }

        if (found.State == FollowUpState.Stopped && found.StopReason == why)
        {
            passage.Record(TrailAction.QueueRead, found.ClientId);
            return new Outcome<Nothing>.Done(default);
        }

        if (found.Version != version || found.State != FollowUpState.Open)
        {
            return new Outcome<Nothing>.Conflict(found.Version, []);
        }

        (found.State, found.StopReason, found.EndedAt, found.EndedBy) = (FollowUpState.Stopped, why, passage.Now, passage.Actor.AccountId);
        passage.RecordQueued(found, Field.FollowUp, null, why.ToString());
        return new Outcome<Nothing>.Done(default);
    }

    public static async Task<Outcome<Nothing>> Reopen(Passage passage, Guid id)
    {
        if (await Find(passage, id) is not { } found
            || found.State == FollowUpState.Completed
            || await passage.Db.FollowUps.AnyAsync(f => f.ClientId == found.ClientId && f.Id != id && f.State == FollowUpState.Open, passage.Cancel))
        {
            return new Outcome<Nothing>.NotFound();
        }

        if (found.State == FollowUpState.Open)
        {
            passage.Record(TrailAction.QueueRead, found.ClientId);
            return new Outcome<Nothing>.Done(default);
        }

        var why = found.StopReason?.ToString();
        (found.State, found.StopReason, found.EndedAt, found.EndedBy) = (FollowUpState.Open, null, null, null);
        passage.RecordQueued(found, Field.FollowUp, why, null);
        return await Settled(passage, found.ClientId);
    }

    public static async Task<Outcome<Nothing>> Ask(Passage passage, Guid client)
    {
        if (await passage.Db.Clients.Where(c => c.Id == client).Select(c => (Guid?)c.SalonId).FirstOrDefaultAsync(passage.Cancel) is not { } salon)
        {
            return new Outcome<Nothing>.NotFound();
        }

        var open = await passage.Db.FollowUps.AsTracking().FirstOrDefaultAsync(f => f.ClientId == client && f.State == FollowUpState.Open, passage.Cancel);
        if (open?.Reasons.HasFlag(FollowUpReasons.ByHand) == true)
        {
            passage.Record(TrailAction.QueueRead, client);
            return new Outcome<Nothing>.Done(default);
        }

        if (open is null)
        {
            var facts = new FollowUpFacts { ClientId = client, SalonId = salon, Status = default, MadeOn = passage.Today };
            await FollowUpKeeper.Open(passage, FollowUpReasons.ByHand, passage.Today, facts, new SalonTurns(passage));
        }
        else
        {
            (open.Reasons, open.DueOn) = (open.Reasons | FollowUpReasons.ByHand, open.DueOn < passage.Today ? open.DueOn : passage.Today);
            open.Touch(passage);
        }

        passage.Record(TrailAction.FollowUpChanged, client, new() { Fields = [new(Field.FollowUp, null, nameof(FollowUpReasons.ByHand))] });
        return await Settled(passage, client);
    }

    /// <summary>What came or went meanwhile is taken in.</summary>
    private static async Task<Outcome<Nothing>> Settled(Passage passage, Guid client)
    {
        await passage.Db.SaveChangesAsync(passage.Cancel);
        await FollowUpKeeper.Settle(passage, await CardFacts.Of(passage.Db, [client], passage.Cancel));
        return new Outcome<Nothing>.Done(default);
    }

    private static async Task<FollowUp?> Find(Passage passage, Guid id)
    {
        var reach = await QueueReach.Of(passage);
        return await passage.Db.FollowUps.AsTracking()
            .FirstOrDefaultAsync(f => f.Id == id && (reach.IsWhole || f.OwnerId == reach.Me || reach.Salons.Contains(f.SalonId)), passage.Cancel);
    }
}
