using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Data.FollowUps;

/// <summary>Reads what the rules decide by.</summary>
internal static class FollowUpReading
{
    public static async Task<FollowUpRules> FollowUpRules(this Passage passage) =>
        FollowUps.FollowUpRules.Read(await passage.Db.Networks.Select(n => n.FollowUpRules).SingleOrDefaultAsync(passage.Cancel));

    /// <summary>What the rules need of a card, with what somebody has stopped asking; only what counts in its salon is asked for.</summary>
    public static FollowUpFacts ForQueue(this CardFacts card, IEnumerable<FollowUp> kept, GapSet counted) => new()
    {
        ClientId = card.ClientId,
        SalonId = card.SalonId,
        Status = card.Status,
        MadeOn = card.MadeOn,
        ConfirmedOn = card.ConfirmedOn,
        // Nobody is asked for a visit, and who has asked about allergies stands beside the tiers.
        Gaps = Gaps.Listed(Gaps.SetOf(new() { Name = card.Has.Name, Phone = card.Has.Phone, Email = card.Has.Email, BirthDate = card.Has.BirthDate }) & counted),
        LastVisit = card.LastVisit,
        ConsentsToProcessing = card.Has.Consent,
        ProposalWaits = card.ProposalWaits,
        Stops = [.. kept.Where(f => f is { State: FollowUpState.Stopped, StopReason: not null }).Select(f => new FollowUpStop(f.Reasons, f.StopReason!.Value, Day(f.EndedAt ?? f.UpdatedAt)))],
    };

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
