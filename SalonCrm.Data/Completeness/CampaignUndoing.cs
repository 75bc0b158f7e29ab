using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Completeness;

/// <summary>Takes a campaign back, and tells when what it asked for is there.</summary>
internal static class CampaignUndoing
{
    public static async Task<Outcome<Nothing>> TakeBack(Passage passage, Guid id)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        var reach = await QueueReach.Of(passage);
        if (await db.Campaigns.AsTracking().FirstOrDefaultAsync(c => c.Id == id && (reach.IsWhole || c.SentBy == reach.Me), cancel) is not { } campaign)
        {
            return new Outcome<Nothing>.NotFound();
        }

        if (campaign.Count == 0)
        {
            passage.Record(TrailAction.AuditListRead, detail: new() { Kind = campaign.Slice, Hits = 0 });
            return new Outcome<Nothing>.Done(default);
        }

        var sent = await db.FollowUps.AsTracking().Where(f => f.CampaignId == id).ToListAsync(cancel);
        if (sent.Exists(f => f.State != FollowUpState.Open || (f.UpdatedBy is not null && f.UpdatedAt > campaign.SentAt))
            || await db.Attempts.AnyAsync(a => a.CreatedAt >= campaign.SentAt && db.FollowUps.Any(f => f.CampaignId == id && f.Id == a.FollowUpId), cancel))
        {
            return new Outcome<Nothing>.Invalid(Field.Campaign, Problem.TooLate);
        }

        var before = await Before(passage, campaign);
        foreach (var followUp in sent)
        {
            PutBack(passage, followUp, before.GetValueOrDefault(followUp.ClientId) ?? []);
        }

        campaign.Count = 0;
        passage.Record(TrailAction.CampaignSent, id, new() { Kind = "taken back", Counts = [sent.Count] });
        await db.SaveChangesAsync(cancel);

        // What came up meanwhile and stood on the campaign's follow-up asks by itself again.
        await FollowUpKeeper.Settle(passage, await CardFacts.Of(db, [.. sent.Select(f => f.ClientId)], cancel));
        return new Outcome<Nothing>.Done(default);
    }

    /// <summary>
    /// Whether what a campaign asked for is there by now: then its follow-up ends by itself. One that was sent for other
    /// reasons than something missing ends by hand.
    /// </summary>
    public static async Task<bool> IsReached(this Passage passage, FollowUp followUp, CardFacts card)
    {
        if (followUp.CampaignId is not { } id
            || AuditSlice.Read(await passage.Db.Campaigns.Where(c => c.Id == id).Select(c => c.Slice).FirstOrDefaultAsync(passage.Cancel)) is not { IsComplete: false, IsEither: false } slice
            || slice is { Tier: null, Gap: null, OwnField: null })
        {
            return false;
        }

        var counting = await passage.Counting();
        if (slice.OwnField is { } own)
        {
            return card.OwnFilled.Contains(own) || !counting.OwnFields.Any(f => f.Id == own && counting.Rules.Counts(card.SalonId, f));
        }

        var asked = (slice.Gap?.Bit() ?? GapSet.None) | (slice.Tier is { } tier ? CountingRules.OfTier(tier) : GapSet.None);
        return (counting.State(card).Missing & counting.Rules.Counted(card.SalonId) & asked) == GapSet.None;
    }

    private static void PutBack(Passage passage, FollowUp followUp, IReadOnlyList<FieldChange> before)
    {
        string? Was(Field field) => before.FirstOrDefault(f => f.Field == field)?.Old;
        passage.Record(TrailAction.FollowUpChanged, followUp.ClientId, new() { Fields = [.. before.Select(f => new FieldChange(f.Field, f.New, f.Old))] });
        if (Was(Field.DueOn) is not { } day)
        {
            passage.Db.FollowUps.Remove(followUp);
            return;
        }

        followUp.DueOn = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        followUp.Reasons = (FollowUpReasons)int.Parse(Was(Field.FollowUp)!, CultureInfo.InvariantCulture);
        followUp.OwnerId = Was(Field.Owner) is { } owner ? Guid.Parse(owner) : null;
        followUp.CampaignId = Was(Field.Campaign) is { } campaign ? Guid.Parse(campaign) : null;
        followUp.Touch(passage);
    }

    /// <summary>What the trail says each follow-up was before it was sent.</summary>
    private static async Task<Dictionary<Guid, IReadOnlyList<FieldChange>>> Before(Passage passage, Campaign campaign)
    {
        var entries = await (
            from f in passage.Db.FollowUps
            join t in passage.Db.Trail.AsNoTracking() on (Guid?)f.ClientId equals t.ObjectId
            where f.CampaignId == campaign.Id && t.Action == TrailAction.FollowUpChanged && t.At == campaign.SentAt
            select t).ToListAsync(passage.Cancel);
        return entries.Where(t => t.Detail is not null)
            .Select(t => (Client: t.ObjectId!.Value, Fields: JsonSerializer.Deserialize<TrailDetail>(t.Detail!, Trail.Json)?.Fields ?? []))
            .Where(t => t.Fields.Any(f => f.Field == Field.Campaign && f.New == campaign.Id.ToString()))
            .ToDictionary(t => t.Client, t => t.Fields);
    }
}
