using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Completeness;

/// <summary>A card of a plan, the follow-up it has, and the day on which it is to be asked.</summary>
internal sealed record Planned(Guid Client, Guid Salon, FollowUp? Open, DateOnly On);

/// <summary>Whom a campaign asks, and when.</summary>
internal sealed record CampaignPlan(CampaignPreview Preview, IReadOnlyList<Planned> Sent);

/// <summary>Plans a campaign. Reads which cards, follow-ups and phones there are; opens no seal.</summary>
internal static class CampaignPlanning
{
    /// <summary>The plan, or what is wrong with the form.</summary>
    public static async Task<(CampaignPlan? Plan, List<FieldProblem> Problems)> Plan(Passage passage, AuditSlice slice, CampaignForm form)
    {
        var problems = await form.Check(passage);
        var asked = await passage.CardsOf(await QueueReach.Of(passage), slice);
        var cards = await asked.OrderBy(s => s.ClientId).Select(s => new { s.ClientId, s.SalonId }).Take(Campaigns.Most + 1).ToListAsync(passage.Cancel);
        if (cards.Count > Campaigns.Most)
        {
            problems.Add(new(Field.Campaign, Problem.TooMany));
        }

        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var clients = asked.Select(s => s.ClientId);
        var (open, known) = await Known(passage, clients);
        var told = AskingOnce.Of([.. cards.Select(c => c.ClientId)], known, await Alike(passage, clients));
        using var days = AskingOnce.Days(form.DueOn!.Value, form.PerDay).GetEnumerator();
        var sent = new List<Planned>();
        days.MoveNext();
        foreach (var card in cards)
        {
            var followUp = open.GetValueOrDefault(card.ClientId);
            if (told[card.ClientId] == Asking.New || (told[card.ClientId] == Asking.HasOne && days.Current < followUp!.DueOn))
            {
                sent.Add(new(card.ClientId, card.SalonId, followUp, days.Current));
                days.MoveNext();
            }
        }

        if (sent.Count > 0 && sent[^1].On > passage.Today.AddYears(1))
        {
            return (null, [new(Field.Campaign, Problem.NotEnough)]);
        }

        int Each(Asking asking) => told.Values.Count(a => a == asking);
        return (new(
            new(cards.Count, Each(Asking.Stopped), Each(Asking.AskedLately), Each(Asking.HasOne), sent.Count(s => s.Open is not null), Each(Asking.Same), Each(Asking.New), sent.Count > 0 ? sent[^1].On : null),
            sent), []);
    }

    /// <summary>The open follow-ups, and who has one, was asked or is not to be asked.</summary>
    private static async Task<(Dictionary<Guid, FollowUp> Open, Dictionary<Guid, Asking> Known)> Known(Passage passage, IQueryable<Guid> clients)
    {
        var (db, since) = (passage.Db, passage.Now.AddDays(-Campaigns.DaysBetween));

        // Tracked last: the cards are not, and of a query the last word counts for all of it.
        var open = await db.FollowUps.Where(f => f.State == FollowUpState.Open && clients.Contains(f.ClientId)).AsTracking().ToDictionaryAsync(f => f.ClientId, passage.Cancel);

        // A follow-up that was stopped and asks for nothing any more was for a number that is no longer the client's.
        var stopped = await db.FollowUps.Where(f => f.State == FollowUpState.Stopped && f.Reasons != FollowUpReasons.None && clients.Contains(f.ClientId))
            .Select(f => new { f.ClientId, f.StopReason }).ToListAsync(passage.Cancel);
        var lately = await db.Attempts.Where(a => a.CreatedAt >= since && clients.Contains(a.ClientId)).Select(a => a.ClientId).Distinct().ToListAsync(passage.Cancel);
        var known = open.Keys.ToDictionary(c => c, _ => Asking.HasOne);
        foreach (var client in lately)
        {
            known[client] = Asking.AskedLately;
        }

        // Somebody who came again after a wrong number, and has to be asked, is asked.
        foreach (var client in stopped.Where(s => s.StopReason == StopReason.RefusedForGood || !open.ContainsKey(s.ClientId)))
        {
            known[client.ClientId] = Asking.Stopped;
        }

        return (open, known);
    }

    /// <summary>Cards with the same phone, and those of which it is open whether they are one client.</summary>
    private static async Task<IEnumerable<(Guid First, Guid Second)>> Alike(Passage passage, IQueryable<Guid> clients)
    {
        var phones = await passage.Db.Phones.Where(p => clients.Contains(p.ClientId)).Select(p => new { p.ClientId, p.NumberIndex }).ToListAsync(passage.Cancel);
        var pairs = await passage.Db.DuplicatePairs.Where(p => p.State == PairState.Open && clients.Contains(p.FirstId) && clients.Contains(p.SecondId))
            .Select(p => new { p.FirstId, p.SecondId }).ToListAsync(passage.Cancel);
        return phones.GroupBy(p => Convert.ToHexString(p.NumberIndex)).SelectMany(g => g.Skip(1).Select(p => (g.First().ClientId, p.ClientId)))
            .Concat(pairs.Select(p => (p.FirstId, p.SecondId)));
    }
}
