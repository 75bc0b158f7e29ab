using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.FollowUps;

/// <summary>Whatever happens to a card, its follow-up says what a look at the whole card would.</summary>
public sealed class FollowUpProperties(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    [Fact]
    public void A_client_has_at_most_one_open_follow_up_and_its_reasons_are_those_of_the_card() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Live(new Random(seed)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private async Task Live(Random random)
    {
        var network = shared.Network;
        var client = random.Next(2) == 0 ? await network.Guest(shared.Phone()) : await shared.Client();
        for (var step = 0; step < 10; step++)
        {
            await Happen(network, client, random);
            await Compare(network, client);
        }
    }

    private static async Task Happen(SomeNetwork network, Guid client, Random random)
    {
        var consents = network.Services.GetRequiredService<ClientConsents>();
        switch (random.Next(7))
        {
            case 0:
                await network.Change(client, form => form.Email = random.Next(2) == 0 ? null : "maria@mail.example");
                break;
            case 1:
                await network.Change(client, form => form.BirthDate = random.Next(3) == 0 ? null : new(1985, 4, 12));
                break;
            case 2:
                await network.Change(client, form => form.Status = (ClientStatus)random.Next(2));
                break;
            case 3:
                await network.Comes(client, SomeFollowUps.Today.AddDays(-random.Next(60)));
                break;
            case 4 when random.Next(3) > 0:
                await network.Consents(client);
                break;
            case 4:
                await consents.Withdraw(network.Staff, client, ConsentPurpose.Processing);
                break;
            case 5:
                (await network.Cards.Confirm(network.Manager, client)).Expect();
                break;
            default:
                await network.Keep(async db => (await db.Clients.AsTracking().SingleAsync(c => c.Id == client)).ConfirmedOn = SomeFollowUps.Today.AddDays(-random.Next(300, 500)));
                await network.Sweep().Sweep(isWhole: true, CancellationToken.None);
                break;
        }
    }

    private static async Task Compare(SomeNetwork network, Guid id)
    {
        await using var db = network.Db();
        var client = await db.Clients.Include(c => c.Phones).SingleAsync(c => c.Id == id);
        var cameOnce = await db.Visits.AnyAsync(v => v.ClientId == id && v.State == VisitState.Done);
        var standing = (await network.Services.GetRequiredService<ClientConsents>().Of(network.Staff, id)).Expect().Single(s => s.Purpose == ConsentPurpose.Processing).Standing;
        var expected = FollowUpReasons.None;
        expected |= client.Status == ClientStatus.Guest && cameOnce ? FollowUpReasons.GuestAfterVisit : FollowUpReasons.None;
        expected |= client.Phones.Count == 0 || !client.Name.IsKnown ? FollowUpReasons.RequiredMissing : FollowUpReasons.None;
        expected |= client.Email is null || client.BirthDate is null ? FollowUpReasons.DesirableMissing : FollowUpReasons.None;
        expected |= (client.ConfirmedOn ?? SomeFollowUps.Today) <= SomeFollowUps.Today.AddYears(-1) ? FollowUpReasons.Unconfirmed : FollowUpReasons.None;
        expected |= standing == ConsentStanding.Given ? FollowUpReasons.None : FollowUpReasons.ConsentMissing;

        var open = (await network.FollowUps(id)).Where(f => f.State == FollowUpState.Open).ToList();
        Assert.InRange(open.Count, 0, 1);
        Assert.Equal(expected, open.Count == 0 ? FollowUpReasons.None : open[0].Reasons);
    }
}
