using Microsoft.AspNetCore.Http.HttpResults;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Completeness;

/// <summary>The monthly report as a workbook. Who may read it is decided at the data project's door.</summary>
internal static class ReportWorkbook
{
    public static void MapReportWorkbook(this WebApplication app) =>
        app.MapGet("/completeness/report.xlsx", Give).RequireAuthorization(nameof(Permission.AuditCompleteness));

    /// <summary>The tables of a report, in the reader's language.</summary>
    public static IReadOnlyList<Worktable> Tables(MonthlyReport report)
    {
        var (now, then) = (report.Now, report.Before ?? report.Now);
        var before = report.Before is null ? report.These : report.Earlier;
        return
        [
            Differences(CompletenessText.SheetTiers, CompletenessText.TierHead, now is null ? [] : AuditDifferences.Tiers(then!, now)),
            Differences(CompletenessText.SheetSalons, CompletenessText.SalonLabel, AuditDifferences.Salons(report.History, report.View, before, report.These)),
            Differences(CompletenessText.SheetFields, CompletenessText.FieldHead, now is null ? [] : AuditDifferences.Fields(then!, now, report.View)),
            new(
                CompletenessText.SheetCampaigns,
                [CompletenessText.DayHead, CompletenessText.WhatHead, CompletenessText.ByHead, CompletenessText.SentHead, CompletenessText.DoneHead, CompletenessText.StoppedHead, CompletenessText.OpenHead],
                [.. report.Campaigns.Select(c => new object[] { c.On, AuditStory.Of(c, report.View), c.By ?? ClientsText.CommandLine, c.Sent, c.Completed, c.Stopped, c.Open })]),
            new(
                CompletenessText.SheetImports,
                [CompletenessText.DayHead, CompletenessText.Cards],
                [.. report.Imports.Select(p => new object[] { p.Day, p.Imported })]),
        ];
    }

    private static Worktable Differences(string name, string head, IReadOnlyList<(string Name, Difference Of)> lines) => new(
        name,
        [head, CompletenessText.Before, CompletenessText.After, CompletenessText.InPoints, $"{CompletenessText.CompleteHead}: {CompletenessText.Before}", $"{CompletenessText.CompleteHead}: {CompletenessText.After}", CompletenessText.Cards],
        [.. lines.Select(l => new object[] { l.Name, Part(l.Of.Before), Part(l.Of.After), new Signed(l.Of.Points), l.Of.Before.Part, l.Of.After.Part, l.Of.After.Whole })]);

    private static Share Part((int Part, int Whole) of) => new(of.Whole == 0 ? 1 : (double)of.Part / of.Whole);

    private static async Task<Results<FileContentHttpResult, ForbidHttpResult>> Give(
        HttpContext context, CompletenessAudit audit, string? month, CancellationToken cancel) =>
        await MonthlyReport.Read(audit, context.Actor(), month, cancel) is { } report
            ? TypedResults.File(Workbook.Write(Tables(report)), Workbook.ContentType, $"completeness-{MonthlyReport.Write(report.Month)}.xlsx")
            : TypedResults.Forbid();
}
