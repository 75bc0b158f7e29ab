using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Duplicates;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Admin.Tests.Duplicates;

public sealed class MergingPagesTests
{
    [Theory]
    [InlineData(Role.NetworkHead, true)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Staff, false)]
    [InlineData(Role.Specialist, false)]
    public async Task Only_who_may_merge_is_offered_it_and_shown_what_went_into_a_card(Role role, bool isOffered)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var (stays, goes) = await Two(pages);
        await Merge(pages, stays, goes);

        var card = Open(pages, stays);

        Assert.Equal(isOffered, card.FindAll("[data-merge-with]").Count == 1);
        Assert.Equal(isOffered, card.FindAll("[data-merged] [data-take-back]").Count == 1);
        Assert.Equal(
            nameof(Permission.MergeCards),
            Assert.Single(typeof(CompareCardsPage).GetCustomAttributes(typeof(AuthorizeAttribute), true).Cast<AuthorizeAttribute>()).Policy);
    }

    [Fact]
    public async Task Who_may_not_merge_sees_nothing_of_either_card_on_the_page()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var (stays, goes) = await Two(pages);

        var page = Compare(pages, stays, goes);

        Assert.DoesNotContain("maria@mail.example", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-pair]"));
        Assert.NotEmpty(page.FindAll("[data-refused]"));
    }

    [Fact]
    public async Task What_differs_is_chosen_what_is_equal_is_folded_and_the_choice_stands_on_the_card()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, goes) = await Two(pages);
        var page = Compare(pages, stays, goes);

        Assert.Equal(["FirstName", "Email"], page.FindAll("[data-field]").Select(f => f.GetAttribute("data-field")));
        Assert.Contains("Last name", page.Find("details").TextContent, StringComparison.Ordinal);
        Assert.Contains("Masha", page.Find("[data-field=FirstName] .chosen").TextContent, StringComparison.Ordinal);
        await page.FindAll("[data-field=FirstName] input")[0].ChangeAsync(new ChangeEventArgs { Value = "Survivor" });
        await page.Find("form").SubmitAsync();

        var card = (await pages.Cards.Open(pages.Person, goes)).Expect();
        Assert.Equal((stays, "Мария", "masha@mail.example"), (card.Id, card.FirstName, card.Email));
        Assert.EndsWith($"/clients/{stays}?merged={card.Merges[0].Id}", pages.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_card_can_stay_and_what_was_chosen_stays_chosen()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, goes) = await Two(pages);
        var page = Compare(pages, stays, goes);

        await page.Find("[data-swap]").ClickAsync(new());

        Assert.Contains("Masha", page.FindAll("[data-pair] h2")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Masha", page.Find("[data-field=FirstName] .chosen").TextContent, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();
        Assert.Equal(goes, (await pages.Cards.Open(pages.Person, stays)).Expect().Id);
    }

    [Fact]
    public async Task An_edit_in_between_is_shown_and_merging_again_takes_it_in()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, goes) = await Two(pages);
        var page = Compare(pages, stays, goes);
        var form = (await pages.Cards.Open(pages.Person, goes)).Expect().Form!;
        form.Address = "Tverskaya 7";
        (await pages.Cards.Edit(pages.Person, form)).Expect();

        await page.Find("form").SubmitAsync();

        Assert.Contains("Tverskaya 7", page.Find(".changes").TextContent, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();
        Assert.Equal("Tverskaya 7", (await pages.Cards.Open(pages.Person, stays)).Expect().Address);
    }

    [Fact]
    public async Task A_pair_that_somebody_merged_meanwhile_is_told_with_the_way_to_the_card()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, goes) = await Two(pages);
        var page = Compare(pages, stays, goes);
        await Merge(pages, stays, goes);

        await page.Find("form").SubmitAsync();

        Assert.Contains("merged meanwhile", page.Find("[data-refused]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[data-refused] a"));
    }

    [Fact]
    public async Task A_pair_that_was_found_can_be_said_to_be_two_people_from_here_too()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, goes) = await Two(pages);
        var page = Compare(pages, stays, goes);

        await page.WaitForElement("[data-not-the-same]").ClickAsync(new());

        Assert.EndsWith("/duplicates", pages.Navigation.Uri, StringComparison.Ordinal);
        Assert.Empty(Compare(pages, stays, goes).FindAll("[data-not-the-same]"));
    }

    [Fact]
    public async Task A_number_that_no_card_has_is_told()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, _) = await Two(pages);
        pages.Navigation.NavigateTo($"/duplicates/compare?first={stays}&card=999");

        var page = pages.Render<CompareCardsPage>();

        Assert.Contains("no card with this number", page.Find("[data-refused]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_card_the_number_of_the_other_leads_to_the_comparison()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, _) = await Two(pages);
        var card = Open(pages, stays);
        await card.Find("[data-merge-with]").ClickAsync(new());
        await card.Find("#merge-with").ChangeAsync(new ChangeEventArgs { Value = "seven" });
        await card.Find("form:has(#merge-with)").SubmitAsync();
        Assert.NotEmpty(card.FindAll("form:has(#merge-with) + .problem"));

        await card.Find("#merge-with").ChangeAsync(new ChangeEventArgs { Value = " 7" });
        await card.Find("form:has(#merge-with)").SubmitAsync();

        Assert.EndsWith($"/duplicates/compare?first={stays}&card=7", pages.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_is_taken_back_at_once_where_nothing_is_left_to_decide()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, goes) = await Two(pages);
        await Merge(pages, stays, goes);
        var card = Open(pages, stays);

        await card.Find("[data-take-back]").ClickAsync(new());

        card.WaitForElement("[data-unmerged]");
        Assert.Empty(card.FindAll("[data-merged]"));
        Assert.Equal("Masha", (await pages.Cards.Open(pages.Person, goes)).Expect().FirstName);
    }

    [Fact]
    public async Task What_was_changed_since_is_told_before_a_merge_is_taken_back_and_after()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, goes) = await Two(pages);
        await Merge(pages, stays, goes);
        var form = (await pages.Cards.Open(pages.Person, stays)).Expect().Form!;
        form.Email = "new@mail.example";
        (await pages.Cards.Edit(pages.Person, form)).Expect();
        var card = Open(pages, stays);

        await card.Find("[data-take-back]").ClickAsync(new());
        Assert.Contains("Email", card.WaitForElement("[data-before-undo]").TextContent, StringComparison.Ordinal);
        Assert.Equal(stays, (await pages.Cards.Open(pages.Person, goes)).Expect().Id);
        await card.FindAll("[data-before-undo] button")[0].ClickAsync(new());

        Assert.Contains("Email", card.WaitForElement("[data-unmerged]").TextContent, StringComparison.Ordinal);
        Assert.Equal("new@mail.example", (await pages.Cards.Open(pages.Person, stays)).Expect().Email);
        Assert.Equal("masha@mail.example", (await pages.Cards.Open(pages.Person, goes)).Expect().Email);
    }

    [Fact]
    public async Task The_old_address_of_a_merged_card_leads_to_the_one_that_stayed_and_its_history_tells_of_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var (stays, goes) = await Two(pages);
        await Merge(pages, stays, goes);

        var card = Open(pages, goes);

        Assert.EndsWith($"/clients/{stays}", pages.Navigation.Uri, StringComparison.Ordinal);
        card.WaitForAssertion(() => Assert.Contains("went into this one", card.Find("#history").TextContent, StringComparison.Ordinal));
    }

    /// <summary>Two cards of one person; the second is newer and has another email.</summary>
    private static async Task<(Guid Stays, Guid Goes)> Two(PagesOfNetwork pages) => (
        await pages.Client(),
        await pages.Client(f => (f.FirstName, f.Email, f.SharesPhoneKnowingly) = ("Masha", "masha@mail.example", true)));

    private static async Task Merge(PagesOfNetwork pages, Guid stays, Guid goes)
    {
        var (one, other) = ((await pages.Cards.Open(Actor.Operator, stays)).Expect(), (await pages.Cards.Open(Actor.Operator, goes)).Expect());
        var form = new MergeForm { SurvivorId = stays, SurvivorVersion = one.Version, MergedId = goes, MergedVersion = other.Version };
        (await pages.Services.GetRequiredService<Merges>().Merge(Actor.Operator, form)).Expect();
    }

    private static IRenderedComponent<CompareCardsPage> Compare(PagesOfNetwork pages, Guid stays, Guid goes)
    {
        pages.Navigation.NavigateTo($"/duplicates/compare?first={stays}&second={goes}");
        var page = pages.Render<CompareCardsPage>();
        page.WaitForElement("[data-pair], [data-refused]");
        return page;
    }

    private static IRenderedComponent<ClientCardPage> Open(PagesOfNetwork pages, Guid client)
    {
        var card = pages.Render<ClientCardPage>(p => p.Add(c => c.Id, client));
        card.WaitForElement(".summary");
        return card;
    }
}
