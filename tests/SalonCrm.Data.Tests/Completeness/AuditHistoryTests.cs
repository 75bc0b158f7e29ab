using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Completeness;

/// <summary>The figures of each day, kept from the day of installation on.</summary>
public sealed class AuditHistoryTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    private static DateOnly Today => SomeFollowUps.Today;

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        await _network.Client();
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task On_the_first_day_there_is_only_today()
    {
        Assert.Equal(0, await Write(Today));

        var trend = await Trend(Today.AddDays(-30), Today);

        Assert.Equal((Today, 1), (Assert.Single(trend.Points).Day, trend.Points[0].Cards));
        Assert.Null(trend.Since);
    }

    [Fact]
    public async Task A_day_is_written_once_it_has_ended_and_only_once()
    {
        Assert.Equal(1, await Write(Today.AddDays(1)));
        Assert.Equal(0, await Write(Today.AddDays(1)));

        await using var db = _network.Db();
        var day = await db.AuditDays.Where(d => d.Day == Today).ToListAsync();
        Assert.Equal(1, day.Single(d => d.Measure == AuditMeasure.Cards).Count);
        Assert.Equal(1, day.Single(d => d is { Measure: AuditMeasure.Complete, Which: (int)Tier.Required }).Count);
        Assert.Equal(1, day.Single(d => d is { Measure: AuditMeasure.Missing, Which: (int)Gap.Email }).Count);
        Assert.Equal(0, day.Single(d => d.Measure == AuditMeasure.Fresh).Count);
    }

    [Fact]
    public async Task A_portal_that_was_off_writes_the_days_on_which_nothing_changed()
    {
        await Write(Today.AddDays(1));

        Assert.Equal(3, await Write(Today.AddDays(4)));

        await using var db = _network.Db();
        Assert.Equal([0, 1, 2, 3], (await db.AuditDays.Select(d => d.Day).Distinct().ToListAsync()).Select(d => d.DayNumber - Today.DayNumber).Order());
    }

    [Fact]
    public async Task A_clock_that_is_set_back_writes_no_day_again_and_goes_on_once_it_has_caught_up()
    {
        await Write(Today.AddDays(5));
        var before = _network.Rows("audit_days");
        await _network.Client(phone: "+7 916 000-00-02");

        Assert.Equal(0, await Write(Today.AddDays(2)));
        Assert.Equal(before, _network.Rows("audit_days"));

        Assert.Equal(1, await Write(Today.AddDays(6)));
        await using var db = _network.Db();
        Assert.Equal(2, await db.AuditDays.Where(d => d.Day == Today.AddDays(5) && d.Measure == AuditMeasure.Cards).SumAsync(d => d.Count));
    }

    [Fact]
    public async Task A_rule_that_changes_while_a_day_is_written_counts_either_for_all_of_it_or_for_none()
    {
        var without = new CountingRules(new(GapSet.Email | GapSet.BirthDate | GapSet.Visits, new HashSet<Guid>()), new Dictionary<Guid, Uncounted>());

        await Task.WhenAll(Write(Today.AddDays(1)), _network.Count(without));

        await using var db = _network.Db();
        var day = await db.AuditDays.Where(d => d.Day == Today).ToListAsync();
        var complete = day.Single(d => d is { Measure: AuditMeasure.Complete, Which: (int)Tier.Desirable }).Count;
        var email = day.Single(d => d is { Measure: AuditMeasure.Missing, Which: (int)Gap.Email }).Count;
        Assert.Contains((complete, email), new[] { (0, 1), (1, 0) });
    }

    [Fact]
    public async Task What_happened_shows_as_a_step()
    {
        await Write(Today.AddDays(1));
        var client = await _network.Client(phone: "+7 916 000-00-02");
        await _network.Change(client, f => (f.Email, f.BirthDate) = ("maria@mail.example", new(1985, 4, 12)));
        await _network.Comes(client, Today);
        await Write(Today.AddDays(2));

        await using var db = _network.Db();
        var steps = await db.AuditDays.Where(d => d.Measure == AuditMeasure.Complete && d.Which == (int)Tier.Desirable).OrderBy(d => d.Day).Select(d => d.Count).ToListAsync();
        Assert.Equal([0, 1], steps);
    }

    [Fact]
    public async Task A_longer_time_than_is_told_is_cut_at_its_beginning()
    {
        var trend = await Trend(DateOnly.MinValue, DateOnly.MaxValue);

        Assert.Equal(Today, Assert.Single(trend.Points).Day);
        Assert.Empty((await Trend(Today.AddDays(-3), Today.AddDays(-9))).Points);
    }

    private async Task<AuditTrend> Trend(DateOnly from, DateOnly to) => (await _network.Audit().Trend(_network.Head, null, from, to)).Expect();

    /// <summary>Writes what has ended when it is the first minute of a day.</summary>
    private async Task<int> Write(DateOnly on)
    {
        var services = _network.Services;
        var contexts = services.GetRequiredService<IDbContextFactory<SalonDb>>();
        var clock = new Clock(new DateTimeOffset(on, new TimeOnly(0, 1), TimeSpan.Zero));
        using var door = new Door(contexts, services.GetRequiredService<Trail>(), clock);
        using var night = new CardStateNight(contexts, door, clock, NullLogger<CardStateNight>.Instance);
        return await night.WriteHistory(CancellationToken.None);
    }

    private sealed class Clock(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }
}
