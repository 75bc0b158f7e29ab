using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.GiftCards;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.GiftCards;

namespace SalonCrm.Admin.Tests.GiftCards;

public sealed class GiftCardsSectionTests
{
    [Fact]
    public async Task The_front_desk_sells_a_card_and_redeems_from_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var section = await Open(pages, await pages.Client());
        Assert.Contains("neither bought nor used", section.Markup, StringComparison.Ordinal);

        await Button(section, "Sell a gift card").ClickAsync(new());
        await Type(section, "gift-amount", "100.50");
        await Type(section, "gift-for", "Anna");
        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("Sold: GC-000001", section.Markup, StringComparison.Ordinal));
        Assert.Contains("for Anna", section.Find("[data-gift-card]").TextContent, StringComparison.Ordinal);

        await Button(section, "Redeem").ClickAsync(new());
        await Type(section, "redeem-amount", "40");
        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("Left: 60.50 RUB", section.Markup, StringComparison.Ordinal));
        Assert.Contains("60.50 RUB of 100.50 RUB left", section.Find("[data-gift-card]").TextContent, StringComparison.Ordinal);
        Assert.Contains("40.00 RUB, Arbat, Staff", section.Find("details").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redeeming_too_much_tells_the_balance_that_stands_now_and_keeps_what_was_typed()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        var sold = await Sell(pages, client, 100);
        var section = await Open(pages, client);
        await Button(section, "Redeem").ClickAsync(new());
        var elsewhere = new GiftCardUseForm { ClientId = client, GiftCardId = sold.Id, SalonId = pages.Salon, Amount = 70 };
        (await pages.Services.GetRequiredService<ClientGiftCards>().Redeem(Actor.Operator, elsewhere)).Expect();

        await Type(section, "redeem-amount", "50");
        await section.Find("form").SubmitAsync();

        section.WaitForAssertion(() => Assert.Equal("There is 30.00 RUB left on this card.", section.Find("#redeem-amount-problem").TextContent));
        Assert.Equal("50", section.Find("#redeem-amount").GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_wrong_with_a_sale_is_told_beside_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var section = await Open(pages, await pages.Client());
        await Button(section, "Sell a gift card").ClickAsync(new());
        await Type(section, "gift-amount", "-5");
        await Type(section, "gift-until", "2001-01-01");
        await section.Find("form").SubmitAsync();

        section.WaitForAssertion(() => Assert.Contains("less than nothing", section.Find("#gift-amount-problem").TextContent, StringComparison.Ordinal));
        Assert.NotNull(section.Find("#gift-until-problem"));
    }

    [Fact]
    public async Task A_friends_card_is_found_by_its_number_and_used_here()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await Sell(pages, await pages.Client(), 100);
        var friend = await pages.Client(f => f.Phones = [new() { Text = "+7 916 000-00-01" }]);
        var section = await Open(pages, friend);

        await Type(section, "gift-number", "77");
        await section.Find("form.find").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("no gift card with this number", section.Markup, StringComparison.Ordinal));

        await Type(section, "gift-number", "gc 1");
        await section.Find("form.find").SubmitAsync();
        await section.WaitForElement("#redeem-amount").ChangeAsync(new ChangeEventArgs { Value = "100" });
        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("used up", section.Find("[data-gift-card]").TextContent, StringComparison.Ordinal));
        Assert.Contains("bought by another client", section.Find("[data-gift-card]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Иванова", section.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_specialist_sees_nothing_of_gift_cards()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var client = await pages.Client();
        await Sell(pages, client, 100);
        var card = (await pages.Cards.Open(pages.Person, client)).Expect();

        Assert.Equal("", pages.Render<GiftCardsSection>(p => p.Add(s => s.Card, card)).Markup.Trim());
    }

    private static async Task<IRenderedComponent<GiftCardsSection>> Open(PagesOfNetwork pages, Guid client)
    {
        var card = (await pages.Cards.Open(pages.Person, client)).Expect();
        var section = pages.Render<GiftCardsSection>(p => p.Add(s => s.Card, card));
        section.WaitForElement("#gift-number");
        return section;
    }

    private static async Task<GiftCardView> Sell(PagesOfNetwork pages, Guid client, decimal amount) =>
        (await pages.Services.GetRequiredService<ClientGiftCards>().Sell(Actor.Operator, new() { ClientId = client, SalonId = pages.Salon, Amount = amount })).Expect();

    private static IElement Button(IRenderedComponent<GiftCardsSection> section, string text) =>
        section.FindAll("button").First(b => b.TextContent.Contains(text, StringComparison.Ordinal));

    private static Task Type(IRenderedComponent<GiftCardsSection> section, string id, string text) =>
        section.Find($"#{id}").ChangeAsync(new ChangeEventArgs { Value = text });
}
