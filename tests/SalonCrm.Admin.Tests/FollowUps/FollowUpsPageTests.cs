using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.FollowUps;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Admin.Tests.FollowUps;

public sealed class FollowUpsPageTests
{
    private const string Lines = ".lines button";

    [Fact]
    public async Task J_and_K_move_and_the_card_stands_beside_with_its_hint_phone_and_gaps()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client(form => form.Email = null);
        await pages.Client(Second);
        var page = pages.Render<FollowUpsPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(Lines).Count));
        Assert.DoesNotContain("123-45-67", page.Markup, StringComparison.Ordinal);

        await Press(page, "KeyJ");
        await Press(page, "KeyJ");
        await Press(page, "KeyJ");
        Assert.Equal("true", page.FindAll(Lines)[1].GetAttribute("aria-current"));
        await Press(page, "KeyK");

        Assert.Equal("true", page.FindAll(Lines)[0].GetAttribute("aria-current"));
        page.WaitForAssertion(() => Assert.Contains("ammonia", page.Find(".beside .notice.danger").TextContent, StringComparison.Ordinal));
        Assert.Equal("tel:+79161234567", page.Find(".beside a.call").GetAttribute("href"));
        Assert.Contains($"/clients/{client}?at=Email", page.FindAll(".beside a.gap").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_key_notes_the_outcome_the_next_line_comes_up_and_undo_takes_it_back()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await pages.Client();
        await pages.Client(Second);
        var page = await Chosen(pages);

        await Press(page, "Digit2");

        page.WaitForAssertion(() => Assert.Contains("Иванова Мария: No answer", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Ивашова", page.Find("#beside-title").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of", page.Find(".views .told").TextContent, StringComparison.Ordinal);

        await page.Find("[data-undo]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Taken back", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var list = (await pages.Services.GetRequiredService<FollowUpQueue>().List(pages.Person, new())).Expect();
        Assert.All(list.Items, item => Assert.Equal(0, item.Attempts));
    }

    [Fact]
    public async Task Later_asks_for_the_day_and_says_what_is_wrong_with_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await pages.Client();
        var page = await Chosen(pages);
        await Press(page, "Digit4");
        await page.Find("#later-on").ChangeAsync(new ChangeEventArgs { Value = "2020-01-01" });
        await page.Find(".outcomes form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("#later-on-problem").TextContent));

        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(12);
        await page.Find("#later-on").ChangeAsync(new ChangeEventArgs { Value = day.ToString("yyyy-MM-dd", null) });
        await page.Find(".outcomes form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Later", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var list = (await pages.Services.GetRequiredService<FollowUpQueue>().List(pages.Person, new())).Expect();
        Assert.Equal(day, Assert.Single(list.Items).DueOn);
    }

    [Fact]
    public async Task Of_two_at_the_same_line_the_second_is_told_and_sees_it_as_it_is_now()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await pages.Client();
        var page = await Chosen(pages);
        var queue = pages.Services.GetRequiredService<FollowUpQueue>();
        var item = (await queue.List(Actor.Operator, new(QueueView.All))).Expect().Items[0];
        (await queue.NoteAttempt(Actor.Operator, new AttemptForm { FollowUp = item.Id, Version = item.Version, Outcome = AttemptOutcome.Sent })).Expect();

        await Press(page, "Digit1");

        page.WaitForAssertion(() => Assert.Contains("colleague", page.Find(".notice.warn").TextContent, StringComparison.Ordinal));
        Assert.Contains("tried 1×", page.Find(Lines).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stopped_leaves_the_list_and_comes_back_by_undo()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await pages.Client();
        var page = await Chosen(pages);
        await page.FindAll(".stop button")[1].ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Lines)));
        await page.Find("[data-undo]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Single(page.FindAll(Lines)));
    }

    [Fact]
    public async Task Several_lines_are_postponed_at_once()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await pages.Client();
        await pages.Client(Second);
        var page = await Chosen(pages);
        await Press(page, "KeyX");
        await Press(page, "KeyJ");
        await Press(page, "KeyX");
        Assert.Contains("2 selected", page.Find(".selection").TextContent, StringComparison.Ordinal);
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(9);
        await page.Find("#postpone-all").ChangeAsync(new ChangeEventArgs { Value = day.ToString("yyyy-MM-dd", null) });
        await page.Find("[data-postpone-all]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("2 postponed", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var list = (await pages.Services.GetRequiredService<FollowUpQueue>().List(pages.Person, new())).Expect();
        Assert.All(list.Items, item => Assert.Equal(day, item.DueOn));
    }

    [Fact]
    public async Task A_task_is_added_and_done_from_the_list()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var page = pages.Render<FollowUpsPage>();
        page.WaitForAssertion(() => Assert.False(page.Find("[data-new-task]").HasAttribute("disabled")));
        await page.Find("[data-new-task]").ClickAsync(new());
        await page.Find(".new-task").SubmitAsync();
        Assert.NotEmpty(page.Find("#task-text-problem").TextContent);
        await page.Find("#task-text").ChangeAsync(new ChangeEventArgs { Value = "call the courier" });
        await page.Find("#task-owner").ChangeAsync(new ChangeEventArgs { Value = pages.Person.AccountId!.Value.ToString() });
        await page.Find(".new-task").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("call the courier", page.Find(Lines).TextContent, StringComparison.Ordinal));

        await Press(page, "KeyJ");
        await Press(page, "Digit1");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Lines)));
        await page.Find("[data-undo]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Single(page.FindAll(Lines)));
    }

    [Theory]
    [InlineData(Role.Manager, 3)]
    [InlineData(Role.NetworkHead, 4)]
    public async Task The_whole_network_is_offered_to_its_head_alone(Role role, int views)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var page = pages.Render<FollowUpsPage>();
        page.WaitForAssertion(() => Assert.Equal(views, page.FindAll(".views button").Count));
        Assert.Contains("Nothing is on your list", page.Markup, StringComparison.Ordinal);
    }

    private static void Second(Data.Clients.ClientForm form) => (form.LastName, form.Phones[0].Text) = ("Ивашова", "+7 916 765-43-21");

    private static Task Press(IRenderedComponent<FollowUpsPage> page, string key) => page.Find($"[data-key={key}]").ClickAsync(new());

    private static async Task<IRenderedComponent<FollowUpsPage>> Chosen(PagesOfNetwork pages)
    {
        var page = pages.Render<FollowUpsPage>();
        page.WaitForElement(Lines);
        await Press(page, "KeyJ");
        page.WaitForElement(".tries, .beside h3");
        return page;
    }
}
