using SalonCrm.Admin.Clients;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Completeness;

/// <summary>What has changed between two days, in plain words: the largest gain and loss, imports and campaigns by name.</summary>
internal static class AuditStory
{
    /// <summary>What is less than this is no news, in percentage points.</summary>
    private const double Worth = 0.5;

    public static IReadOnlyList<string> Tell(KnownHistory history, AuditView view, Period before, Period after)
    {
        if (history.End(before) is not { } then || history.End(after) is not { } now)
        {
            return [];
        }

        List<string?> told = [Cards(then, now)];
        var salons = view.SalonNames
            .Select(s => (s.Name, Then: history.End(before, s.Id), Now: history.End(after, s.Id)))
            .Where(s => s.Then is not null && s.Now is not null)
            .SelectMany(s => KnownHistory.Tiers.Select(t => (Name: s.Name, Tier: t, Difference.OfTier(s.Then!, s.Now!, t).Points)))
            .ToList();
        if (view.SalonNames.Count > 1 && salons.Count > 0)
        {
            told.Add(Salon(CompletenessText.StoryGain, salons.MaxBy(s => s.Points), isGain: true));
            told.Add(Salon(CompletenessText.StoryLoss, salons.MinBy(s => s.Points), isGain: false));
        }

        var fields = view.Fields.Where(f => f.Gap is not null).Select(f => (Name: AuditTexts.Field(f), Difference.OfField(then, now, f.Gap!.Value).Points)).ToList();
        if (fields.Count > 0)
        {
            var (best, worst) = (fields.MaxBy(f => f.Points), fields.MinBy(f => f.Points));
            told.Add(best.Points >= Worth ? FieldTexts.Told(CompletenessText.StoryFieldGain, best.Name, AuditTexts.Points(best.Points)) : null);
            told.Add(worst.Points <= -Worth ? FieldTexts.Told(CompletenessText.StoryFieldLoss, worst.Name, AuditTexts.Points(worst.Points)) : null);
        }

        var imported = history.All.Points.Where(p => p.Day > then.Day && p.Day <= now.Day).Sum(p => p.Imported);
        told.Add(imported > 0 ? FieldTexts.Told(CompletenessText.StoryImports, AuditTexts.Number(imported)) : null);
        told.AddRange(history.All.Campaigns.Where(c => c.On > then.Day && c.On <= now.Day && c.Sent > 0)
            .Select(c => FieldTexts.Told(CompletenessText.StoryCampaign, FieldTexts.Day(c.On), Of(c, view), AuditTexts.Number(c.Completed), AuditTexts.Number(c.Sent))));
        return told.OfType<string>().ToList() is { Count: > 1 } all ? all : [.. told.OfType<string>(), CompletenessText.StoryQuiet];
    }

    /// <summary>What a campaign asked for.</summary>
    public static string Of(CampaignEffect campaign, AuditView? view) => campaign.Slice is { } slice ? AuditTexts.Of(slice, view) : "";

    private static string Cards(AuditPoint then, AuditPoint now)
    {
        var (day, more) = (FieldTexts.Day(then.Day), now.Cards - then.Cards);
        return more switch
        {
            > 0 => FieldTexts.Told(CompletenessText.StoryCards, day, AuditTexts.Number(more)),
            < 0 => FieldTexts.Told(CompletenessText.StoryFewer, day, AuditTexts.Number(-more)),
            _ => FieldTexts.Told(CompletenessText.StorySame, day),
        };
    }

    private static string? Salon(string text, (string Name, Tier Tier, double Points) salon, bool isGain) =>
        (isGain ? salon.Points : -salon.Points) < Worth ? null
            : FieldTexts.Told(text, salon.Name, $"{AuditTexts.Of(salon.Tier).ToLower(System.Globalization.CultureInfo.CurrentCulture)} {AuditTexts.Points(salon.Points)}");
}
