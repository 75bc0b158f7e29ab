using Bunit;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Guests;

public sealed class ProposalsSectionTests
{
    private const string Proposed = "+7 926 555-01-02";

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.NetworkHead)]
    public async Task A_new_number_is_taken_over_with_one_click(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var card = await Opened(pages);
        Assert.Contains(Proposed, card.Find("#proposals").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Proposed, card.Find(".details").TextContent, StringComparison.Ordinal);

        await card.Find("#proposals li .actions button").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains(Proposed, card.Find(".details").TextContent, StringComparison.Ordinal));
        card.WaitForAssertion(() => Assert.Empty(card.FindAll("[data-proposal]")));
        Assert.Contains("Taken over", card.Find("#proposals").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decline_leaves_the_card_and_is_undone()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var card = await Opened(pages);

        await card.FindAll("#proposals li .actions button")[1].ClickAsync(new());
        card.WaitForAssertion(() => Assert.Empty(card.FindAll("[data-proposal]")));
        Assert.DoesNotContain(Proposed, card.Find(".details").TextContent, StringComparison.Ordinal);
        await card.Find("[data-undo]").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Single(card.FindAll("[data-proposal]")));
    }

    [Fact]
    public async Task A_number_that_others_have_is_shared_knowingly()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await pages.Client(f => (f.FirstName, f.Phones[0].Text) = ("Анна", Proposed));
        var card = await Opened(pages);

        await card.Find("#proposals li .actions button").ClickAsync(new());
        await card.WaitForElement("#proposals .notice button").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains(Proposed, card.Find(".details").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_desk_decides_nothing_and_a_card_without_proposals_has_no_such_section()
    {
        await using var desk = await PagesOfNetwork.For(Role.Staff);
        Assert.Empty((await Opened(desk)).FindAll("#proposals"));

        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, client));
        card.WaitForElement("#history");
        Assert.Empty(card.FindAll("#proposals"));
    }

    private static async Task<IRenderedComponent<ClientCardPage>> Opened(PagesOfNetwork pages)
    {
        var client = await pages.Client();
        await pages.Sends(client, f => f.NewPhone = Proposed);
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, client));
        card.WaitForElement(".details");
        if (pages.Person.Role.Allows(Permission.DecideProposals))
        {
            card.WaitForElement("[data-proposal]");
        }

        return card;
    }
}
