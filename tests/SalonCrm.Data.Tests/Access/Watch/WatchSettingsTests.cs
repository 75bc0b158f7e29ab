using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Tests.Access.Watch;

public sealed class WatchSettingsTests : IAsyncLifetime
{
    private SomeNetwork? _network;

    private SomeNetwork Network => _network!;

    private WatchSettings Settings => Network.Feature<WatchSettings>();

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await Network.DisposeAsync();

    [Fact]
    public async Task A_budget_that_is_set_holds_from_the_next_click()
    {
        var id = await Network.Client();
        var form = (await Settings.Rules(Network.Head)).Expect();
        (form.RevealsInTenMinutes, form.RevealsADay) = (2, 2);
        (await Settings.Set(Network.Head, form)).Expect();

        (await Network.Cards.Reveal(Network.Staff, id, Field.Email)).Expect();
        (await Network.Cards.Reveal(Network.Staff, id, Field.Email)).Expect();
        Assert.IsType<Outcome<string?>.LimitReached>(await Network.Cards.Reveal(Network.Staff, id, Field.Email));
        Assert.Equal(1, await Network.Done(Network.Head, TrailAction.ProtectionRulesSet));
    }

    [Fact]
    public async Task A_budget_is_raised_with_a_fresh_second_factor_alone()
    {
        var form = (await Settings.Rules(Network.Head)).Expect();
        form.RevealsADay = 151;
        Assert.IsType<Outcome<WatchRulesForm>.SecondFactorNeeded>(await Settings.Set(Network.Head, form));
        Assert.Equal(150, (await Settings.Rules(Network.Head)).Expect().RevealsADay);

        (await Settings.Set(await Network.WithFactor(), form)).Expect();
        Assert.Equal(151, (await Settings.Rules(Network.Head)).Expect().RevealsADay);
    }

    [Fact]
    public async Task A_threshold_that_is_set_holds_from_the_next_card()
    {
        var id = await Network.Client();
        await Network.Cards.Open(Network.Staff, id);
        var form = (await Settings.Rules(Network.Head)).Expect();
        form.CardsInTenMinutes = 5;
        (await Settings.Set(Network.Head, form)).Expect();

        for (var i = 0; i < 4; i++)
        {
            await Network.Cards.Open(Network.Staff, id);
        }

        Assert.Single(await Network.AlertsOf(AlertKind.UnusualAccess, Network.Staff));
    }

    [Fact]
    public async Task Of_two_heads_who_set_them_at_once_the_second_is_told()
    {
        var (one, other) = ((await Settings.Rules(Network.Head)).Expect(), (await Settings.Rules(Network.Head)).Expect());
        (one.RevealsADay, other.RevealsADay) = (100, 200);
        var set = (await Settings.Set(Network.Head, one)).Expect();

        Assert.Equal(set.Version, Assert.IsType<Outcome<WatchRulesForm>.Conflict>(await Settings.Set(Network.Head, other)).Version);

        Assert.Equal(100, (await Settings.Rules(Network.Head)).Expect().RevealsADay);
        other.Version = set.Version;
        Assert.Equal(200, (await Settings.Set(await Network.WithFactor(), other)).Expect().RevealsADay);
    }

    [Fact]
    public async Task What_is_so_already_is_done_without_a_save()
    {
        var form = (await Settings.Rules(Network.Head)).Expect();
        form.NightFrom = new(23, 0);
        var set = (await Settings.Set(Network.Head, form)).Expect();

        Assert.Equal(set.Version, (await Settings.Set(Network.Head, form)).Expect().Version);
        Assert.Equal(1, await Network.Done(Network.Head, TrailAction.ProtectionRulesSet));
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_told_by_field_and_nothing_is_set()
    {
        var form = (await Settings.Rules(Network.Head)).Expect();
        (form.RevealsInTenMinutes, form.RevealsADay, form.CardsInTenMinutes, form.SearchesInTenMinutes, form.NightFrom) = (0, 5001, null, 9, null);

        var problems = Assert.IsType<Outcome<WatchRulesForm>.Invalid>(await Settings.Set(Network.Head, form)).Problems;
        Assert.Equal(
            [
                new(Field.RevealsInTenMinutes, Problem.OutOfRange), new(Field.RevealsADay, Problem.OutOfRange), new(Field.UnusualCards, Problem.Required),
                new(Field.UnusualSearches, Problem.OutOfRange), new(Field.NightHours, Problem.Required),
            ],
            problems);

        form = (await Settings.Rules(Network.Head)).Expect();
        (form.RevealsInTenMinutes, form.RevealsADay) = (20, 10);
        problems = Assert.IsType<Outcome<WatchRulesForm>.Invalid>(await Settings.Set(Network.Head, form)).Problems;
        Assert.Equal([new(Field.RevealsADay, Problem.OutOfRange)], problems);
        Assert.Equal(0, await Network.Done(Network.Head, TrailAction.ProtectionRulesSet));
    }
}
