using Bunit;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Clients;

public sealed class HistoryAndAccessTests
{
    [Fact]
    public async Task An_overwritten_value_is_put_back_with_one_click()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var card = await Open(pages);
        await card.Find("[data-edit]").ClickAsync(new());
        await card.WaitForElement("#field-Address").ChangeAsync(new ChangeEventArgs { Value = "wrong street" });
        await card.Find("#personal form").SubmitAsync();
        card.WaitForAssertion(() => Assert.Contains("wrong street", card.Find(".details").TextContent, StringComparison.Ordinal));

        await card.WaitForElement("#history .restore").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("Arbat 5", card.Find(".details").TextContent, StringComparison.Ordinal));
        Assert.Contains("the old value is back", card.Find("#history").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_network_head_sees_who_has_seen_the_card_once_it_is_asked_for()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var card = await Open(pages);
        Assert.Empty(card.FindAll(".accesses"));

        await card.Find("[data-access]").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("opened the card", card.Find(".accesses").TextContent, StringComparison.Ordinal));
        Assert.Contains("Head", card.Find(".accesses").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Specialist)]
    public async Task Nobody_else_is_offered_it(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var card = await Open(pages);
        Assert.Empty(card.FindAll("#access, [data-access], a[href$='#access']"));
        Assert.Equal(role == Role.Manager, card.FindAll("[data-print]").Count == 1);
    }

    private static async Task<IRenderedComponent<ClientCardPage>> Open(PagesOfNetwork pages)
    {
        var id = await pages.Client();
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, id));
        card.WaitForElement(".details");
        return card;
    }
}
