using Bunit;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Admin.Tests.Clients;

public sealed class CardByRoleTests
{
    private static readonly string[] Contacts = ["123-45-67", "45-67", "maria@mail.example", "Arbat 5", "her mother", "4/12/1985", "comes late"];

    [Fact]
    public async Task A_specialist_sees_the_hint_and_no_contact_data()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var card = await Open(pages);

        Assert.Contains("Allergy: ammonia", card.Find(".notice.danger").TextContent, StringComparison.Ordinal);
        Assert.Contains("VIP", card.Markup, StringComparison.Ordinal);
        Assert.All(Contacts, contact => Assert.DoesNotContain(contact, card.Markup.WithoutIds(), StringComparison.Ordinal));
        Assert.Empty(card.FindAll("[data-edit]"));
        Assert.Empty(card.FindAll(".changes"));
    }

    [Fact]
    public async Task The_front_desk_sees_masked_contacts_and_may_show_one()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var card = await Open(pages);

        Assert.Contains("+7 916 •••-••-67", card.Markup, StringComparison.Ordinal);
        Assert.Contains("m•••@mail.example", card.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("123-45-67", card.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("maria@mail.example", card.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Arbat 5", card.Markup, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-edit]"));

        await card.FindComponents<MaskedValue>()[0].Find("button").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("+7 916 123-45-67", card.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("maria@mail.example", card.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.NetworkHead)]
    public async Task Manager_and_network_head_see_everything_and_may_edit(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var card = await Open(pages);

        Assert.All(Contacts, contact => Assert.Contains(contact, card.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(card.FindAll("[data-edit]"));
        Assert.NotEmpty(card.FindAll(".changes li"));
    }

    [Fact]
    public async Task What_is_missing_is_named_and_opens_the_very_field()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var id = await pages.Client(form => form.Email = null);
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, id));
        card.WaitForElement(".summary");

        await card.FindAll("button.gap").First(b => b.TextContent.Contains("email", StringComparison.Ordinal)).ClickAsync(new());

        Assert.NotNull(card.WaitForElement("#field-Email"));
    }

    [Fact]
    public async Task A_card_that_is_not_there_says_what_to_do()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, Guid.NewGuid()));
        card.WaitForAssertion(() => Assert.Contains("There is no such card", card.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Script_in_a_name_is_shown_as_text()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var id = await pages.Client(form => form.LastName = "<script>alert(1)</script>");
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, id));
        card.WaitForElement(".summary");

        Assert.Empty(card.FindAll("script"));
        Assert.Contains("<script>alert(1)</script>", card.Find("h1").TextContent, StringComparison.Ordinal);
    }

    private static async Task<IRenderedComponent<ClientCardPage>> Open(PagesOfNetwork pages)
    {
        var id = await pages.Client();
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, id));
        card.WaitForElement(".details");
        return card;
    }
}
