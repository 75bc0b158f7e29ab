using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Completeness;

/// <summary>How closely the history is looked at.</summary>
internal enum TrendStep
{
    /// <summary>Every day of six weeks.</summary>
    Day,

    /// <summary>Every week of half a year.</summary>
    Week,

    /// <summary>Every month of two years.</summary>
    Month,
}

/// <summary>The tiers over time.</summary>
public sealed partial class TrendLines
{
    private TrendStep _step = TrendStep.Week;
    private AuditTrend? _trend;
    private IReadOnlyList<AuditPoint> _points = [];
    private double _least;
    private Guid? _salon;

    /// <summary>Knows the names.</summary>
    [Parameter, EditorRequired]
    public AuditView View { get; set; } = default!;

    /// <summary>The only salon; null for all.</summary>
    [Parameter]
    public Guid? Salon { get; set; }

    private DateOnly First => _points[0].Day;

    private DateOnly Last => _points[^1].Day;

    /// <summary>The lines across: the whole, the least and halfway.</summary>
    private int[] Lines => [(int)(_least * 100), (int)((_least * 100) + 100) / 2, 100];

    private IReadOnlyList<Marker> Markers { get; set; } = [];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_trend is null || _salon != Salon)
        {
            _salon = Salon;
            await Read();
        }
    }

    private async Task Read()
    {
        var to = View.Today;
        var from = _step switch
        {
            TrendStep.Day => to.AddDays(-42),
            TrendStep.Week => to.AddDays(-7 * 26),
            _ => to.AddMonths(-24),
        };
        _trend = (await Audit.Trend(await Current.Get(), Salon, from, to) as Outcome<AuditTrend>.Done)?.Value;

        // The last day of each step; the last of all is today.
        _points = [.. (_trend?.Points ?? []).GroupBy(p => Step(p.Day)).Select(g => g.Last())];
        Markers = _points.Count < 2 ? [] : [.. Marks(_trend!).Where(m => m.Day >= First && m.Day <= Last).OrderBy(m => m.Day)];
        var least = _points.SelectMany(p => KnownHistory.Tiers.Select(t => Share(p, t))).DefaultIfEmpty(0).Min();
        _least = Math.Floor(least * 10) / 10;
        _least = _least >= 1 ? 0.9 : _least;
    }

    private IEnumerable<Marker> Marks(AuditTrend trend) =>
    [
        .. trend.Points.Where(p => p.Imported > 0).GroupBy(p => Step(p.Day))
            .Select(g => new Marker(g.Last().Day, true, FieldTexts.Told(CompletenessText.ImportMark, FieldTexts.Day(g.Last().Day), AuditTexts.Number(g.Sum(p => p.Imported))))),
        .. trend.Campaigns.Where(c => c.Sent > 0).Select(c => new Marker(c.On, false, Told(c))),
    ];

    private string Told(CampaignEffect campaign) => FieldTexts.Told(
        CompletenessText.Effect, FieldTexts.Day(campaign.On), AuditStory.Of(campaign, View), campaign.By ?? ClientsText.CommandLine, campaign.Sent, campaign.Completed, campaign.Stopped, campaign.Open);

    private DateOnly Step(DateOnly day) => _step switch
    {
        TrendStep.Day => day,
        TrendStep.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new(day.Year, day.Month, 1),
    };

    private double Place(DateOnly day) => 100.0 * (day.DayNumber - First.DayNumber) / Math.Max(1, Last.DayNumber - First.DayNumber);

    private double Height(double share) => (share - _least) / (1 - _least) * 100;

    private static double Share(AuditPoint point, Tier tier) => point.Cards == 0 ? 1 : (double)point.Complete.GetValueOrDefault(tier) / point.Cards;

    private static string Css(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private sealed record Marker(DateOnly Day, bool IsImport, string Text);
}
