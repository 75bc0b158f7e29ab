using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Treatments;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Tests.Treatments;

public sealed class SurveysSectionTests
{
    private static readonly string[] Typed = ["After the visit", "content", "offer care"];

    [Fact]
    public async Task A_survey_is_added_with_its_score_results_and_conclusions()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var section = await Section(pages, await pages.Client());
        await section.Find("[data-add-survey]").ClickAsync(new());
        await section.Find("#survey-name").ChangeAsync(new() { Value = "After the visit" });
        await section.Find("#survey-score").ChangeAsync(new() { Value = "85" });
        await section.Find("#survey-results").ChangeAsync(new() { Value = "content" });
        await section.Find("#survey-conclusions").ChangeAsync(new() { Value = "offer care" });
        await section.Find("form").SubmitAsync();

        section.WaitForAssertion(() => Assert.Contains("85 of 100", section.Find(".entry").TextContent, StringComparison.Ordinal));
        Assert.All(Typed, text => Assert.Contains(text, section.Find(".entry").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_score_out_of_range_is_told_beside_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var section = await Section(pages, await pages.Client());
        await section.Find("[data-add-survey]").ClickAsync(new());
        await section.Find("#survey-score").ChangeAsync(new() { Value = "101" });
        await section.Find("form").SubmitAsync();

        section.WaitForAssertion(() => Assert.Equal("From 0 to 100.", section.Find("#survey-score-problem").TextContent));
        Assert.NotEmpty(section.FindAll("#survey-name-problem"));
    }

    [Fact]
    public async Task A_survey_begins_from_a_template_and_its_score_is_checked_against_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var template = new SurveyTemplateForm { Name = "After the visit", Questions = "Content?\nWhat next?", BestScore = 10 };
        (await pages.Services.GetRequiredService<SurveyTemplates>().Save(Actor.Operator, template)).Expect();
        var section = await Section(pages, await pages.Client());
        await section.Find("[data-add-survey]").ClickAsync(new());
        await section.WaitForElement("#survey-results").ChangeAsync(new() { Value = "typed before" });
        await section.Find("#survey-template").ChangeAsync(new() { Value = template.Id.ToString() });
        Assert.Equal("After the visit", section.Find("#survey-name").GetAttribute("value"));
        Assert.Equal("typed before\nContent?\nWhat next?", section.Find("#survey-results").GetAttribute("value"));
        await section.Find("#survey-score").ChangeAsync(new() { Value = "11" });
        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Equal("From 0 to 10.", section.Find("#survey-score-problem").TextContent));

        await section.Find("#survey-score").ChangeAsync(new() { Value = "9" });
        await section.Find("form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("9 of 10", section.Find(".entry").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_front_desk_reads_surveys_and_adds_none()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        var form = new SurveyForm { ClientId = client, Day = new DateOnly(2026, 1, 5), Name = "After the visit" };
        (await pages.Services.GetRequiredService<Surveys>().Save(Actor.Operator, form)).Expect();
        var section = await Section(pages, client);

        Assert.Contains("After the visit", section.Find(".entry").TextContent, StringComparison.Ordinal);
        Assert.Empty(section.FindAll("button:not([data-fold])"));
    }

    private static async Task<IRenderedComponent<SurveysSection>> Section(PagesOfNetwork pages, Guid client)
    {
        var card = (await pages.Cards.Open(pages.Person, client)).Expect();
        var section = pages.Render<SurveysSection>(p => p.Add(s => s.Card, card));
        section.WaitForElement(".entries");
        return section;
    }
}
