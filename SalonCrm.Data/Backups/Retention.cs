using System.Globalization;

namespace SalonCrm.Data.Backups;

/// <summary>How many backups are kept of each age.</summary>
/// <param name="Daily">Of so many days the newest.</param>
/// <param name="Weekly">Of so many weeks.</param>
/// <param name="Monthly">Of so many months.</param>
public sealed record Retention(int Daily, int Weekly, int Monthly)
{
    /// <summary>
    /// Which of the backups are kept: the newest of each of the last days, weeks and months that have one. Counted over
    /// what there is and not back from today, so that nothing goes while no new one comes. The newest is always kept.
    /// </summary>
    /// <param name="made">When each whole backup was made, by the clock of the salon.</param>
    public IReadOnlySet<DateTime> Kept(IReadOnlyCollection<DateTime> made)
    {
        ArgumentNullException.ThrowIfNull(made);
        var kept = new HashSet<DateTime>();
        Keep(Daily, moment => moment.Date);
        Keep(Weekly, moment => ISOWeek.ToDateTime(ISOWeek.GetYear(moment), ISOWeek.GetWeekOfYear(moment), DayOfWeek.Monday));
        Keep(Monthly, moment => new DateTime(moment.Year, moment.Month, 1));
        if (made.Count > 0)
        {
            kept.Add(made.Max());
        }

        return kept;

        void Keep(int most, Func<DateTime, DateTime> span) =>
            kept.UnionWith(made.GroupBy(span).OrderByDescending(g => g.Key).Take(most).Select(g => g.Max()));
    }
}
