using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Entry;

public sealed class SessionTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IDisposable
{
    private readonly SomeEntry _entry = new(shared.Network);

    private SomeNetwork Network => shared.Network;

    public void Dispose() => _entry.Dispose();

    [Fact]
    public async Task An_open_session_is_listed_with_device_address_and_hours_to_its_owner_and_the_head()
    {
        var anna = await _entry.Enter(await Network.Account(Role.Staff), withFactor: true);

        var own = Assert.Single((await _entry.Own.Open(anna)).Expect());
        Assert.Equal(("Chrome, Windows", SomeEntry.Home, _entry.Clock.Now, true, true), (own.Device, own.Address, own.StartedAt, own.IsThisOne, own.WithSecondFactor));
        var seen = (await _entry.Sessions.Open(Network.Head)).Expect().Single(s => s.Id == anna.Session);
        Assert.Equal(("Staff", false), (seen.Name, seen.IsThisOne));
    }

    [Fact]
    public async Task A_session_that_was_ended_opens_no_card_any_more()
    {
        var client = await Network.Client();
        var manager = await _entry.Enter(await Network.Account(Role.Manager));
        (await Network.Cards.Open(manager, client)).Expect();

        (await _entry.Sessions.End(Network.Head, manager.Session!.Value)).Expect();

        Assert.IsType<Outcome<Data.Clients.ClientCard>.NotAllowed>(await Network.Cards.Open(manager, client));
    }

    [Fact]
    public async Task A_session_of_somebody_else_opens_nothing()
    {
        var anna = await _entry.Enter(await Network.Account(Role.Manager));
        var boris = await Network.Account(Role.Manager);

        Assert.IsType<Outcome<IReadOnlyList<SessionView>>.NotAllowed>(await _entry.Own.Open(boris with { Session = anna.Session }));
        Assert.IsType<Outcome<Nothing>.NotFound>(await _entry.Own.End(boris, anna.Session!.Value));
        Assert.True(await _entry.Checks.IsOpen(anna.AccountId!.Value, anna.Session!.Value));
    }

    [Fact]
    public async Task Ending_a_session_tells_its_circuits_at_once_and_no_others()
    {
        var account = await Network.Account(Role.Staff);
        var (here, there) = (await _entry.Enter(account), await _entry.Enter(account, browser: 2));
        var ended = new List<string>();
        using var first = _entry.Board.Follow(account.AccountId!.Value, here.Session, () => ended.Add("here"));
        using var second = _entry.Board.Follow(account.AccountId!.Value, there.Session, () => ended.Add("there"));
        using var stranger = _entry.Board.Follow(Network.Head.AccountId!.Value, null, () => ended.Add("head"));

        (await _entry.Own.End(here, there.Session!.Value)).Expect();
        Assert.Equal(["there"], ended);

        // Twice is once.
        (await _entry.Own.End(here, there.Session!.Value)).Expect();
        Assert.Single((await _entry.Own.Open(here)).Expect());
    }

    [Fact]
    public async Task A_changed_password_ends_all_other_sessions_and_keeps_this_one()
    {
        var account = await Network.Account(Role.Staff);
        var (here, there) = (await _entry.Enter(account), await _entry.Enter(account, browser: 2));
        var ended = new List<string>();
        using var first = _entry.Board.Follow(account.AccountId!.Value, here.Session, () => ended.Add("here"));
        using var second = _entry.Board.Follow(account.AccountId!.Value, there.Session, () => ended.Add("there"));

        (await _entry.Own.Changed(here, OwnChange.Password)).Expect();

        Assert.Equal(["there"], ended);
        Assert.Equal(here.Session, Assert.Single((await _entry.Own.Open(here)).Expect()).Id);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_is_in_the_trail()
    {
        var anna = await _entry.Enter(await Network.Account(Role.Staff));

        (await _entry.Own.SignOut(anna)).Expect();

        Assert.False(await _entry.Checks.IsOpen(anna.AccountId!.Value, anna.Session!.Value));
        await using var db = Network.Db();
        Assert.Equal(TrailAction.SignedOut, (await db.Trail.OrderByDescending(t => t.Seq).FirstAsync(t => t.AccountId == anna.AccountId)).Action);
    }

    [Fact]
    public async Task A_session_not_seen_for_half_a_day_is_not_listed_and_one_that_is_used_stays()
    {
        var anna = await _entry.Enter(await Network.Account(Role.Staff));

        _entry.Clock.Now += Sessions.Longest - TimeSpan.FromMinutes(1);
        Assert.True(await _entry.Checks.Holds(anna.AccountId!.Value, Role.Staff, anna.Session!.Value, "203.0.113.20"));
        _entry.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal("203.0.113.20", Assert.Single((await _entry.Own.Open(anna)).Expect()).Address);

        _entry.Clock.Now += Sessions.Longest;
        Assert.Empty((await _entry.Own.Open(anna)).Expect());
    }

    [Fact]
    public async Task Disabling_an_account_ends_its_sessions()
    {
        var anna = await _entry.Enter(await Network.Account(Role.Staff));

        var form = new AccountForm { DisplayName = "Staff", Role = Role.Staff, Disabled = true };
        (await Network.In<Accounts, Outcome<Nothing>>(a => a.Change(Network.Head, anna.AccountId!.Value, form))).Expect();

        Assert.False(await _entry.Checks.IsOpen(anna.AccountId!.Value, anna.Session!.Value));
    }

    [Fact]
    public async Task A_second_factor_that_was_shown_while_the_clock_had_jumped_ahead_is_not_fresh_until_then()
    {
        var account = await Network.Account(Role.NetworkHead);
        _entry.Clock.Now += TimeSpan.FromDays(365);
        var head = await _entry.Enter(account, withFactor: true);
        Assert.True(await _entry.Checks.HasFreshFactor(account.AccountId!.Value, head.Session));

        _entry.Clock.Now -= TimeSpan.FromDays(365);
        Assert.False(await _entry.Checks.HasFreshFactor(account.AccountId!.Value, head.Session));
    }

    [Fact]
    public async Task A_second_factor_is_fresh_for_five_minutes_and_in_its_own_session_alone()
    {
        var account = await Network.Account(Role.NetworkHead);
        var (here, there) = (await _entry.Enter(account), await _entry.Enter(account, browser: 2));
        Assert.False(await _entry.Checks.HasFreshFactor(account.AccountId!.Value, here.Session));

        (await _entry.Own.ShowSecondFactor(here)).Expect();
        Assert.True(await _entry.Checks.HasFreshFactor(account.AccountId!.Value, here.Session));
        Assert.False(await _entry.Checks.HasFreshFactor(account.AccountId!.Value, there.Session));

        _entry.Clock.Now += TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1);
        Assert.False(await _entry.Checks.HasFreshFactor(account.AccountId!.Value, here.Session));
        Assert.IsType<Outcome<Nothing>.NotFound>(await _entry.Own.ShowSecondFactor(account));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/138.0 YaBrowser/25.8 Safari/537.36", "Yandex Browser, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36", "Samsung Internet, Android")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox, Linux")]
    [InlineData("curl/8.5.0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_browser_is_told_in_plain_words(string? said, string? name) => Assert.Equal(name, DeviceName.Of(said));
}
