using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Completeness;

/// <summary>
/// Sends the cards behind a figure of the audit to the queue, and never asks the same client twice. A manager sends the
/// own salons' cards, the network head all.
/// </summary>
public sealed class Campaigns
{
    /// <summary>So many cards at once.</summary>
    public const int Most = 10_000;

    /// <summary>Who was asked within so many days is not asked again.</summary>
    public const int DaysBetween = 14;

    private readonly Door _door;

    internal Campaigns(Door door) => _door = door;

    /// <summary>What sending would do.</summary>
    public Task<Outcome<CampaignPreview>> Preview(Actor actor, AuditSlice slice, CampaignForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<CampaignPreview>(actor, Permission.AuditCompleteness, async passage =>
        {
            var (plan, problems) = await CampaignPlanning.Plan(passage, slice, form);
            if (plan is null)
            {
                return new Outcome<CampaignPreview>.Invalid(problems);
            }

            // Planning tracks what sending would change.
            passage.Db.ChangeTracker.Clear();
            passage.Record(TrailAction.AuditListRead, detail: new() { Kind = slice.Write(), Hits = plan.Preview.Cards });
            return new Outcome<CampaignPreview>.Done(plan.Preview);
        }, cancel);
    }

    /// <summary>Sends them, in one transaction. The same form twice sends once; a figure with nobody to ask sends nothing.</summary>
    public Task<Outcome<CampaignSent>> Send(Actor actor, AuditSlice slice, CampaignForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<CampaignSent>(actor, Permission.AuditCompleteness, async passage =>
        {
            if (await passage.Db.Campaigns.FirstOrDefaultAsync(c => c.Id == form.Id, cancel) is { } before)
            {
                passage.Record(TrailAction.AuditListRead, detail: new() { Kind = before.Slice, Hits = before.Count });
                return new Outcome<CampaignSent>.Done(new(before.Id, before.Count));
            }

            var (plan, problems) = await CampaignPlanning.Plan(passage, slice, form);
            if (plan is null)
            {
                return new Outcome<CampaignSent>.Invalid(problems);
            }

            if (plan.Sent.Count == 0)
            {
                passage.Record(TrailAction.AuditListRead, detail: new() { Kind = slice.Write(), Hits = 0 });
                return new Outcome<CampaignSent>.Done(new(form.Id, 0));
            }

            var salons = plan.Sent.Select(s => s.Salon).Distinct().ToList();
            passage.Db.Campaigns.Add(new()
            {
                Id = form.Id,
                SentAt = passage.Now,
                SentBy = passage.Actor.AccountId,
                Slice = slice.Write(),
                SalonId = salons.Count == 1 ? salons[0] : null,
                Count = plan.Sent.Count,
            });
            await Ask(passage, plan.Sent, form);
            passage.Record(TrailAction.CampaignSent, form.Id, new() { Kind = slice.Write(), Counts = [plan.Sent.Count] });
            return new Outcome<CampaignSent>.Done(new(form.Id, plan.Sent.Count));
        }, cancel);
    }

    /// <summary>
    /// Takes a whole campaign back: its follow-ups are gone, those that stood in the queue before have their day again.
    /// Too late once somebody has tried to reach one of its clients, or changed, moved or ended one of its follow-ups.
    /// </summary>
    public Task<Outcome<Nothing>> TakeBack(Actor actor, Guid campaign, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.AuditCompleteness, passage => CampaignUndoing.TakeBack(passage, campaign), cancel);

    private static async Task Ask(Passage passage, IReadOnlyList<Planned> sent, CampaignForm form)
    {
        var turns = new SalonTurns(passage);
        foreach (var (client, salon, open, on) in sent)
        {
            var followUp = open ?? new FollowUp { ClientId = client, SalonId = salon };
            var before = open is null ? default : (On: Day(open.DueOn), open.Reasons, open.OwnerId, open.CampaignId);
            followUp.OwnerId = form.OwnerId ?? (open is null ? await turns.Next(salon) : open.OwnerId);
            (followUp.DueOn, followUp.Reasons, followUp.CampaignId) = (on, followUp.Reasons | FollowUpReasons.ByHand, form.Id);
            followUp.Touch(passage);
            if (open is null)
            {
                passage.Db.FollowUps.Add(followUp);
            }

            passage.Record(TrailAction.FollowUpChanged, client, new()
            {
                Fields =
                [
                    new(Field.Campaign, before.CampaignId?.ToString(), form.Id.ToString()),
                    new(Field.DueOn, before.On, Day(on)),
                    new(Field.FollowUp, open is null ? null : ((int)before.Reasons).ToString(CultureInfo.InvariantCulture), ((int)followUp.Reasons).ToString(CultureInfo.InvariantCulture)),
                    new(Field.Owner, before.OwnerId?.ToString(), followUp.OwnerId?.ToString()),
                ],
            });
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
