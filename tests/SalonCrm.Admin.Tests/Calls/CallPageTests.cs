using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Calls;
using SalonCrm.Admin.Drafts;
using SalonCrm.Admin.Search;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Calls;

/// <summary>The window of a call: who it is, and the note.</summary>
public sealed class CallPageTests
{
    [Fact]
    public async Task A_known_caller_brings_the_cards_first_screen_and_the_note_is_in_the_log()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        var page = await Opened(pages);

        Assert.Contains("ammonia", page.WaitForElement(".summary .allergies").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("123-45-67", page.Markup, StringComparison.Ordinal);
        await page.Find("[data-outcome=Asked]").ClickAsync(new());
        await page.Find("#call-note").ChangeAsync("About colouring");
        await page.Find("[data-call-note]").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("[data-call-note]").TextContent, StringComparison.Ordinal));
        var line = Assert.Single((await Calls(pages).OfClient(pages.Person, client)).Expect().Lines);
        Assert.Equal((CallOutcome.Asked, "About colouring", "Staff"), (line.Outcome, line.Note, line.TakenBy));
    }

    [Fact]
    public async Task When_several_share_the_number_the_window_asks_who_is_calling_and_a_digit_answers()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        await pages.Client(f => (f.FirstName, f.SharesPhoneKnowingly) = ("Аня", true));
        var page = await Opened(pages);

        Assert.Equal(2, page.WaitForElements(".callers button", 2).Count);
        Assert.Empty(page.FindAll(".summary"));
        await page.FindAll(".callers [data-key]").First(b => b.TextContent.Contains("Аня", StringComparison.Ordinal)).ClickAsync(new());

        Assert.Contains("Аня", page.WaitForElement(".summary h1").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".callers"));
    }

    [Fact]
    public async Task A_hidden_number_asks_for_the_name_and_the_one_who_is_found_is_the_caller()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var page = await Opened(pages, "anonymous");

        await page.WaitForElement("#find-caller").InputAsync("иванова");
        await page.WaitForElement(".callers button").ClickAsync(new());

        Assert.Contains("Иванова", page.WaitForElement(".summary h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_nobody_has_begins_a_guest_with_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var page = await Opened(pages, "+7 916 555-44-33");

        await page.WaitForElement("[data-new-caller]").ClickAsync(new());
        Assert.Equal("+7 916 555-44-33", page.WaitForElement("#guest-phone").GetAttribute("value"));
        await page.Find("#guest-name").ChangeAsync("Маша");
        await page.Find(".who-is-calling form").SubmitAsync();

        Assert.Contains("Маша", page.WaitForElement(".summary h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_asks_what_and_then_stands_in_the_band_of_the_card()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var page = await Opened(pages);

        await page.WaitForElement("[data-outcome=Promised]").ClickAsync(new());
        await page.Find("#call-note").ChangeAsync("Wants the price list");
        await page.Find("[data-call-note]").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("#call-promise-problem").TextContent));
        Assert.Equal("Wants the price list", page.Find("#call-note").GetAttribute("value"));

        await page.Find("#call-promise").ChangeAsync("send the price list");
        await page.Find("[data-call-note]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("send the price list", page.Find(".promise").TextContent, StringComparison.Ordinal));
        await page.Find("[data-call-note]").SubmitAsync();
        Assert.Single(page.FindAll(".promise"));
    }

    [Fact]
    public async Task What_is_typed_is_saved_by_leaving_and_by_closing()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        var page = await Opened(pages);
        await page.WaitForElement("#call-note").ChangeAsync("Comes at five");

        pages.Navigation.NavigateTo("/book");

        await pages.Reach(a => a.EndsWith("/book", StringComparison.Ordinal));
        Assert.Equal("Comes at five", (await Calls(pages).OfClient(pages.Person, client)).Expect().Lines[0].Note);

        await page.Find("#call-note").ChangeAsync("Comes at six");
        await page.Find("[data-close]").ClickAsync(new());
        await pages.Reach(a => a.EndsWith($"/clients/{client}", StringComparison.Ordinal));
        Assert.Equal("Comes at six", (await Calls(pages).OfClient(pages.Person, client)).Expect().Lines[0].Note);
    }

    [Fact]
    public async Task What_cannot_be_saved_on_leaving_is_there_on_return()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var (page, call) = await Open(pages);
        await page.WaitForElement("[data-outcome=Promised]").ClickAsync(new());
        await page.Find("#call-note").ChangeAsync("Comes at five");

        pages.Navigation.NavigateTo("/book");

        page.WaitForAssertion(() => Assert.NotNull(pages.Services.GetRequiredService<UnsavedForms>().Find(pages.Person.AccountId!.Value, $"call/{call}")));
        var again = pages.Render<CallPage>(p => p.Add(c => c.Id, call));
        Assert.Equal("Comes at five", again.WaitForElement("#call-note").GetAttribute("value"));
        Assert.Equal("true", again.Find("[data-outcome=Promised]").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task The_second_of_two_who_note_is_told_what_the_first_has_written_and_chooses()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        var anna = await pages.Colleague("Anna", Role.Manager);
        var (page, call) = await Open(pages);
        await page.WaitForElement("#call-note").ChangeAsync("mine");
        var version = (await Calls(pages).Get(anna, call)).Expect().Version;
        (await Calls(pages).Note(anna, new() { Id = call, Version = version, Note = "theirs" })).Expect();

        await page.Find("[data-call-note]").SubmitAsync();
        Assert.Contains("theirs", page.WaitForElement("[data-conflict]").TextContent, StringComparison.Ordinal);
        Assert.Equal("mine", page.Find("#call-note").GetAttribute("value"));

        await page.Find("[data-keep-mine]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-conflict]")));
        Assert.Equal("mine", (await Calls(pages).OfClient(pages.Person, client)).Expect().Lines[0].Note);
    }

    [Fact]
    public async Task What_the_exchange_tells_while_one_types_is_no_conflict()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var (page, _) = await Open(pages, exchange: exchange);
        await page.WaitForElement("#call-note").ChangeAsync("Comes at five");

        await exchange.Tell(CallEvent.Ended, TimeSpan.FromSeconds(75));

        page.WaitForAssertion(() => Assert.Contains("1:15", page.Find(".call-head").TextContent, StringComparison.Ordinal));
        Assert.Equal("Comes at five", page.Find("#call-note").GetAttribute("value"));
        await page.Find("[data-call-note]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("[data-call-note]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handed_over_the_call_goes_with_its_note_and_is_the_colleagues_once_taken()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var olga = await pages.Colleague("Olga");
        var (page, call) = await Open(pages);
        await page.WaitForElement("#call-note").ChangeAsync("Asks for Olga");

        await page.Find("[data-hand-over]").ClickAsync(new());
        page.WaitForElement("[data-colleague]");
        await page.FindAll("[data-colleague]").First(c => c.TextContent.Contains("Olga", StringComparison.Ordinal)).ClickAsync(new());
        Assert.Contains("Olga", page.WaitForElement("[data-handed]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Asks for Olga", (await Calls(pages).Get(olga, call)).Expect().Note);

        (await Calls(pages).Take(olga, call)).Expect();
        Assert.Contains("Olga has this call", page.WaitForElement("[data-theirs]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#call-note"));
        Assert.Contains("Asks for Olga", page.Find("[data-noted]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_call_is_opened_from_the_log_taken_and_noted()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var call = await exchange.Ring();
        await exchange.Tell(CallEvent.Ended);
        var page = pages.Render<CallPage>(p => p.Add(c => c.Id, call));

        Assert.Contains("Nobody has taken", page.WaitForElement("[data-theirs]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Missed", page.Find("[data-state]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-take-it]").ClickAsync(new());
        await page.WaitForElement("#call-note").ChangeAsync("Called back");
        await page.Find("[data-call-note]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("[data-call-note]").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("+7 916 123-45-67")]
    [InlineData(" 79161234567")]
    [InlineData("8 916 123 45 67")]
    public async Task The_address_of_a_softphone_opens_the_call_that_rings_and_leaves_no_number_behind(string phone)
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var call = await exchange.Ring();

        var page = Address(pages, phone);

        await pages.Reach(a => a.EndsWith($"/call/{call}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no number <b>")]
    [InlineData("12")]
    public async Task An_address_without_a_number_says_so_and_finds_the_caller_otherwise(string? phone)
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        var page = Address(pages, phone);

        Assert.Contains("not a telephone number", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        await page.Find("#find-caller").InputAsync("иванова");
        await page.WaitForElement(".callers button").ClickAsync(new());

        await pages.Reach(a => a.Contains("/call/", StringComparison.Ordinal));
        var line = Assert.Single((await Calls(pages).OfClient(pages.Person, client)).Expect().Lines);
        Assert.EndsWith($"/call/{line.Id}", pages.Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Staff, "/call?client=")]
    [InlineData(Role.Specialist, "/clients/")]
    public async Task Shift_and_Enter_on_a_hit_open_it_as_a_call_for_who_takes_calls(Role role, string address)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var client = await pages.Client();
        var search = pages.Render<ClientSearchPage>();
        await search.Find("[data-search]").InputAsync("иванова");
        search.WaitForElement("#hits li");

        await search.Find("[data-search]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter", ShiftKey = true });

        await pages.Reach(a => a.EndsWith($"{address}{client}", StringComparison.Ordinal));
    }

    private static ClientCalls Calls(PagesOfNetwork pages) => pages.Services.GetRequiredService<ClientCalls>();

    private static IRenderedComponent<CallByNumberPage> Address(PagesOfNetwork pages, string? phone)
    {
        pages.Navigation.NavigateTo(pages.Navigation.GetUriWithQueryParameter("phone", phone));
        return pages.Render<CallByNumberPage>();
    }

    private static async Task<IRenderedComponent<CallPage>> Opened(PagesOfNetwork pages, string? number = SomeExchange.Number) => (await Open(pages, number)).Page;

    /// <summary>The window of a call that rang and that the person has taken.</summary>
    private static async Task<(IRenderedComponent<CallPage> Page, Guid Call)> Open(PagesOfNetwork pages, string? number = SomeExchange.Number, SomeExchange? exchange = null)
    {
        exchange ??= await SomeExchange.In(pages.Services, pages.Salon);
        var call = await exchange.Ring(number);
        (await Calls(pages).Take(pages.Person, call)).Expect();
        return (pages.Render<CallPage>(p => p.Add(c => c.Id, call)), call);
    }
}
