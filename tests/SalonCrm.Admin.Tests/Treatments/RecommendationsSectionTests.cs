using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Treatments;
using SalonCrm.Data.Access;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Tests.Treatments;

public sealed class RecommendationsSectionTests
{
    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task One_click_marks_as_done_and_one_more_takes_it_back()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var client = await pages.Client();
        await Make(pages, client, "clay mask", -1);
        var section = await Section(pages, client);
        Assert.Contains("overdue", section.Find(".late").TextContent, StringComparison.Ordinal);

        await section.Find("[data-done]").ClickAsync(new());
        section.WaitForAssertion(() => Assert.Contains("done on", section.Find(".entry").TextContent, StringComparison.Ordinal));
        Assert.Empty(section.FindAll(".late"));

        await section.Find("[data-undo]").ClickAsync(new());
        section.WaitForAssertion(() => Assert.NotEmpty(section.FindAll(".late")));
    }

    [Fact]
    public async Task A_recommendation_is_added_with_how_often_and_for_how_long()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var section = await Section(pages, await pages.Client());
        await section.Find("[data-add-recommendation]").ClickAsync(new());
        await section.Find("#advice-text").ChangeAsync(new() { Value = "clay mask" });
        await section.Find("#advice-how-often").ChangeAsync(new() { Value = "every other evening" });
        await section.Find("#advice-how-long").ChangeAsync(new() { Value = "two weeks" });
        await section.Find("form").SubmitAsync();

        section.WaitForAssertion(() => Assert.Contains("clay mask", section.Find(".entry").TextContent, StringComparison.Ordinal));
        Assert.Contains("every other evening", section.Find(".entry").TextContent, StringComparison.Ordinal);
        Assert.Contains("two weeks", section.Find(".entry").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_desk_reads_them_and_marks_none()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        await Make(pages, client, "clay mask", 0);
        var section = await Section(pages, client);

        Assert.Contains("clay mask", section.Find(".entry").TextContent, StringComparison.Ordinal);
        Assert.Empty(section.FindAll("button:not([data-fold])"));
    }

    [Fact]
    public async Task What_is_due_stands_in_one_line_each_and_is_amber_when_overdue()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        await Make(pages, client, "today", 0);
        await Make(pages, client, "late", -3);
        await Make(pages, client, "some day", null);
        await Make(pages, client, "later", 3);
        var band = await Band(pages, client);

        band.WaitForAssertion(() => Assert.Equal(2, band.FindAll("li").Count));
        Assert.Contains("late", Assert.Single(band.FindAll(".late")).Closest("li")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(band.FindAll("button"));
    }

    [Fact]
    public async Task What_is_due_is_done_with_one_click_and_a_slip_is_taken_back()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var client = await pages.Client();
        await Make(pages, client, "clay mask", -3);
        var band = await Band(pages, client);

        await band.WaitForElement("[data-turn]").ClickAsync(new());
        band.WaitForAssertion(() => Assert.Empty(band.FindAll(".late")));
        Assert.Empty(await Due(pages, client));

        await band.Find("[data-turn]").ClickAsync(new());
        band.WaitForAssertion(() => Assert.NotEmpty(band.FindAll(".late")));
        Assert.Single(await Due(pages, client));
    }

    [Fact]
    public async Task Where_nothing_is_due_nothing_is_shown()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var client = await pages.Client();
        var band = await Band(pages, client);
        Assert.Equal("", band.Markup.Trim());
    }

    private static async Task<IReadOnlyList<RecommendationView>> Due(PagesOfNetwork pages, Guid client) =>
        [.. (await All(pages, client)).Where(r => r.IsDue)];

    private static async Task<IReadOnlyList<RecommendationView>> All(PagesOfNetwork pages, Guid client) =>
        (await pages.Services.GetRequiredService<Recommendations>().List(Actor.Operator, client)).Expect();

    /// <summary>The band as the page holds it: what was marked comes back to it.</summary>
    private static async Task<IRenderedComponent<DueRecommendations>> Band(PagesOfNetwork pages, Guid client)
    {
        IRenderedComponent<DueRecommendations>? band = null;
        var all = await All(pages, client);
        band = pages.Render<DueRecommendations>(p => p.Add(d => d.Client, client).Add(d => d.All, all)
            .Add(d => d.Changed, (IReadOnlyList<RecommendationView> marked) => band!.Render(again => again.Add(d => d.All, marked))));
        return band;
    }

    private static async Task Make(PagesOfNetwork pages, Guid client, string text, int? due)
    {
        var form = new RecommendationForm { ClientId = client, Day = Today.AddDays(-9), Text = text, DueOn = due is { } days ? Today.AddDays(days) : null };
        (await pages.Services.GetRequiredService<Recommendations>().Save(Actor.Operator, form)).Expect();
    }

    private static async Task<IRenderedComponent<RecommendationsSection>> Section(PagesOfNetwork pages, Guid client)
    {
        var card = (await pages.Cards.Open(pages.Person, client)).Expect();
        IRenderedComponent<RecommendationsSection>? section = null;
        section = pages.Render<RecommendationsSection>(p => p.Add(s => s.Card, card).Add(s => s.All, card.Entries!.Recommendations)
            .Add(s => s.Changed, (IReadOnlyList<RecommendationView> all) => section!.Render(again => again.Add(s => s.All, all))));
        return section;
    }
}
