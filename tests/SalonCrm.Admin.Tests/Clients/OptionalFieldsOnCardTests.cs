using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Clients;

public sealed class OptionalFieldsOnCardTests
{
    [Fact]
    public async Task Switched_off_they_are_neither_on_the_card_nor_in_its_editor()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var card = await Open(pages);
        Assert.DoesNotContain("Hobbies", card.Find(".details").TextContent, StringComparison.Ordinal);
        await card.Find("[data-edit]").ClickAsync(new());

        card.WaitForElement("#field-PreferredChannel");
        Assert.Empty(card.FindAll("#field-MaritalStatus, #field-Workplace, #field-Hobbies"));
    }

    [Fact]
    public async Task Switched_on_they_are_filled_in_and_shown_in_words()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await SwitchAllOn(pages);
        var card = await Open(pages);
        await card.Find("[data-edit]").ClickAsync(new());
        await card.WaitForElement("#field-MaritalStatus").ChangeAsync(new ChangeEventArgs { Value = "Partnered" });
        await card.Find("#field-Hobbies").ChangeAsync(new ChangeEventArgs { Value = "yoga" });
        await card.Find("#field-PreferredLanguage").ChangeAsync(new ChangeEventArgs { Value = "uk" });
        await card.Find("form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Contains("lives with a partner", card.Find(".details").TextContent, StringComparison.Ordinal));
        Assert.Contains("yoga", card.Find(".details").TextContent, StringComparison.Ordinal);
        var change = card.Find(".changes li").TextContent;
        Assert.Contains("lives with a partner", change, StringComparison.Ordinal);
        Assert.Contains("Ukrainian", change, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.NetworkHead, true, true)]
    [InlineData(Role.Manager, true, true)]
    [InlineData(Role.Staff, false, true)]
    [InlineData(Role.Specialist, false, false)]
    public async Task Each_role_sees_of_them_what_it_may(Role role, bool workplace, bool hobbies)
    {
        await using var pages = await PagesOfNetwork.For(role);
        await SwitchAllOn(pages);
        var card = await Open(pages, form => (form.Workplace, form.Hobbies) = ("School, teacher", "yoga"));

        Assert.Equal(workplace, card.Markup.Contains("School, teacher", StringComparison.Ordinal));
        Assert.Equal(workplace, card.Find(".details").TextContent.Contains("Workplace", StringComparison.Ordinal));
        Assert.Equal(hobbies, card.Markup.Contains("yoga", StringComparison.Ordinal));
        Assert.Contains("taken down at the salon", card.Find(".summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_added_to_what_the_client_prefers_once()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var service = new OfferedServiceForm { Name = "Haircut", Category = "Hair" };
        (await pages.Services.GetRequiredService<OfferedServices>().Save(Actor.Operator, service)).Expect();
        var card = await Open(pages, form => form.ServicePreferences = "tea");
        await card.Find("[data-edit]").ClickAsync(new());
        for (var i = 0; i < 2; i++)
        {
            await card.WaitForElement("[data-add-preferred]").ChangeAsync(new ChangeEventArgs { Value = "Haircut" });
        }

        card.WaitForAssertion(() => Assert.Equal("tea\nHaircut", card.Find("#field-ServicePreferences").GetAttribute("value")));
    }

    private static async Task SwitchAllOn(PagesOfNetwork pages)
    {
        foreach (var field in CardFields.Optional)
        {
            (await pages.Services.GetRequiredService<OptionalFields>().Switch(Actor.Operator, field.Field, isOn: true)).Expect();
        }
    }

    private static async Task<IRenderedComponent<ClientCardPage>> Open(PagesOfNetwork pages, Action<ClientForm>? change = null)
    {
        var id = await pages.Client(change);
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, id));
        card.WaitForElement(".details");
        return card;
    }
}
