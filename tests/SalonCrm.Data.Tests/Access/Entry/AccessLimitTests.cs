using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Tests.Access.Entry;

/// <summary>By the clock of the tests it is a Wednesday, half past two.</summary>
#pragma warning disable CA1001 // Disposed of when the test ends.
public sealed class AccessLimitTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private SomeNetwork _network = null!;
    private SomeEntry _entry = null!;

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _entry = new SomeEntry(_network);
    }

    public async Task DisposeAsync()
    {
        _entry.Dispose();
        await _network.DisposeAsync();
    }

    [Theory]
    [InlineData("198.51.100.0/24", "198.51.100.7", true)]
    [InlineData("198.51.100.0/24", "198.51.101.7", false)]
    [InlineData("203.0.113.1\n198.51.100.7", "198.51.100.7", true)]
    [InlineData("198.51.100.0/24", "::ffff:198.51.100.7", true)]
    [InlineData("2001:db8::/48", "2001:db8:0:5::1", true)]
    [InlineData("2001:db8::/48", "2001:db9::1", false)]
    [InlineData("198.51.100.0/24", null, false)]
    [InlineData("", null, true)]
    public async Task Who_comes_from_elsewhere_is_kept_out(string networks, string? address, bool isLetIn)
    {
        (await Save(new() { Role = Role.Staff, Networks = networks })).Expect();

        Assert.Equal(isLetIn, await Begins(_network.Staff, address));
        Assert.True(await Begins(_network.Manager, address));
    }

    [Theory]
    [InlineData(9, 18, 14, true)]
    [InlineData(9, 18, 18, false)]
    [InlineData(22, 6, 23, true)]
    [InlineData(22, 6, 5, true)]
    [InlineData(22, 6, 14, false)]
    public async Task Who_comes_out_of_hours_is_kept_out(int from, int to, int hour, bool isLetIn)
    {
        (await Save(new() { Role = Role.Staff, From = new(from, 0), To = new(to, 0) })).Expect();
        _entry.Clock.Now = new(2026, 11, 18, hour, 30, 0, TimeSpan.Zero);

        Assert.Equal(isLetIn, await Begins(_network.Staff, SomeEntry.Home));
    }

    [Fact]
    public async Task A_shift_over_midnight_belongs_to_the_day_on_which_it_began()
    {
        (await Save(new() { Role = Role.Staff, From = new(20, 0), To = new(4, 0), Days = [DayOfWeek.Wednesday] })).Expect();

        _entry.Clock.Now = new(2026, 11, 19, 3, 0, 0, TimeSpan.Zero);
        Assert.True(await Begins(_network.Staff, SomeEntry.Home));
        _entry.Clock.Now = new(2026, 11, 18, 3, 0, 0, TimeSpan.Zero);
        Assert.False(await Begins(_network.Staff, SomeEntry.Home));
    }

    [Fact]
    public async Task An_accounts_own_limit_goes_before_its_roles()
    {
        (await Save(new() { Role = Role.Staff, Networks = "203.0.113.0/24" })).Expect();
        (await Save(new() { AccountId = _network.Staff.AccountId, Networks = "198.51.100.0/24" })).Expect();

        Assert.True(await Begins(_network.Staff, SomeEntry.Home));
        Assert.False(await Begins(_network.Staff, "203.0.113.5"));
    }

    [Fact]
    public async Task Being_kept_out_with_the_right_password_is_in_the_trail_and_told_to_the_head()
    {
        (await Save(new() { Role = Role.Staff, Networks = "203.0.113.0/24" })).Expect();

        Assert.False(await Begins(_network.Staff, SomeEntry.Home));
        Assert.False(await Begins(_network.Staff, SomeEntry.Home));

        var line = (await _entry.Sessions.History(_network.Head, new() { AccountId = _network.Staff.AccountId })).Expect().Lines[0];
        Assert.Equal((EntryEnd.Outside, SomeEntry.Home), (line.End, line.Address));
        await using var db = _network.Db();
        Assert.Equal(_network.Staff.AccountId, Assert.Single(await db.Alerts.Where(a => a.Kind == AlertKind.OutsideLimits).ToListAsync()).AccountId);
    }

    [Fact]
    public async Task A_session_ends_where_its_hours_end()
    {
        (await Save(new() { Role = Role.Staff, From = new(9, 0), To = new(18, 0) })).Expect();
        var anna = await _entry.Enter(_network.Staff);
        Assert.True(await Holds(anna, null));

        _entry.Clock.Now += TimeSpan.FromHours(4);
        Assert.False(await Holds(anna, null));
        _entry.Clock.Now -= TimeSpan.FromHours(4);
        Assert.False(await Holds(anna, null));
    }

    [Fact]
    public async Task A_session_ends_where_it_leaves_its_networks()
    {
        (await Save(new() { Role = Role.Staff, Networks = "198.51.100.0/24" })).Expect();
        var anna = await _entry.Enter(_network.Staff);

        Assert.True(await Holds(anna, "198.51.100.99"));
        Assert.False(await Holds(anna, "203.0.113.5"));
    }

    /// <summary>Locking everybody out: the head limits his own role to somewhere else.</summary>
    [Theory]
    [InlineData("203.0.113.0/24", null, null)]
    [InlineData(null, 20, 23)]
    public async Task A_limit_that_keeps_out_the_head_who_sets_it_is_refused_and_nothing_is_kept(string? networks, int? from, int? to)
    {
        foreach (var isOwn in new[] { true, false })
        {
            var form = new AccessLimitForm { Role = isOwn ? null : Role.NetworkHead, AccountId = isOwn ? _network.Head.AccountId : null, Networks = networks };
            (form.From, form.To) = (from is { } f ? new TimeOnly(f, 0) : null, to is { } t ? new TimeOnly(t, 0) : null);
            var outcome = await Save(form);
            Assert.Equal(new FieldProblem(Field.AccessLimit, Problem.LocksOneselfOut), Assert.Single(Assert.IsType<Outcome<AccessLimitForm>.Invalid>(outcome).Problems));
        }

        await using var db = _network.Db();
        Assert.Empty(await db.AccessLimits.ToListAsync());
        Assert.True(await Begins(_network.Head, "192.0.2.1"));
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_the_number_of_its_line()
    {
        var outcome = await Save(new() { Role = Role.Staff, Networks = "198.51.100.0/24\nsalon wifi\n\n10.1\n10.0.0.0/33", From = new(9, 0), Days = [] });

        Assert.Equal(
            [
                new(Field.LimitNetworks, Problem.NotANetwork, 1), new(Field.LimitNetworks, Problem.NotANetwork, 3), new(Field.LimitNetworks, Problem.NotANetwork, 4),
                new(Field.LimitHours, Problem.Required), new(Field.LimitDays, Problem.Required),
            ],
            Assert.IsType<Outcome<AccessLimitForm>.Invalid>(outcome).Problems);
        Assert.Contains(
            new(Field.LimitHours, Problem.NoHours),
            Assert.IsType<Outcome<AccessLimitForm>.Invalid>(await Save(new() { Role = Role.Staff, From = new(9, 0), To = new(9, 0) })).Problems);
        Assert.IsType<Outcome<AccessLimitForm>.NotFound>(await Save(new() { Role = Role.Operator, Networks = "10.0.0.0/8" }));
        Assert.IsType<Outcome<AccessLimitForm>.NotFound>(await Save(new() { AccountId = Guid.CreateVersion7(), Networks = "10.0.0.0/8" }));
    }

    [Fact]
    public async Task A_limit_sent_twice_is_saved_once_and_who_had_seen_an_older_one_is_told()
    {
        var first = (await Save(new() { Role = Role.Staff, Networks = "198.51.100.7" })).Expect();
        Assert.Equal(("198.51.100.7/32", 1), (first.Networks, first.Version));
        Assert.Equal(1, (await Save(new() { Role = Role.Staff, Networks = "198.51.100.7" })).Expect().Version);

        first.Networks = "198.51.100.8";
        Assert.Equal(2, (await Save(first)).Expect().Version);
        first.Networks = "198.51.100.9";
        Assert.Equal(2, Assert.IsType<Outcome<AccessLimitForm>.Conflict>(await Save(first)).Version);
    }

    [Fact]
    public async Task An_empty_limit_is_taken_away_and_the_command_line_takes_all_away()
    {
        var kept = (await Save(new() { Role = Role.Staff, Networks = "203.0.113.0/24" })).Expect();
        kept.Networks = " ";
        (await Save(kept)).Expect();
        Assert.True(await Begins(_network.Staff, SomeEntry.Home));

        (await Save(new() { Role = Role.Staff, Networks = "203.0.113.0/24" })).Expect();
        (await Save(new() { Role = Role.Manager, Days = [DayOfWeek.Monday] })).Expect();
        Assert.Equal(2, (await _entry.Limits.Lift(Actor.Operator)).Expect());
        Assert.True(await Begins(_network.Staff, SomeEntry.Home));
        Assert.True(await Begins(_network.Manager, SomeEntry.Home));
    }

    [Fact]
    public async Task Managers_need_a_second_factor_where_it_is_set_and_heads_always_do()
    {
        Assert.True(await _entry.Checks.NeedsSecondFactor(Role.NetworkHead));
        Assert.False(await _entry.Checks.NeedsSecondFactor(Role.Manager));

        (await _entry.Limits.RequireSecondFactor(_network.Head, ofManagers: true)).Expect();
        Assert.True(await _entry.Checks.NeedsSecondFactor(Role.Manager));
        Assert.False(await _entry.Checks.NeedsSecondFactor(Role.Staff));
        Assert.True((await _entry.Limits.View(_network.Head)).Expect().ManagersNeedSecondFactor);

        Assert.IsType<Outcome<Nothing>.SecondFactorNeeded>(await _entry.Limits.RequireSecondFactor(_network.Head, ofManagers: false));
        (await _entry.Limits.RequireSecondFactor(await _network.WithFactor(ago: DateTimeOffset.UtcNow.AddMinutes(1) - _entry.Clock.Now), ofManagers: false)).Expect();
        Assert.False(await _entry.Checks.NeedsSecondFactor(Role.Manager));
    }

    private Task<Outcome<AccessLimitForm>> Save(AccessLimitForm form) => _entry.Limits.Save(_network.Head, form);

    private Task<bool> Holds(Actor actor, string? address) => _entry.Checks.Holds(actor.AccountId!.Value, actor.Role, actor.Session!.Value, address);

    private async Task<bool> Begins(Actor account, string? address) => await _entry.SignIns.Begin(
        Actor.Visitor(address, null), new() { Account = account.AccountId!.Value, Mark = SomeEntry.Browser(1) }) is Outcome<SessionBegun>.Done;
}
