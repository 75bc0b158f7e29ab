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
                await page.GotoAsync($"/theme?to={theme}&back=/Identity/Account/Login");
                await ExpectNoSidewaysScroll(page);
                await page.SignInAs(Role.NetworkHead);
                await page.SearchBox().FillAsync("ан");
                await page.Hits().First.WaitForAsync();
                await ExpectNoSidewaysScroll(page);
                await page.SearchBox().PressAsync("Enter");
                await page.Locator(".changes").WaitForAsync();
                await ExpectNoSidewaysScroll(page);
                await page.Locator("[data-edit]").ClickAsync();
                await page.Field("LastName").WaitForAsync();
                await ExpectNoSidewaysScroll(page);
                foreach (var (address, sign) in new[] { ("/import", "#import-file"), ("/accounts", ".list li"), ("/settings/fields", ".own-fields li"), ("/settings/salons", "[data-part]"), ("/settings/services", "[data-part]"), ("/settings/surveys", "[data-part]"), ("/settings/consents", "[data-purpose]"), ("/settings/optional", "[type=checkbox]"), ("/nowhere", "h1"), ("/Identity/Account/Manage/TwoFactorAuthentication", "h1") })
                {
                    await page.GotoAsync(address);
                    await page.Locator(sign).First.WaitForAsync();
                    await ExpectNoSidewaysScroll(page);
                }

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

    private static async Task ExpectNoSidewaysScroll(IPage page)
    {
        var (wanted, there) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        Assert.True(wanted <= there, $"{new Uri(page.Url).AbsolutePath} is {wanted} wide on a screen of {there}.");
    }

    /// <summary>Into tests/pictures of the checkout; without one (a published test) there is nowhere to keep them.</summary>
    private static async Task Take(IPage page, string name)
    {
        var picture = await page.ScreenshotAsync();
        Assert.NotEmpty(picture);
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SalonCrm.Admin.sln")))
        {
            folder = folder.Parent;
        }

        if (folder is not null && Environment.GetEnvironmentVariable("SALONCRM_PICTURES") == "1")
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName, "tests", "pictures")).FullName, name + ".png"), picture);
        }
    }
}
