using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Watch;

public sealed class AlertTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private Alerts Alerts => Network.Feature<Alerts>();

    [Fact]
    public async Task An_alert_tells_who_and_whose_card_and_the_unseen_come_first()
    {
        var (staff, canary) = (await Network.Account(Role.Staff), await Network.Canary());
        await Network.Cards.Open(staff, canary);
        var first = (await Alerts.List(Network.Head)).Expect().Latest[0];
        Assert.Equal((AlertKind.CanaryTouched, staff.AccountId, "Staff", canary), (first.Kind, first.Account, first.Person, first.Client));
        Assert.NotNull(first.CardNumber);

        await Alerts.See(Network.Head, first.Id);
        await Network.Cards.Open(await Network.Account(Role.Staff), canary);

        var list = (await Alerts.List(Network.Head)).Expect();
        Assert.Null(list.Latest[0].SeenAt);
        Assert.Equal(("Глава", true), (list.Latest.Single(a => a.Id == first.Id).SeenBy, list.Latest.Single(a => a.Id == first.Id).SeenAt is not null));
    }

    [Fact]
    public async Task Whoever_has_seen_all_sees_none_unseen_and_other_screens_are_told_once()
    {
        await Network.Cards.Open(await Network.Account(Role.Staff), await Network.Canary());
        var told = 0;
        using var following = Network.Feature<AlertBoard>().Follow(() => Interlocked.Increment(ref told));

        Assert.Equal(0, (await Alerts.See(Network.Head)).Expect().Unseen);
        Assert.Equal(0, (await Alerts.See(Network.Head)).Expect().Unseen);

        Assert.Equal(1, told);
    }

    [Fact]
    public async Task An_alert_that_is_not_there_cannot_be_seen() =>
        Assert.IsType<Outcome<AlertList>.NotFound>(await Alerts.See(Network.Head, Guid.CreateVersion7()));

    [Fact]
    public async Task A_card_that_is_gone_leaves_its_alert_readable()
    {
        var (staff, canary) = (await Network.Account(Role.Staff), await Network.Canary());
        await Network.Cards.Open(staff, canary);
        await Network.Feature<Canaries>().Remove(Network.Head, canary);

        var alert = (await Alerts.List(Network.Head)).Expect().Latest.First(a => a.Account == staff.AccountId);
        Assert.Equal((canary, null), (alert.Client, alert.CardNumber));
    }
}
