using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Search;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Search;
using SalonCrm.Data.Tests.House;

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
        Assert.DoesNotContain("916", page.Markup.WithoutIds(), StringComparison.Ordinal);
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

        await pages.Reach(a => a.Contains("/clients/", StringComparison.Ordinal));
        Assert.DoesNotContain("916", pages.Navigation.Uri.WithoutIds(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_guest_is_being_added_nobody_is_listed_and_Enter_in_the_box_leads_nowhere()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var page = await Search(pages, "иванова");
        page.WaitForElement("#hits li");
        await page.Find("[data-new-guest]").ClickAsync(new());
        page.WaitForElement("#guest-name");
        var there = pages.Navigation.Uri;

        await page.Find("#search").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal(there, pages.Navigation.Uri);
        Assert.Equal("false", page.Find("#search").GetAttribute("aria-expanded"));
        Assert.Null(page.Find("#search").GetAttribute("aria-activedescendant"));
        Assert.NotNull(page.Find("#guest-name"));
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

    [Fact]
    public async Task While_the_directory_fills_the_header_says_how_far_and_then_nothing()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff, isFilled: false);
        var header = pages.Render<DirectoryWarmth>();
        Assert.Contains("Search fills: 0%", header.Find(".warmth").TextContent, StringComparison.Ordinal);

        await pages.Services.FillDirectory(CancellationToken.None);

        header.WaitForAssertion(() => Assert.Empty(header.FindAll(".warmth")));
    }

    [Fact]
    public async Task What_matched_is_bold_in_name_and_masked_phone()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();

        var byName = await Search(pages, "marija");
        Assert.Equal("Мария", byName.WaitForElement("#hits b").TextContent);
        var byPhone = await Search(pages, "45-67");
        Assert.Equal("••-67", byPhone.WaitForElement("#hits b").TextContent);
    }

    [Fact]
    public async Task Who_tries_out_a_number_digit_by_digit_is_asked_for_the_whole_of_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var search = pages.Services.GetRequiredService<ClientSearch>();
        for (var digit = 9; digit > 1; digit--)
        {
            (await search.Find(pages.Person, $"916{digit}")).Expect();
        }

        var page = await Search(pages, "9161");

        page.WaitForAssertion(() => Assert.Contains("Type the whole number", page.Find(".notice").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#hits li"));
    }

    [Fact]
    public async Task The_day_stands_there_again_at_once_when_the_box_is_cleared()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var page = await Search(pages, "zzzz");
        page.WaitForAssertion(() => Assert.Equal("Nobody is found.", page.Find(".told").TextContent));
        Assert.Empty(page.FindAll(".day"));

        await page.Find("#search").InputAsync(new ChangeEventArgs { Value = "" });

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".day")));
        Assert.Empty(page.FindAll(".skeleton"));
    }

    private static async Task<IRenderedComponent<ClientSearchPage>> Search(PagesOfNetwork pages, string text)
    {
        var page = pages.Render<ClientSearchPage>();
        await page.Find("#search").InputAsync(new ChangeEventArgs { Value = text });
        return page;
    }
}
