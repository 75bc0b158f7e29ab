using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Completeness;

/// <summary>Some days, from the first to the last.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public sealed record Period(DateOnly From, DateOnly To)
{
    /// <summary>The month of a day.</summary>
    public static Period Month(DateOnly day) => new(new(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1));

    /// <summary>The quarter of a day.</summary>
    public static Period Quarter(DateOnly day)
    {
        var first = new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);
        return new(first, first.AddMonths(3).AddDays(-1));
    }
}

/// <summary>How a share went from one day to another.</summary>
/// <param name="Before">Complete cards, and all, then.</param>
/// <param name="After">Complete cards, and all, now.</param>
public sealed record Difference((int Part, int Whole) Before, (int Part, int Whole) After)
{
    /// <summary>In percentage points.</summary>
    public double Points => Math.Round((Share(After) - Share(Before)) * 100, 1);

    /// <summary>In complete cards.</summary>
    public int Cards => After.Part - Before.Part;

    /// <summary>Of the cards that are complete in a tier.</summary>
    public static Difference OfTier(AuditPoint before, AuditPoint after, Tier tier) =>
        new((before.Complete.GetValueOrDefault(tier), before.Cards), (after.Complete.GetValueOrDefault(tier), after.Cards));

    /// <summary>Of the cards that have a field.</summary>
    public static Difference OfField(AuditPoint before, AuditPoint after, Gap gap) =>
        new((before.Cards - before.Missing.GetValueOrDefault(gap), before.Cards), (after.Cards - after.Missing.GetValueOrDefault(gap), after.Cards));

    private static double Share((int Part, int Whole) of) => of.Whole == 0 ? 1 : (double)of.Part / of.Whole;
}

/// <summary>The history of some months, of all salons and of each.</summary>
/// <param name="All">Of all together.</param>
/// <param name="Salons">Of each.</param>
public sealed record KnownHistory(AuditTrend All, IReadOnlyDictionary<Guid, IReadOnlyList<AuditPoint>> Salons)
{
    /// <summary>The tiers in the order in which they are shown.</summary>
    public static IReadOnlyList<Tier> Tiers { get; } = [Tier.Required, Tier.Desirable, Tier.Optional, Tier.Safety];

    /// <summary>How it stood at the end of some days; null where there is no history of them.</summary>
    public AuditPoint? End(Period period, Guid? salon = null)
    {
        IReadOnlyList<AuditPoint> points = salon is { } id ? Salons.GetValueOrDefault(id, []) : All.Points;
        return points.LastOrDefault(p => p.Day >= period.From && p.Day <= period.To);
    }

    /// <summary>Reads it; null for who may not.</summary>
    public static async Task<KnownHistory?> Read(
        CompletenessAudit audit, Actor actor, Guid? salon, IEnumerable<Guid> salons, DateOnly from, DateOnly to)
    {
        if (await audit.Trend(actor, salon, from, to) is not Outcome<AuditTrend>.Done { Value: var all })
        {
            return null;
        }

        var each = new Dictionary<Guid, IReadOnlyList<AuditPoint>>();
        foreach (var id in salons)
        {
            each[id] = await audit.Trend(actor, id, from, to) is Outcome<AuditTrend>.Done { Value: var one } ? one.Points : [];
        }

        return new(all, each);
    }
}
