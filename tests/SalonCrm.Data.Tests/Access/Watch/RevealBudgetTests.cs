using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Watch;

public sealed class RevealBudgetTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task The_31st_reveal_in_two_tabs_at_once_is_refused()
    {
        var (id, staff) = (await shared.Client(), await Network.Account(Role.Staff));
        var otherTab = staff with { Device = "another tab" };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => Network.Cards.Reveal(i % 2 == 0 ? staff : otherTab, id, Field.Email))));

        Assert.Equal(30, outcomes.Count(o => o is Outcome<string?>.Done));
        Assert.Equal(10, outcomes.Count(o => o is Outcome<string?>.LimitReached));
        Assert.Equal((30, 10), (await Network.Done(staff, TrailAction.Revealed), await Network.Done(staff, TrailAction.BudgetUsedUp)));
    }

    [Fact]
    public async Task The_network_head_is_told_once_and_the_person_when_it_goes_on()
    {
        var (id, staff, now) = (await shared.Client(), await Network.Account(Role.Staff), DateTimeOffset.UtcNow);
        await Network.Did(staff, TrailAction.Revealed, Enumerable.Range(0, 30).Select(i => now.AddMinutes(-9).AddSeconds(i)), id);

        for (var i = 0; i < 3; i++)
        {
            var limit = Assert.IsType<Outcome<string?>.LimitReached>(await Network.Cards.Reveal(staff, id, Field.Email));
            Assert.Equal(now.AddMinutes(1), limit.FreeAt);
        }

        var alert = Assert.Single(await Network.AlertsOf(AlertKind.RevealLimit, staff));
        Assert.Equal((30, staff.Address), (alert.Count, alert.Address));
        Assert.Equal(3, await Network.Done(staff, TrailAction.BudgetUsedUp));
    }

    [Fact]
    public async Task In_ten_minutes_there_is_room_again_until_150_in_a_day()
    {
        var (id, staff, now) = (await shared.Client(), await Network.Account(Role.Staff), DateTimeOffset.UtcNow);
        await Network.Did(staff, TrailAction.Revealed, Enumerable.Range(0, 149).Select(i => now.AddHours(-23).AddMinutes(i)), id);

        (await Network.Cards.Reveal(staff, id, Field.Email)).Expect();
        var limit = Assert.IsType<Outcome<string?>.LimitReached>(await Network.Cards.Reveal(staff, id, Field.Email));
        Assert.Equal(now.AddHours(1), limit.FreeAt);
    }

    [Fact]
    public async Task A_personal_link_that_carries_the_whole_number_counts_too()
    {
        var (id, staff) = (await shared.Client(), await Network.Account(Role.Staff));
        await Network.Did(staff, TrailAction.Revealed, Enumerable.Repeat(DateTimeOffset.UtcNow, 29), id);
        var links = Network.Feature<ClientLinks>();

        (await links.Make(staff, id)).Expect();
        Assert.IsType<Outcome<LinkMade>.LimitReached>(await links.Make(staff, id));

        Assert.Single((await links.List(staff, id)).Expect());
        Assert.IsType<Outcome<string?>.LimitReached>(await Network.Cards.Reveal(staff, id, Field.Email));
    }

    [Fact]
    public async Task Who_sees_contacts_anyway_has_no_budget_and_one_person_does_not_use_up_anothers()
    {
        var (id, one, other, manager) = (await shared.Client(), await Network.Account(Role.Staff), await Network.Account(Role.Staff), await Network.Account(Role.Manager));
        foreach (var person in new[] { one, manager })
        {
            await Network.Did(person, TrailAction.Revealed, Enumerable.Repeat(DateTimeOffset.UtcNow, 30), id);
        }

        Assert.IsType<Outcome<string?>.LimitReached>(await Network.Cards.Reveal(one, id, Field.Email));
        (await Network.Cards.Reveal(other, id, Field.Email)).Expect();
        (await Network.Cards.Reveal(manager, id, Field.Email)).Expect();
    }

    [Fact]
    public async Task A_clock_that_had_jumped_ahead_and_is_back_locks_nobody_out()
    {
        var (id, staff) = (await shared.Client(), await Network.Account(Role.Staff));
        await Network.Did(staff, TrailAction.Revealed, Enumerable.Repeat(DateTimeOffset.UtcNow.AddYears(1), 200), id);

        (await Network.Cards.Reveal(staff, id, Field.Email)).Expect();
    }

    /// <summary>Against the naive answer: try every moment at which one leaves a window.</summary>
    [Fact]
    public void There_is_room_at_the_first_moment_at_which_neither_window_is_full()
    {
        var moments = Gen.ListOf(Gen.Choose(0, 24 * 60)).Select(m => m.Order().ToList());
        Prop.ForAll(Gen.Zip(moments, Gen.Zip(Gen.Choose(1, 6), Gen.Choose(1, 12))).ToArbitrary(), given =>
        {
            var (minutes, (most, aDay)) = given;
            var begin = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
            var (now, shown) = (begin.AddMinutes(24 * 60), minutes.Select(m => begin.AddMinutes(m)).ToList());
            var rules = new ProtectionRules { RevealsInTenMinutes = most, RevealsADay = aDay };

            bool HasRoom(DateTimeOffset at) =>
                shown.Count(s => s > at.AddMinutes(-10)) < most && shown.Count(s => s > at.AddHours(-24)) < aDay;
            var naive = shown.SelectMany(s => new[] { s.AddMinutes(10), s.AddHours(24) }).Append(now).Where(at => at >= now).Order().First(HasRoom);

            return (RevealBudget.FreeAt(shown, now, rules) ?? now) == naive;
        }).QuickCheckThrowOnFailure();
    }
}
