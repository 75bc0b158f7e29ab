using System.Globalization;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Completeness;

/// <summary>A month against the one before, as far as an actor sees it: read once for the page and the workbook.</summary>
internal sealed record MonthlyReport(DateOnly Month, AuditView View, KnownHistory History)
{
    private const string Written = "yyyy-MM";

    public Period These => Period.Month(Month);

    public Period Earlier => Period.Month(Month.AddMonths(-1));

    /// <summary>How it stood at the end of the month; null where there is no history of it.</summary>
    public AuditPoint? Now => History.End(These);

    /// <summary>How it stood at the end of the month before.</summary>
    public AuditPoint? Before => History.End(Earlier);

    public IReadOnlyList<CampaignEffect> Campaigns => [.. History.All.Campaigns.Where(c => c.On >= These.From && c.On <= These.To && c.Sent > 0)];

    public IReadOnlyList<AuditPoint> Imports => [.. History.All.Points.Where(p => p.Imported > 0 && p.Day >= These.From && p.Day <= These.To)];

    /// <summary>The months that have a history, the latest first; three years at most.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            var first = Period.Month(History.All.Since ?? View.Today).From;
            return Enumerable.Range(0, 36).Select(i => Period.Month(View.Today).From.AddMonths(-i)).TakeWhile(m => m >= first);
        }
    }

    public static string Write(DateOnly month) => month.ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>Reads it; null for who may not. An address that names no month means this one.</summary>
    public static async Task<MonthlyReport?> Read(CompletenessAudit audit, Actor actor, string? month, CancellationToken cancel = default)
    {
        if (await audit.Read(actor, null, cancel) is not Outcome<AuditView>.Done { Value: var view })
        {
            return null;
        }

        var wanted = DateOnly.TryParseExact(month, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read <= view.Today && read.Year > 2000
            ? read : Period.Month(view.Today).From;
        var to = Period.Month(wanted).To;
        var history = await KnownHistory.Read(
            audit, actor, null, view.SalonNames.Select(s => s.Id), wanted.AddMonths(-1), to > view.Today ? view.Today : to);
        return history is null ? null : new(wanted, view, history);
    }
}
