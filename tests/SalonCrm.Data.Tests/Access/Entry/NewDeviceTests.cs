using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Entry;

public sealed class NewDeviceTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IDisposable
{
    private readonly SomeEntry _entry = new(shared.Network);

    private SomeNetwork Network => shared.Network;

    public void Dispose() => _entry.Dispose();

    [Fact]
    public async Task The_first_device_of_an_account_is_no_news_and_neither_is_one_that_it_knows()
    {
        var account = await Network.Account(Role.Staff);
        await _entry.Enter(account);
        var again = await _entry.Enter(account);

        Assert.False(await HasNews(again));
        Assert.Empty((await _entry.Own.NewDevices(again)).Expect());
    }

    [Fact]
    public async Task A_new_device_is_told_at_once_to_the_other_sessions_and_to_those_that_begin_later()
    {
        var account = await Network.Account(Role.Staff);
        var known = await _entry.Enter(account);
        var told = 0;
        using var screen = _entry.Board.FollowNews(account.AccountId!.Value, () => told++);

        var stranger = await _entry.Enter(account, browser: 2, address: "203.0.113.7");

        Assert.Equal(1, told);
        var news = Assert.Single((await _entry.Own.NewDevices(known)).Expect());
        Assert.Equal(("Chrome, Windows", "203.0.113.7", _entry.Clock.Now), (news.Device, news.Address, news.At));
        Assert.True(await HasNews(await _entry.Enter(account)));
        Assert.True((await _entry.Own.History(known, 0)).Expect().Lines.Single(l => l.Address == "203.0.113.7").IsNewDevice);
        Assert.False(await HasNews(stranger));
    }

    /// <summary>A stolen password: the thief would say that the new device is the owner's.</summary>
    [Fact]
    public async Task Nobody_says_of_a_new_device_on_itself_or_on_another_new_one_that_all_is_well()
    {
        var account = await Network.Account(Role.Staff);
        var known = await _entry.Enter(account);
        var (first, second) = (await _entry.Enter(account, browser: 2), await _entry.Enter(account, browser: 3));
        var device = (await _entry.Own.NewDevices(known)).Expect()[0].Id;

        Assert.IsType<Outcome<Nothing>.NotFound>(await _entry.Own.Answer(first, device, isMine: true));
        Assert.IsType<Outcome<Nothing>.NotFound>(await _entry.Own.Answer(second, device, isMine: true));
        Assert.Equal(2, (await _entry.Own.NewDevices(known)).Expect().Count);
    }

    [Fact]
    public async Task Saying_that_it_was_oneself_is_the_end_of_the_news()
    {
        var account = await Network.Account(Role.Staff);
        var known = await _entry.Enter(account);
        var own = await _entry.Enter(account, browser: 2);

        (await _entry.Own.Answer(known, (await _entry.Own.NewDevices(known)).Expect()[0].Id, isMine: true)).Expect();

        Assert.False(await HasNews(known));
        Assert.True(await _entry.Checks.IsOpen(account.AccountId!.Value, own.Session!.Value));
    }

    [Fact]
    public async Task Saying_that_it_was_not_oneself_ends_its_sessions_and_the_account_knows_it_no_more()
    {
        var account = await Network.Account(Role.Staff);
        var known = await _entry.Enter(account);
        var thief = await _entry.Enter(account, browser: 2);
        var isEnded = false;
        using var circuit = _entry.Board.Follow(account.AccountId!.Value, thief.Session, () => isEnded = true);

        (await _entry.Own.Answer(known, (await _entry.Own.NewDevices(known)).Expect()[0].Id, isMine: false)).Expect();

        Assert.True(isEnded);
        Assert.False(await _entry.Checks.IsOpen(account.AccountId!.Value, thief.Session!.Value));
        await _entry.Enter(account, browser: 2);
        Assert.True(await HasNews(known));
    }

    private Task<bool> HasNews(Actor actor) => _entry.Checks.HasNews(actor.AccountId!.Value, actor.Session!.Value);
}
