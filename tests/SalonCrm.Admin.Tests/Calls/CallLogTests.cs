using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Calls;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Calls;

/// <summary>The log of calls, by salon and on the card.</summary>
public sealed class CallLogTests
{
    private const string Lines = "[data-line]";

    [Fact]
    public async Task The_log_is_narrowed_to_what_was_missed_and_to_ones_own()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        await exchange.Ring("+7 916 555-44-33");
        await exchange.Tell(CallEvent.Ended);
        var taken = await exchange.Ring();
        (await Calls(pages).Take(pages.Person, taken)).Expect();
        await exchange.Tell(CallEvent.Ended, TimeSpan.FromSeconds(75));
        var page = pages.Render<CallsPage>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(Lines).Count));
        var talked = Assert.Single(page.FindAll(Lines), l => l.TextContent.Contains("Иванова Мария", StringComparison.Ordinal));
        Assert.Contains("1:15", talked.TextContent, StringComparison.Ordinal);

        await page.Find("#calls-missed").ChangeAsync(true);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(Lines)));
        Assert.Contains("to call back", page.Find("[data-call-back]").TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:+79165554433", page.Find($"{Lines} .deeds a[href^=tel]").GetAttribute("href"));
        Assert.NotEmpty(page.FindAll("[data-make-guest]"));

        await page.Find("#calls-mine").ChangeAsync(true);
        page.WaitForAssertion(() => Assert.Contains("No calls like this", page.Markup, StringComparison.Ordinal));
        await page.Find("#calls-missed").ChangeAsync(false);
        page.WaitForAssertion(() => Assert.Contains("Иванова Мария", page.Find(Lines).TextContent, StringComparison.Ordinal));
        await page.Find("#calls-from").ChangeAsync("2099-01-01");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Lines)));
    }

    [Fact]
    public async Task The_number_of_a_client_is_masked_for_the_desk_and_dialled_by_a_manager()
    {
        foreach (var (role, dials) in new[] { (Role.Staff, false), (Role.Manager, true) })
        {
            await using var pages = await PagesOfNetwork.For(role);
            await pages.Client();
            var exchange = await SomeExchange.In(pages.Services, pages.Salon);
            await exchange.Ring();
            var page = pages.Render<CallsPage>();
            page.WaitForElement(Lines);

            Assert.DoesNotContain("123-45-67", page.Find(Lines).TextContent, StringComparison.Ordinal);
            Assert.Equal(dials, page.Markup.Contains("tel:+79161234567", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(Role.Staff, 0)]
    [InlineData(Role.Manager, 1)]
    public async Task Only_who_may_hear_recordings_is_offered_them(Role role, int links)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var call = await exchange.Ring();
        await exchange.Tell(CallEvent.RecordingReady, recording: new Uri("https://exchange.example/1.mp3"));
        var page = pages.Render<CallsPage>();
        page.WaitForElement(Lines);

        Assert.Equal(links, page.FindAll("[data-listen]").Count);
        Assert.All(page.FindAll("[data-listen]"), a => Assert.Equal(($"/calls/{call}/recording", "noopener"), (a.GetAttribute("href"), a.GetAttribute("rel"))));
        Assert.DoesNotContain("exchange.example", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_shows_its_calls_when_they_are_asked_for()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client();
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        await exchange.Ring();
        var section = pages.Render<CallsSection>(p => p.Add(s => s.Client, client));
        Assert.Empty(section.FindAll(Lines));

        await section.Find("[data-show-calls]").ClickAsync(new());

        Assert.Contains("Rings", section.WaitForElement(Lines).TextContent, StringComparison.Ordinal);
        await section.Find("[data-as-call]").ClickAsync(new());
        await pages.Reach(a => a.Contains("/call/", StringComparison.Ordinal));
        Assert.Equal(2, (await Calls(pages).OfClient(pages.Person, client)).Expect().Total);
    }

    [Fact]
    public async Task A_specialist_has_no_log_on_the_card()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        var client = await pages.Client();
        Assert.Empty(pages.Render<CallsSection>(p => p.Add(s => s.Client, client)).FindAll("section"));
    }

    private static ClientCalls Calls(PagesOfNetwork pages) => pages.Services.GetRequiredService<ClientCalls>();
}
