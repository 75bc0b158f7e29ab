using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Browser.Tests.Journeys;

/// <summary>Every page with every form of the card, in both languages, both themes and both sizes; and the README's pictures.</summary>
[Collection(InOtherBrowser.Name)]
public sealed class LookTests(Running.Browser browser) : IAsyncLifetime
{
    private const int Wide = 800;

    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo(clients: 300);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserTheory]
    [InlineData("light", "ru", 1366)]
    [InlineData("dark", "en", 1366)]
    [InlineData("light", "en", 390)]
    [InlineData("dark", "ru", 390)]
    public async Task No_page_scrolls_sideways_and_axe_finds_nothing_serious_in_either_theme(string theme, string language, int width)
    {
        var page = await browser.Open(_portal, language, width, width > Wide ? 768 : 844);
        if (width < Wide)
        {
            // A phone on a bad network: the page is there before its fonts are.
            await page.RouteAsync("**/*.woff2", route => route.AbortAsync());
        }

        var findings = new List<string>();
        var seen = 0;
        await EveryPage.Visit(page, theme, async (where, form) =>
        {
            seen++;
            await ExpectNoSidewaysScroll(page, where);
            if (width < Wide)
            {
                return;
            }

            // Of a card only the section whose form is open has changed.
            findings.AddRange((await page.SeriousFindings(form)).Select(finding => $"{where}: {finding}"));
        });

        Assert.True(seen > 20, $"only {seen} pages and states were looked at");
        Assert.True(findings.Count == 0, string.Join('\n', findings.Distinct(StringComparer.Ordinal)));
    }

    [BrowserFact]
    public async Task The_pictures_of_the_readme_are_taken()
    {
        var page = await browser.Open(_portal, "en");
        await page.SignInAs(Role.Manager);
        await page.SearchBox().FillAsync("анна");
        await page.Hits().First.WaitForAsync();
        await Take(page, "search");

        // One of the demo's full cards: an allergy, visits, one more today.
        await page.OpenOnly("50");
        await page.Locator(".summary .allergies").WaitForAsync();
        await page.Locator(".changes").WaitForAsync();
        await Take(page, "card");

        var number = (await page.Locator("a[href^=tel]").First.GetAttributeAsync("href"))!["tel:".Length..];
        await Ring(number, "+7 916 555-00-11");
        await page.Locator("[data-call]").Nth(1).WaitForAsync();
        await page.Keyboard.PressAsync("F2");
        await page.Locator(".call-window .allergies").WaitForAsync();
        await page.Locator("[data-outcome=Asked]").ClickAsync();
        await page.Locator("#call-note").FillAsync("Asks for a colour without ammonia");
        await Take(page, "call");
    }

    /// <summary>Calls on the line of the salon that the demo's manager works in.</summary>
    private async Task Ring(params string[] numbers)
    {
        const string Line = "+7 495 222-33-44";
        var manager = (await _portal.Accounts()).First(a => a is { Role: Role.Manager, Disabled: false });
        var form = new ExchangeForm { Name = "Exchange of the picture", Lines = [new() { Line = Line, SalonId = manager.Salons[0] }] };
        (await _portal.Services.GetRequiredService<TelephoneExchanges>().Save(Actor.Operator, form)).Expect();
        foreach (var number in numbers)
        {
            var news = new CallNews { CallId = number, Event = CallEvent.Ringing, Number = number, Line = Line };
            (await _portal.Services.GetRequiredService<CallAnnouncements>().Tell(Actor.Exchange(form.Id, null, null), news)).Expect();
        }
    }

    private static async Task ExpectNoSidewaysScroll(IPage page, string where)
    {
        var (wanted, there) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        Assert.True(wanted <= there, $"{where} is {wanted} wide on a screen of {there}.");
    }

    private static async Task Take(IPage page, string name) => await Pictures.Keep(name + ".png", await page.ScreenshotAsync());
}
