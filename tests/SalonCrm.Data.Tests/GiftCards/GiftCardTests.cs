using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.GiftCards;

public sealed class GiftCardTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private ClientGiftCards GiftCards => Network.Services.GetRequiredService<ClientGiftCards>();

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task A_sold_card_has_a_number_of_its_own_the_salons_currency_and_its_whole_balance()
    {
        var form = await Form(1500.50m);
        form.For = " Анна ";
        var sold = (await GiftCards.Sell(Network.Staff, form)).Expect();
        var next = (await GiftCards.Sell(Network.Staff, await Form(1))).Expect();

        Assert.Equal(("Анна", 1500.50m, 1500.50m, "RUB", Today, "Арбат"), (sold.For, sold.Amount, sold.Balance, sold.Currency, sold.BoughtOn, sold.Salon));
        Assert.Matches("^GC-[0-9]{6}$", sold.Number);
        Assert.NotEqual(sold.Number, next.Number);
        Assert.Equal(sold.Number, Assert.Single((await GiftCards.Of(Network.Manager, form.ClientId)).Expect()).Number);
    }

    [Fact]
    public async Task Whom_it_is_for_does_not_lie_readable_in_the_file()
    {
        var form = await Form(100);
        form.For = "Sealed Grandmother";
        (await GiftCards.Sell(Network.Staff, form)).Expect();
        Assert.All(Network.Rows("gift_cards"), row => Assert.DoesNotContain("Grandmother", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sale_sent_twice_makes_one_card()
    {
        var form = await Form(100);
        var (first, second) = ((await GiftCards.Sell(Network.Staff, form)).Expect(), (await GiftCards.Sell(Network.Staff, form)).Expect());
        Assert.Equal(first.Number, second.Number);
        Assert.Single((await GiftCards.Of(Network.Staff, form.ClientId)).Expect());
    }

    [Theory]
    [InlineData(null, Problem.Required)]
    [InlineData("0", Problem.OutOfRange)]
    [InlineData("-1", Problem.BelowZero)]
    [InlineData("0.001", Problem.OutOfRange)]
    [InlineData("1000000000.01", Problem.OutOfRange)]
    [InlineData("79228162514264337593543950335", Problem.OutOfRange)]
    public async Task An_amount_that_cannot_be_is_neither_sold_nor_redeemed(string? typed, Problem problem)
    {
        decimal? amount = typed is null ? null : decimal.Parse(typed, System.Globalization.CultureInfo.InvariantCulture);
        var form = await Form(amount);
        Assert.Equal([new(Field.Amount, problem)], Assert.IsType<Outcome<GiftCardView>.Invalid>(await GiftCards.Sell(Network.Staff, form)).Problems);

        var sold = await Sold(100);
        var redeemed = await GiftCards.Redeem(Network.Staff, Use(sold, amount));
        Assert.Equal([new(Field.Amount, problem)], Assert.IsType<Outcome<GiftCardView>.Invalid>(redeemed).Problems);
    }

    [Fact]
    public async Task Everything_wrong_with_a_sale_is_told_at_once()
    {
        var form = await Form(0);
        (form.SalonId, form.For, form.BoughtOn, form.ValidUntil) = (Guid.CreateVersion7(), new string('a', 101), Today.AddDays(3), Today);
        var problems = Assert.IsType<Outcome<GiftCardView>.Invalid>(await GiftCards.Sell(Network.Staff, form)).Problems;
        Assert.Equal(
            [
                new(Field.Amount, Problem.OutOfRange), new(Field.Salon, Problem.Unknown), new(Field.Text, Problem.TooLong),
                new(Field.Date, Problem.InTheFuture), new(Field.DueOn, Problem.OutOfRange),
            ],
            problems);
        Assert.Empty((await GiftCards.Of(Network.Staff, form.ClientId)).Expect());
    }

    [Fact]
    public async Task A_card_is_found_by_its_number_however_it_is_typed_and_the_search_is_recorded()
    {
        var sold = await Sold(100);
        var digits = sold.Number[3..];
        foreach (var typed in new[] { sold.Number, digits, digits.TrimStart('0'), $" gc {digits} ", $"gc{digits[..3]}-{digits[3..]}" })
        {
            Assert.Equal(sold.Id, (await GiftCards.Find(Network.Staff, typed)).Expect().Id);
        }

        foreach (var typed in new[] { null, "", "GC", "999999", "5A", "99999999999999999999", "' OR 1=1" })
        {
            Assert.IsType<Outcome<GiftCardView>.NotFound>(await GiftCards.Find(Network.Staff, typed));
        }

        await using var db = Network.Db();
        Assert.Contains("\"Hits\":0", db.Trail.OrderByDescending(t => t.Seq).First(t => t.Action == TrailAction.Searched).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_specialist_learns_nothing_of_gift_cards()
    {
        var sold = await Sold(100);
        Assert.IsType<Outcome<IReadOnlyList<GiftCardView>>.NotAllowed>(await GiftCards.Of(Network.Specialist, sold.BuyerId));
        Assert.IsType<Outcome<GiftCardView>.NotAllowed>(await GiftCards.Find(Network.Specialist, sold.Number));
        Assert.IsType<Outcome<GiftCardView>.NotAllowed>(await GiftCards.Sell(Network.Specialist, await Form(1)));
        Assert.IsType<Outcome<GiftCardView>.NotAllowed>(await GiftCards.Redeem(Network.Specialist, Use(sold, 1)));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var sold = await Sold(100);
        Assert.IsType<Outcome<IReadOnlyList<GiftCardView>>.NotFound>(await GiftCards.Of(Network.Staff, Guid.CreateVersion7()));
        Assert.IsType<Outcome<GiftCardView>.NotFound>(await GiftCards.Sell(Network.Staff, new() { ClientId = Guid.CreateVersion7(), SalonId = Network.Salon, Amount = 1 }));
        var use = Use(sold, 1);
        use.ClientId = Guid.CreateVersion7();
        Assert.IsType<Outcome<GiftCardView>.NotFound>(await GiftCards.Redeem(Network.Staff, use));
        Assert.IsType<Outcome<GiftCardView>.NotFound>(await GiftCards.Redeem(Network.Staff, new() { ClientId = sold.BuyerId, GiftCardId = Guid.CreateVersion7(), Amount = 1 }));
    }

    private async Task<GiftCardForm> Form(decimal? amount) => new() { ClientId = await shared.Client(), SalonId = Network.Salon, Amount = amount };

    private async Task<GiftCardView> Sold(decimal amount) => (await GiftCards.Sell(Network.Staff, await Form(amount))).Expect();

    private GiftCardUseForm Use(GiftCardView card, decimal? amount) =>
        new() { ClientId = card.BuyerId, GiftCardId = card.Id, SalonId = Network.Salon, Amount = amount };
}
