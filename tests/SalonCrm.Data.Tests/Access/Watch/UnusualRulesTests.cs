using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;

namespace SalonCrm.Data.Tests.Access.Watch;

public sealed class UnusualRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly UnusualRules Rules = new(new ProtectionRules(), TimeZoneInfo.Utc);

    [Fact]
    public void The_busiest_ten_minutes_are_as_a_naive_count_has_them()
    {
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 3600)).ToArbitrary(), seconds =>
        {
            var times = seconds.Order().Select(s => Noon.AddSeconds(s)).ToList();
            var naive = times.Select(from => times.Count(t => t >= from && t < from.AddMinutes(10))).Append(0).Max();
            return UnusualRules.Busiest(times) == naive;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_percentile_is_the_least_that_so_many_do_not_exceed()
    {
        Prop.ForAll(Gen.Zip(Gen.NonEmptyListOf(Gen.Choose(0, 50)), Gen.Elements(50, 90)).ToArbitrary(), given =>
        {
            var (counts, percent) = (given.Item1.ToList(), given.Item2);
            var naive = counts.Where(c => counts.Count(other => other <= c) * 100 >= percent * counts.Count).Min();
            return UnusualRules.Percentile(counts, percent) == naive;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("21:59", false)]
    [InlineData("22:00", true)]
    [InlineData("23:30", true)]
    [InlineData("00:00", true)]
    [InlineData("06:59", true)]
    [InlineData("07:00", false)]
    public void The_night_goes_over_midnight(string time, bool isNight) =>
        Assert.Equal(isNight, Rules.IsNight(new DateTimeOffset(new DateTime(2026, 3, 2) + TimeSpan.Parse(time, null), TimeSpan.Zero)));

    [Fact]
    public void A_night_that_ends_as_it_begins_is_none() =>
        Assert.False(new UnusualRules(new ProtectionRules { NightFrom = new(0, 0), NightTo = new(0, 0) }, TimeZoneInfo.Utc).IsNight(Noon));

    [Fact]
    public void Many_cards_in_ten_minutes_are_told_with_what_is_usual_in_an_hour()
    {
        var odd = Judge(Now(Deed.Cards, 64, TimeSpan.FromSeconds(9)), Weeks(Deed.Cards, aDay: 72, hours: 8));

        Assert.Contains(new Oddity(OddityKind.ManyAtOnce, 64, 9, Deed.Cards), odd);
    }

    [Fact]
    public void Far_more_than_usual_stands_out_and_a_busy_day_does_not()
    {
        Assert.Empty(Judge(Now(Deed.Cards, 72, TimeSpan.FromMinutes(3)), Weeks(Deed.Cards, 40, 8)));

        Assert.Equal([new(OddityKind.MoreThanUsual, 90, 40, Deed.Cards)], Judge(Now(Deed.Cards, 90, TimeSpan.FromMinutes(2)), Weeks(Deed.Cards, 40, 8)));
    }

    [Fact]
    public void Whoever_works_at_night_every_day_does_not_stand_out_by_it()
    {
        var night = new[] { new Moment(Deed.Cards, Noon.AddHours(11)), new Moment(Deed.Searches, Noon.AddHours(11)) };

        Assert.Equal([new(OddityKind.AtNight, 2, 0)], Judge(night, Weeks(Deed.Cards, 40, 8)));
        Assert.Empty(Judge(night, [.. Enumerable.Range(1, 20).Select(d => new Quarter(Deed.Cards, Noon.AddDays(-d).AddHours(11), 5))]));
    }

    [Fact]
    public void Of_a_new_colleague_nothing_is_usual_yet()
    {
        var activity = new Activity(Now(Deed.Cards, 30, TimeSpan.FromMinutes(5)), [], 30, 0, 0, 0);
        var figures = Rules.Figures(activity);

        Assert.Equal(new Figure(30, null, null), figures[Deed.Cards]);
        Assert.Empty(Rules.Oddities(activity, figures));
    }

    [Fact]
    public void Clients_of_other_salons_stand_out_where_they_are_many()
    {
        var activity = new Activity(Now(Deed.Cards, 50, TimeSpan.FromMinutes(5)), [], 45, 41, 0, 0);
        Assert.Equal([new(OddityKind.OtherSalons, 41)], Rules.Oddities(activity, Rules.Figures(activity)));

        activity = activity with { Clients = 200 };
        Assert.Empty(Rules.Oddities(activity, Rules.Figures(activity)));
    }

    private static IReadOnlyList<Oddity> Judge(IReadOnlyList<Moment> now, IReadOnlyList<Quarter> past)
    {
        var activity = new Activity(now, past, now.Count, 0, 0, 0);
        return Rules.Oddities(activity, Rules.Figures(activity));
    }

    private static List<Moment> Now(Deed deed, int count, TimeSpan apart) => [.. Enumerable.Range(0, count).Select(i => new Moment(deed, Noon.AddHours(-5) + (i * apart)))];

    /// <summary>Twenty days of work, from nine o'clock on.</summary>
    private static List<Quarter> Weeks(Deed deed, int aDay, int hours) =>
        [.. from d in Enumerable.Range(1, 20) from h in Enumerable.Range(0, hours) select new Quarter(deed, Noon.AddDays(-d).AddHours(h - 3), aDay / hours)];
}
