using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;

namespace SalonCrm.Browser.Tests.Journeys;

/// <summary>Every page, in both languages, both themes and both sizes; and the README's pictures.</summary>
[Collection(InBrowser.Name)]
public sealed class LookTests(Running.Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo(clients: 300);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task No_page_scrolls_sideways()
    {
        foreach (var (language, theme) in new[] { ("ru", "light"), ("en", "dark") })
        {
            foreach (var width in new[] { 1366, 390 })
            {
                var page = await browser.Open(_portal, language, width, width > 800 ? 768 : 844);
                await EveryPage.Visit(page, theme, where => ExpectNoSidewaysScroll(page, where));
                await page.Context.CloseAsync();
            }
        }
    }

    [BrowserFact]
    public async Task The_pictures_of_the_readme_are_taken()
    {
        var page = await browser.Open(_portal, "en");
        await page.SignInAs(Role.Manager);
        await page.SearchBox().FillAsync("анна");
        await page.Hits().First.WaitForAsync();
        await Take(page, "search");
        await page.Locator("#hits li:has(.hint) a").First.ClickAsync();
        await page.Locator(".changes").WaitForAsync();
        await Take(page, "card");
    }

    private static async Task ExpectNoSidewaysScroll(IPage page, string where)
    {
        var (wanted, there) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        Assert.True(wanted <= there, $"{where} is {wanted} wide on a screen of {there}.");
    }

    private static async Task Take(IPage page, string name) => await Pictures.Keep(name + ".png", await page.ScreenshotAsync());
}
