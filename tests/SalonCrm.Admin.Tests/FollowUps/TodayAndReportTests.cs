using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.FollowUps;
using SalonCrm.Admin.Search;
using SalonCrm.Admin.Settings;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Visits;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Admin.Tests.FollowUps;

public sealed class TodayAndReportTests
{
    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Theory]
    [InlineData(Role.Specialist)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Manager)]
    [InlineData(Role.NetworkHead)]
    public async Task The_home_of_every_role_shows_who_comes_today_and_what_is_due(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var client = await pages.Client();
        var visit = new VisitForm { ClientId = client, SalonId = pages.Salon, On = Today, At = new(17, 30), State = VisitState.Planned, Services = [new() { Name = "Haircut" }] };
        (await pages.Services.GetRequiredService<ClientVisits>().Save(Actor.Operator, visit)).Expect();
        var task = new TaskForm { ClientId = client, Kind = TaskKind.CallBack, Text = "at five", OwnerId = pages.Person.AccountId };
        (await pages.Services.GetRequiredService<StaffTasks>().Make(Actor.Operator, task)).Expect();

        var page = pages.Render<ClientSearchPage>();

        if (role != Role.NetworkHead)
        {
            // The test's head works in the salon too, a role of its own right only where the account says so.
            page.WaitForAssertion(() => Assert.Contains("Haircut", page.Find("a.visit").TextContent, StringComparison.Ordinal));
            Assert.Contains("allergy: ammonia", page.Find("a.visit").TextContent, StringComparison.Ordinal);
        }

        page.WaitForAssertion(() => Assert.Contains("Call back: at five", page.Find("li.due").TextContent + page.Find("li.due").OuterHtml, StringComparison.Ordinal));
        Assert.Equal(role == Role.Specialist, !page.Markup.WithoutIds().Contains("916", StringComparison.Ordinal));
        Assert.Equal(role.Allows(Permission.WorkFollowUps), page.FindAll("a[href='/follow-ups']").Count > 0);
    }

    [Fact]
    public async Task A_task_is_done_at_home_and_taken_back()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        (await pages.Services.GetRequiredService<StaffTasks>().Make(pages.Person, new TaskForm { SalonId = pages.Salon, Text = "call the courier" })).Expect();
        var page = pages.Render<TodayAgenda>();
        await page.WaitForElement("li.due .rz-button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("li.due")));
        await page.Find("[data-undo]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Single(page.FindAll("li.due")));
    }

    [Fact]
    public async Task What_was_typed_hides_the_day()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var page = pages.Render<ClientSearchPage>();
        page.WaitForElement(".day");
        await page.Find("#search").InputAsync(new ChangeEventArgs { Value = "иванова" });
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".day")));
    }

    [Fact]
    public async Task The_report_counts_and_says_where_to_begin_when_there_is_nothing()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var page = pages.Render<FollowUpReportPage>();
        page.WaitForAssertion(() => Assert.Contains("Nothing was asked", page.Markup, StringComparison.Ordinal));
        await pages.Client();
        var queue = pages.Services.GetRequiredService<FollowUpQueue>();
        var item = (await queue.List(pages.Person, new())).Expect().Items[0];
        (await queue.NoteAttempt(pages.Person, new AttemptForm { FollowUp = item.Id, Version = item.Version, Outcome = AttemptOutcome.Reached })).Expect();

        await page.Find("#report-weeks").ChangeAsync(new ChangeEventArgs { Value = "4" });

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("table").Count));
        Assert.Equal(["1", "1", "0", "0"], page.FindAll("table")[0].QuerySelectorAll("tbody td").Select(c => c.TextContent));
    }

    [Fact]
    public async Task Rules_are_switched_and_set_and_a_wrong_number_of_days_is_told_at_its_line()
    {
        await using var pages = await PagesOfNetwork.For(Role.NetworkHead);
        var page = pages.Render<FollowUpRulesPage>();
        await page.WaitForElement("#days-GuestAfterVisit").ChangeAsync(new ChangeEventArgs { Value = "999" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find(".rule .problem").TextContent));
        await page.Find("#days-GuestAfterVisit").ChangeAsync(new ChangeEventArgs { Value = "2" });
        await page.Find("#rule-ConsentMissing").ChangeAsync(new ChangeEventArgs { Value = false });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var rules = (await pages.Services.GetRequiredService<FollowUpSettings>().Rules(pages.Person)).Expect();
        Assert.Equal((2, false), (rules.Days[FollowUpReasons.GuestAfterVisit], rules.Has(FollowUpReasons.ConsentMissing)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Everything_in_the_queue_has_a_text(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.All(Enum.GetValues<QueueView>(), v => Said(QueueTexts.Of(v)));
        Assert.All(Enum.GetValues<QueueKind>(), v => Said(QueueTexts.Of(v)));
        Assert.All(Enum.GetValues<TaskKind>(), v => Said(QueueTexts.Of(v)));
        Assert.All(Enum.GetValues<AttemptOutcome>(), v => Said(QueueTexts.Of(v)));
        Assert.All(Enum.GetValues<AttemptMeans>(), v => Said(QueueTexts.Of(v)));
        Assert.All(Enum.GetValues<StopReason>(), v => Said(QueueTexts.Of(v)));
        Assert.All(FollowUpRules.All.Append(FollowUpReasons.ByHand), v => Said(QueueTexts.Of(v)));
        Assert.All(FollowUpRules.All, v => Said(QueueTexts.Since(v)));
        static void Said(string text) => Assert.DoesNotContain('_', text);
    }
}
