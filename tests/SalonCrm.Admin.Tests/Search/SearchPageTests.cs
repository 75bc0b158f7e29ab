using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SalonCrm.Admin.Search;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Search;

public sealed class SearchPageTests
{
    [Fact]
    public async Task A_hit_shows_name_masked_phone_salon_and_the_hint()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var page = await Search(pages, "4567");

        var hit = page.WaitForElement("#hits li").TextContent;
        Assert.Contains("Иванова Мария", hit, StringComparison.Ordinal);
        Assert.Contains("+7 916 •••-••-67", hit, StringComparison.Ordinal);
        Assert.Contains("Arbat", hit, StringComparison.Ordinal);
        Assert.Contains("allergy: ammonia", hit, StringComparison.Ordinal);
        Assert.DoesNotContain("123-45", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_specialist_sees_no_phone_in_a_hit_and_adds_nobody()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        await pages.Client();
        var page = await Search(pages, "иванова");

        var hit = page.WaitForElement("#hits li").TextContent;
        Assert.Contains("allergy: ammonia", hit, StringComparison.Ordinal);
        Assert.DoesNotContain("916", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public async Task Arrows_and_Enter_open_the_card()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await pages.Client();
        var second = await pages.Client(form => (form.LastName, form.Phones[0].Text) = ("Ивашова", "+7 916 765-43-21"));
        var page = await Search(pages, "ива");
        page.WaitForElements("#hits li", 2);

        await page.Find("#search").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        Assert.Equal("hit-1", page.Find("#search").GetAttribute("aria-activedescendant"));
        await page.Find("#search").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.EndsWith($"/clients/{second}", pages.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_found_a_guest_is_kept_with_the_number_that_was_typed()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var page = await Search(pages, "8 916 555-44-33");
        page.WaitForAssertion(() => Assert.Contains("New guest with +7 916 555-44-33", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("New client card", StringComparison.Ordinal));

        await page.Find("[data-new-guest]").ClickAsync(new());
        page.WaitForElement("#guest-name");
        await page.Find("#guest-name").ChangeAsync(new ChangeEventArgs { Value = "Маша" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("/clients/", pages.Navigation.Uri, StringComparison.Ordinal));
        Assert.DoesNotContain("916", pages.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_number_shows_the_card_before_a_second_one_is_made()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var page = await Search(pages, "Незнакомка");
        await page.WaitForElement(".actions button").ClickAsync(new());
        page.WaitForElement("#guest-phone");
        await page.Find("#guest-phone").ChangeAsync(new ChangeEventArgs { Value = "89161234567" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Иванова Мария", page.Find(".notice.warn").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("12", "At least 3 digits or 2 letters.")]
    [InlineData("zzzz", "Nobody is found.")]
    public async Task What_cannot_be_found_is_said_plainly(string text, string told)
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var page = await Search(pages, text);
        page.WaitForAssertion(() => Assert.Equal(told, page.Find(".told").TextContent));
    }

    private static async Task<IRenderedComponent<ClientSearchPage>> Search(PagesOfNetwork pages, string text)
    {
        var page = pages.Render<ClientSearchPage>();
        await page.Find("#search").InputAsync(new ChangeEventArgs { Value = text });
        return page;
    }
}
