using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.GiftCards;

public sealed class RedeemingTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private ClientGiftCards GiftCards => Network.Services.GetRequiredService<ClientGiftCards>();

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task What_is_redeemed_lowers_the_balance_down_to_nothing_and_no_further()
    {
        var card = await Sold(100.10m);
        var left = (await GiftCards.Redeem(Network.Staff, Use(card, 40.05m))).Expect();
        Assert.Equal((60.05m, 40.05m, "Арбат", "Staff", Today), (left.Balance, left.Uses[0].Amount, left.Uses[0].Salon, left.Uses[0].By, left.Uses[0].Day));

        Assert.Equal(new FieldProblem(Field.Amount, Problem.NotEnough), await Refused(Use(card, 60.06m)));

        left = (await GiftCards.Redeem(Network.Staff, Use(card, 60.05m))).Expect();
        Assert.Equal((0m, false, 2), (left.Balance, left.IsUsable, left.Uses.Count));
        Assert.Equal(new FieldProblem(Field.Amount, Problem.NotEnough), await Refused(Use(card, 0.01m)));
    }

    [Fact]
    public async Task Of_twenty_who_redeem_at_the_same_moment_a_card_that_holds_five_of_them_exactly_five_succeed()
    {
        var card = await Sold(500);
        using var gate = new ManualResetEventSlim();
        var tries = Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            gate.Wait();
            return await GiftCards.Redeem(Network.Staff, Use(card, 100));
        })).ToList();
        gate.Set();
        var outcomes = await Task.WhenAll(tries);

        Assert.Equal(5, outcomes.Count(o => o is Outcome<GiftCardView>.Done));
        Assert.Equal(15, outcomes.Count(o => o is Outcome<GiftCardView>.Invalid { Problems: [{ Field: Field.Amount, Problem: Problem.NotEnough }] }));
        var left = Assert.Single((await GiftCards.Of(Network.Staff, card.BuyerId)).Expect());
        Assert.Equal((0m, 5, false), (left.Balance, left.Uses.Count, left.IsAltered));
    }

    [Fact]
    public async Task A_form_sent_twice_redeems_once_also_at_the_same_moment()
    {
        var card = await Sold(500);
        var use = Use(card, 100);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => (await GiftCards.Redeem(Network.Staff, use)).Expect())));

        Assert.Equal(400m, Assert.Single((await GiftCards.Of(Network.Staff, card.BuyerId)).Expect()).Balance);
    }

    [Fact]
    public async Task An_expired_card_redeems_nothing_and_one_on_its_last_day_does()
    {
        var expired = await Sold(100, f => (f.BoughtOn, f.ValidUntil) = (Today.AddDays(-9), Today.AddDays(-2)));
        Assert.True(expired is { IsExpired: true, IsUsable: false });
        Assert.Equal(new FieldProblem(Field.GiftCard, Problem.Expired), await Refused(Use(expired, 1)));

        var last = await Sold(100, f => f.ValidUntil = Today.AddDays(1));
        Assert.Equal(99m, (await GiftCards.Redeem(Network.Staff, Use(last, 1))).Expect().Balance);
    }

    [Fact]
    public async Task Somebody_else_may_use_it_and_both_cards_tell()
    {
        var card = await Sold(100);
        var friend = await shared.Client("Подруга");
        var use = Use(card, 30);
        use.ClientId = friend;
        Assert.False((await GiftCards.Redeem(Network.Staff, use)).Expect().Uses[0].ByBuyer);

        Assert.Equal(card.Id, Assert.Single((await GiftCards.Of(Network.Staff, friend)).Expect()).Id);
        Assert.Equal([new(Field.GiftCard, null, $"{card.Number} −30.00 RUB")], await History(friend));
        Assert.Equal(
            [new(Field.GiftCard, $"{card.Number} 100.00 RUB", $"{card.Number} 70.00 RUB"), new(Field.GiftCard, null, $"{card.Number} 100.00 RUB")],
            await History(card.BuyerId));
    }

    [Fact]
    public async Task A_balance_that_was_raised_behind_the_portals_back_redeems_nothing()
    {
        var (raised, forgotten) = (await Sold(100), await Sold(100));
        Network.Sql("UPDATE gift_cards SET Amount = 9900000 WHERE Id = @0", raised.Id.Key());
        (await GiftCards.Redeem(Network.Staff, Use(forgotten, 100))).Expect();
        Network.Sql("DELETE FROM gift_card_uses WHERE GiftCardId = @0", forgotten.Id.Key());
        Network.Sql("UPDATE gift_cards SET Redeemed = 0 WHERE Id = @0", forgotten.Id.Key());

        Assert.Equal(new FieldProblem(Field.GiftCard, Problem.Altered), await Refused(Use(raised, 1)));
        Assert.Equal(new FieldProblem(Field.GiftCard, Problem.Altered), await Refused(Use(forgotten, 1)));
        Assert.True(Assert.Single((await GiftCards.Of(Network.Staff, raised.BuyerId)).Expect()).IsAltered);
    }

    [Fact]
    public async Task The_table_itself_refuses_a_balance_below_zero()
    {
        var card = await Sold(100);
        Assert.Throws<SqliteException>(() => Network.Sql("UPDATE gift_cards SET Redeemed = Amount + 1 WHERE Id = @0", card.Id.Key()));
    }

    private async Task<GiftCardView> Sold(decimal amount, Action<GiftCardForm>? change = null)
    {
        var form = new GiftCardForm { ClientId = await shared.Client(), SalonId = Network.Salon, Amount = amount };
        change?.Invoke(form);
        return (await GiftCards.Sell(Network.Staff, form)).Expect();
    }

    private GiftCardUseForm Use(GiftCardView card, decimal amount) =>
        new() { ClientId = card.BuyerId, GiftCardId = card.Id, SalonId = Network.Salon, Amount = amount };

    private async Task<FieldProblem> Refused(GiftCardUseForm use) =>
        Assert.Single(Assert.IsType<Outcome<GiftCardView>.Invalid>(await GiftCards.Redeem(Network.Staff, use)).Problems);

    private async Task<List<FieldChange>> History(Guid client) =>
        [.. (await Network.Cards.History(Network.Manager, client)).Expect().SelectMany(c => c.Fields).Where(f => f.Field == Field.GiftCard)];
}
