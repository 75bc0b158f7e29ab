using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Completeness;

/// <summary>Two days beside each other, line by line: for the comparison, the monthly report and its workbook.</summary>
internal static class AuditDifferences
{
    public static IReadOnlyList<(string Name, Difference Of)> Tiers(AuditPoint before, AuditPoint after) =>
        [.. KnownHistory.Tiers.Select(t => (AuditTexts.Of(t), Difference.OfTier(before, after, t)))];

    /// <summary>Each salon tier by tier; one without history of both is left out.</summary>
    public static IReadOnlyList<(string Name, Difference Of)> Salons(KnownHistory history, AuditView view, Period before, Period after) =>
    [
        .. view.SalonNames.SelectMany(s => history.End(before, s.Id) is { Cards: > 0 } then && history.End(after, s.Id) is { Cards: > 0 } now
            ? KnownHistory.Tiers.Select(t => ($"{s.Name} · {AuditTexts.Of(t)}", Difference.OfTier(then, now, t))) : []),
    ];

    /// <summary>The fields of every card; of the network's own the history keeps no gaps.</summary>
    public static IReadOnlyList<(string Name, Difference Of)> Fields(AuditPoint before, AuditPoint after, AuditView view) =>
        [.. view.Fields.Where(f => f.Gap is not null).Select(f => (AuditTexts.Field(f), Difference.OfField(before, after, f.Gap!.Value)))];
}
