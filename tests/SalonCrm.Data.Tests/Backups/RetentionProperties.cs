using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Backups;

namespace SalonCrm.Data.Tests.Backups;

public sealed class RetentionProperties
{
    private static readonly DateTime Noon = new(2026, 3, 30, 12, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void The_newest_of_seven_days_five_weeks_and_twelve_months_is_kept()
    {
        var nightly = Enumerable.Range(0, 800).Select(i => Noon.AddDays(-i)).ToList();

        var kept = new Retention(7, 5, 12).Kept(nightly);

        Assert.Superset(nightly.Take(7).ToHashSet(), kept.ToHashSet());
        Assert.Contains(new DateTime(2026, 2, 28, 12, 0, 0, DateTimeKind.Unspecified), kept);
        Assert.Contains(new DateTime(2025, 4, 30, 12, 0, 0, DateTimeKind.Unspecified), kept);
        Assert.DoesNotContain(new DateTime(2025, 3, 31, 12, 0, 0, DateTimeKind.Unspecified), kept);
        Assert.InRange(kept.Count, 7 + 3 + 10, 7 + 5 + 12);
    }

    [Fact]
    public void Whatever_was_made_when_the_newest_is_never_taken_away() => Prop.ForAll(Made, Rules, (made, rules) =>
        made.Count == 0 ? rules.Kept(made).Count == 0 : rules.Kept(made).Contains(made.Max())).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_kept_is_what_going_back_from_the_newest_one_by_one_would_keep() => Prop.ForAll(Made, Rules, (made, rules) =>
        rules.Kept(made).SetEquals(Naive(made, rules))).QuickCheckThrowOnFailure();

    [Fact]
    public void Taking_away_twice_takes_no_more_away_than_once() => Prop.ForAll(Made, Rules, (made, rules) =>
    {
        var kept = rules.Kept(made);
        return rules.Kept([.. kept]).SetEquals(kept);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_clock_that_was_a_year_ahead_once_costs_none_of_the_others_but_one_place()
    {
        var made = Enumerable.Range(0, 10).Select(i => Noon.AddDays(-i)).Append(Noon.AddYears(1)).ToList();

        var kept = new Retention(7, 0, 0).Kept(made);

        Assert.Superset(made.Take(6).ToHashSet(), kept.ToHashSet());
    }

    private static Arbitrary<List<DateTime>> Made { get; } =
        Gen.Choose(0, 900 * 24).ListOf().Select(hours => hours.Select(h => Noon.AddHours(-h)).ToList()).ToArbitrary();

    private static Arbitrary<Retention> Rules { get; } =
        Gen.Choose(0, 9).Three().Select(n => new Retention(n.Item1, n.Item2, n.Item3)).ToArbitrary();

    private static HashSet<DateTime> Naive(List<DateTime> made, Retention rules)
    {
        var kept = new HashSet<DateTime>();
        foreach (var (most, start) in new (int, Func<DateTime, DateTime>)[]
        {
            (rules.Daily, d => d.Date),
            (rules.Weekly, d => d.Date.AddDays(-(((int)d.DayOfWeek + 6) % 7))),
            (rules.Monthly, d => d.Date.AddDays(1 - d.Day)),
        })
        {
            var spans = new List<DateTime>();
            foreach (var moment in made.OrderDescending())
            {
                if (!spans.Contains(start(moment)) && spans.Count < most)
                {
                    spans.Add(start(moment));
                    kept.Add(moment);
                }
            }
        }

        return made.Count == 0 ? kept : [.. kept, made.Max()];
    }
}
