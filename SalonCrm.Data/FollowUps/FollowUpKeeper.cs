using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Data.FollowUps;

/// <summary>
/// Opens, changes and ends follow-ups as what they ask for comes and goes, in the transaction of the change itself: nobody
/// has to think of it, and no gap that somebody closed is asked for again.
/// </summary>
internal static class FollowUpKeeper
{
    /// <summary>Settles some clients; the caller saves.</summary>
    /// <param name="passage">The operation, its changes saved.</param>
    /// <param name="cards">What is known of them.</param>
    /// <param name="renumbered">Those whose phones have changed: that one was wrong does not count any more.</param>
    public static async Task Settle(Passage passage, IReadOnlyCollection<CardFacts> cards, IReadOnlySet<Guid>? renumbered = null)
    {
        var rules = await passage.FollowUpRules();
        var clients = cards.Select(c => c.ClientId).ToList();
        var kept = (await passage.Db.FollowUps.AsTracking().Where(f => clients.Contains(f.ClientId) && f.State != FollowUpState.Completed).ToListAsync(passage.Cancel)).ToLookup(f => f.ClientId);
        foreach (var wrong in kept.SelectMany(f => f).Where(f => f.StopReason == StopReason.WrongNumber && renumbered?.Contains(f.ClientId) == true))
        {
            wrong.Reasons = FollowUpReasons.None;
        }

        var turns = new SalonTurns(passage);
        var counting = await passage.CountingRules();
        foreach (var card in cards)
        {
            var facts = card.ForQueue(kept[card.ClientId], counting.Counted(card.SalonId));
            var needed = FollowUpReasoning.Of(facts, rules, passage.Today);
            if (kept[facts.ClientId].FirstOrDefault(f => f.State == FollowUpState.Open) is { } open)
            {
                await Update(passage, open, needed, card, turns);
            }
            else if (needed.Count > 0)
            {
                await Open(passage, needed.Together(), needed.DueOn(passage.Today), facts, turns);
            }
        }
    }

    /// <summary>Opens a follow-up for a client who has none that is open.</summary>
    public static async Task Open(Passage passage, FollowUpReasons reasons, DateOnly dueOn, FollowUpFacts facts, SalonTurns turns)
    {
        var opened = new FollowUp
        {
            ClientId = facts.ClientId,
            Reasons = reasons,
            SalonId = facts.SalonId,
            OwnerId = await turns.Next(facts.SalonId),
            DueOn = dueOn,
        };
        opened.Touch(passage);
        passage.Db.FollowUps.Add(opened);
    }

    /// <summary>Nobody has to ask any more.</summary>
    public static void Complete(Passage passage, FollowUp open)
    {
        (open.State, open.EndedAt, open.EndedBy) = (FollowUpState.Completed, passage.Now, passage.Actor.AccountId);
        open.Touch(passage);
    }

    private static async Task Update(Passage passage, FollowUp open, IReadOnlyList<ReasonDue> needed, CardFacts card, SalonTurns turns)
    {
        // What somebody put on the list by hand ends by hand; what a campaign did, when the card has what it asked for.
        var byHand = open.Reasons & FollowUpReasons.ByHand;
        var reasons = needed.Together() | (byHand != FollowUpReasons.None && await passage.IsReached(open, card) ? FollowUpReasons.None : byHand);
        if (reasons == FollowUpReasons.None)
        {
            // The reasons stay, so that it can be told what was asked for.
            Complete(passage, open);
            return;
        }

        if (open.SalonId != card.SalonId)
        {
            (open.SalonId, open.OwnerId) = (card.SalonId, await turns.Next(card.SalonId));
            open.Touch(passage);
        }

        if (open.Reasons == reasons)
        {
            return;
        }

        // A day that somebody chose stays, unless something new is due before it.
        var added = needed.Where(r => !open.Reasons.HasFlag(r.Reason)).ToList();
        open.DueOn = added.Count > 0 && added.DueOn(passage.Today) is var day && day < open.DueOn ? day : open.DueOn;
        open.Reasons = reasons;
        open.Touch(passage);
    }
}

/// <summary>Whose turn it is among the managers of a salon.</summary>
internal sealed class SalonTurns(Passage passage)
{
    private readonly Dictionary<Guid, List<Guid>> _managers = [];

    /// <summary>The manager after the one who was given the last; null where the salon has none.</summary>
    public async Task<Guid?> Next(Guid salon)
    {
        if (!_managers.TryGetValue(salon, out var managers))
        {
            _managers[salon] = managers = await passage.Db.Users
                .Where(a => a.Role == Role.Manager && !a.Disabled && a.Salons.Any(s => s.SalonId == salon))
                .OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(passage.Cancel);
        }

        if (managers.Count == 0)
        {
            return null;
        }

        if (await passage.Db.Turns.FindAsync([salon], passage.Cancel) is not { } turn)
        {
            passage.Db.Turns.Add(turn = new SalonTurn { SalonId = salon });
        }

        // Who has left is not in the list, and the round begins anew.
        turn.LastOwnerId = managers[(managers.IndexOf(turn.LastOwnerId) + 1) % managers.Count];
        return turn.LastOwnerId;
    }
}
