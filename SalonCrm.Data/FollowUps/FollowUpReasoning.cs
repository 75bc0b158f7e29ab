using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Data.FollowUps;

/// <summary>What decides whether a client is followed up.</summary>
internal sealed record FollowUpFacts
{
    public required Guid ClientId { get; init; }

    public required Guid SalonId { get; init; }

    public required ClientStatus Status { get; init; }

    public required DateOnly MadeOn { get; init; }

    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Required and desirable ones; others make no follow-up.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>The last done visit.</summary>
    public DateOnly? LastVisit { get; init; }

    public bool ConsentsToProcessing { get; init; }

    public bool ProposalWaits { get; init; }

    /// <summary>What somebody has ended for good.</summary>
    public IReadOnlyList<FollowUpStop> Stops { get; init; } = [];
}

/// <summary>A follow-up that was stopped: what it asked, why nobody asks any more, since when.</summary>
internal sealed record FollowUpStop(FollowUpReasons Reasons, StopReason Why, DateOnly On);

/// <summary>A reason and the day on which it is due.</summary>
internal sealed record ReasonDue(FollowUpReasons Reason, DateOnly On);

/// <summary>Why a client is to be asked, and when: pure rules, the same for a change, the sweep and the seed.</summary>
internal static class FollowUpReasoning
{
    /// <summary>Every reason that holds today and that nobody has ended for good; none where nothing is to be asked.</summary>
    public static IReadOnlyList<ReasonDue> Of(FollowUpFacts facts, FollowUpRules rules, DateOnly today)
    {
        var ended = Ended(facts);
        return
        [
            .. FollowUpRules.All.Where(r => rules.Has(r) && !ended.HasFlag(r))
                .Select(r => (Reason: r, Since: Since(r, facts, today))).Where(r => r.Since is not null)
                .Select(r => new ReasonDue(r.Reason, r.Since!.Value.AddDays(rules.Days[r.Reason]))),
        ];
    }

    public static FollowUpReasons Together(this IEnumerable<ReasonDue> reasons) =>
        reasons.Aggregate(FollowUpReasons.None, (all, r) => all | r.Reason);

    /// <summary>The earliest of them, but not a day that has passed: before the follow-up was there nobody could have asked.</summary>
    public static DateOnly DueOn(this IEnumerable<ReasonDue> reasons, DateOnly today) =>
        reasons.Min(r => r.On) is var day && day > today ? day : today;

    /// <summary>The day on which a reason arose; null where it does not hold.</summary>
    private static DateOnly? Since(FollowUpReasons reason, FollowUpFacts facts, DateOnly today) => reason switch
    {
        FollowUpReasons.GuestAfterVisit => facts.Status == ClientStatus.Guest ? facts.LastVisit : null,
        FollowUpReasons.RequiredMissing => Lacks(facts, Tier.Required) ? facts.MadeOn : null,
        FollowUpReasons.DesirableMissing => Lacks(facts, Tier.Desirable) ? facts.LastVisit ?? facts.MadeOn : null,
        FollowUpReasons.Unconfirmed => (facts.ConfirmedOn ?? facts.MadeOn).AddYears(1) is var year && year <= today ? year : null,
        FollowUpReasons.ConsentMissing => facts.ConsentsToProcessing ? null : facts.MadeOn,
        FollowUpReasons.ProposalWaiting => facts.ProposalWaits ? today : null,
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private static bool Lacks(FollowUpFacts facts, Tier tier) => facts.Gaps.Any(g => Gaps.TierOf(g) == tier);

    /// <summary>
    /// What is not asked again. Whoever refused for good is not asked the same at the next visit; a wrong number or a
    /// second card is forgotten when the client comes again. What a client proposed always waits for somebody.
    /// </summary>
    private static FollowUpReasons Ended(FollowUpFacts facts) => facts.Stops
        .Where(s => s.Why == StopReason.RefusedForGood || !(facts.LastVisit > s.On))
        .Aggregate(FollowUpReasons.None, (all, s) => all | s.Reasons) & ~FollowUpReasons.ProposalWaiting;
}
