using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Entry;

public sealed class SignInHistoryTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IDisposable
{
    private readonly SomeEntry _entry = new(shared.Network);

    private SomeNetwork Network => shared.Network;

    public void Dispose() => _entry.Dispose();

    [Fact]
    public async Task Ones_own_sign_ins_are_told_whether_they_succeeded_or_not_the_latest_first()
    {
        var account = await Network.Account(Role.Staff);
        await _entry.Fail(new() { Account = account.AccountId }, "203.0.113.9");
        _entry.Clock.Now += TimeSpan.FromMinutes(1);
        var anna = await _entry.Enter(account);
        _entry.Clock.Now += TimeSpan.FromMinutes(1);
        (await _entry.SignIns.Refuse(Actor.Visitor("203.0.113.9", null), new() { Account = account.AccountId })).Expect();

        var lines = (await _entry.Own.History(anna, 0)).Expect().Lines;

        Assert.Equal([(EntryEnd.Held, "203.0.113.9"), (EntryEnd.SignedIn, SomeEntry.Home), (EntryEnd.Failed, "203.0.113.9")], lines.Select(l => (l.End, l.Address!)));
        Assert.All(lines, l => Assert.Equal(account.AccountId, l.AccountId));
    }

    [Fact]
    public async Task The_head_sees_all_by_person_day_and_failure_and_of_an_unknown_name_no_more_than_that()
    {
        var (anna, boris) = (await Network.Account(Role.Staff), await Network.Account(Role.Manager));
        var day = _entry.Clock.Now = new(2025, 3, 4, 9, 0, 0, TimeSpan.Zero);
        await _entry.Enter(anna);
        await _entry.Enter(boris);
        await _entry.Fail(new() { Name = "ghost@salon.example" }, "203.0.113.12");
        var date = DateOnly.FromDateTime(day.UtcDateTime);

        Assert.Equal(3, (await Read(new() { Day = date })).Lines.Count);
        Assert.Equal("Staff", Assert.Single((await Read(new() { Day = date, AccountId = anna.AccountId })).Lines).Name);
        var failed = Assert.Single((await Read(new() { Day = date, FailedOnly = true })).Lines);
        Assert.Equal((null, null, "203.0.113.12"), (failed.AccountId, failed.Name, failed.Address));
        Assert.Empty((await Read(new() { Day = date.AddDays(1) })).Lines);
        Assert.Empty((await Read(new() { Day = DateOnly.MaxValue })).Lines);
        Assert.Empty((await Read(new() { Day = DateOnly.MinValue, Page = -3 })).Lines);
    }

    [Fact]
    public async Task More_than_a_page_is_read_page_by_page()
    {
        var account = await Network.Account(Role.Staff);
        for (var i = 0; i < SignInReading.PageLength + 1; i++)
        {
            (await _entry.SignIns.Fail(Actor.Visitor("203.0.113.13", null), new() { Account = account.AccountId })).Expect();
        }

        var first = await Read(new() { AccountId = account.AccountId });
        var second = await Read(new() { AccountId = account.AccountId, Page = 1 });
        Assert.Equal((SignInReading.PageLength, true, 1, false), (first.Lines.Count, first.HasMore, second.Lines.Count, second.HasMore));
    }

    private async Task<SignInLines> Read(SignInQuery query) => (await _entry.Sessions.History(Network.Head, query)).Expect();
}
