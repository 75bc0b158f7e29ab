using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;

namespace SalonCrm.Seed.Records;

/// <summary>The queue as a few weeks of work have left it: by the rules of a new network, with tries, ends and what is overdue.</summary>
internal static class FollowUpRecords
{
    private const int Weeks = 7;

    public static void Write(Story story)
    {
        var client = story.Client;
        var needed = FollowUpReasoning.Of(
            new FollowUpFacts
            {
                ClientId = client.Id,
                SalonId = story.Salon.Id,
                Status = client.Status,
                MadeOn = story.MadeOn,
                ConfirmedOn = client.ConfirmedOn,
                Gaps = Gaps.Of(client),
                LastVisit = story.Done.Count > 0 ? story.Done.Max(v => v.On) : null,
                ProposalWaits = story.Kept.OfType<Proposal>().Any(),
                ConsentsToProcessing = ConsentRules.Allows([.. story.Kept.OfType<Consent>()], ConsentPurpose.Processing),
            },
            FollowUpRules.Usual,
            story.Today);
        var followUp = new FollowUp { ClientId = client.Id, SalonId = story.Salon.Id, OwnerId = story.Salon.Manager.AccountId };
        if (needed.Count == 0)
        {
            if (story.MadeOn < story.Today.AddDays(-7 * Weeks) && story.Chance(0.6f))
            {
                (followUp.Reasons, followUp.State) = (FollowUpReasons.DesirableMissing, FollowUpState.Completed);
                End(story, followUp);
            }
        }
        else if (story.MadeOn < story.Today.AddDays(-7 * Weeks) && story.Chance(0.07f))
        {
            (followUp.Reasons, followUp.State, followUp.StopReason) = (needed.Together(), FollowUpState.Stopped, story.Random.Enum<StopReason>());
            End(story, followUp);
        }
        else
        {
            Wait(story, followUp, needed);
        }
    }

    /// <summary>Some are overdue, some due today, most later.</summary>
    private static void Wait(Story story, FollowUp followUp, IReadOnlyList<ReasonDue> needed)
    {
        followUp.Reasons = needed.Together();
        var days = story.Random.WeightedRandom([-1, 0, 1], [0.08f, 0.1f, 0.82f]) * story.Random.Number(1, 4);
        followUp.DueOn = story.Today.AddDays(days > 0 ? days * story.Random.Number(1, 9) : days);
        var opened = story.Today.AddDays(-story.Random.Number(8, 7 * Weeks));
        story.Write(followUp, story.At(opened, 8), story.Salon.Manager);
        if (story.Chance(0.35f))
        {
            Try(story, followUp, opened, story.Random.WeightedRandom([AttemptOutcome.NoAnswer, AttemptOutcome.Reached, AttemptOutcome.Sent], [0.6f, 0.25f, 0.15f]));
        }
    }

    private static void End(Story story, FollowUp followUp)
    {
        var ended = story.Today.AddDays(-story.Random.Number(1, 7 * Weeks));
        followUp.DueOn = ended;
        story.Write(followUp, story.At(ended.AddDays(-6), 8), story.Salon.Manager);
        if (story.Chance(0.4f))
        {
            Try(story, followUp, ended.AddDays(-5), AttemptOutcome.NoAnswer);
        }

        Try(story, followUp, ended.AddDays(-2), followUp.State == FollowUpState.Completed ? AttemptOutcome.Reached : AttemptOutcome.Refused);
        (followUp.EndedAt, followUp.EndedBy) = (story.At(ended, 16), story.Salon.Manager.AccountId);
        (followUp.UpdatedAt, followUp.UpdatedBy) = (followUp.EndedAt.Value, followUp.EndedBy);
    }

    private static void Try(Story story, FollowUp followUp, DateOnly day, AttemptOutcome outcome)
    {
        var attempt = new Attempt
        {
            ClientId = followUp.ClientId,
            FollowUpId = followUp.Id,
            Means = outcome == AttemptOutcome.Sent ? AttemptMeans.Link : AttemptMeans.Call,
            Outcome = outcome,
            Note = outcome == AttemptOutcome.Reached ? story.Maybe(0.5f, story.Words.Answers) : null,
        };
        var told = new TrailDraft(TrailAction.AttemptMade, followUp.ClientId, new() { Fields = [new(Field.Attempt, null, AttemptNoting.Told(attempt))] });
        story.Write(attempt, story.At(day, 14), story.Salon.Manager, told);
    }
}
