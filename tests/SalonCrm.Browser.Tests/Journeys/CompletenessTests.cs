using System.Globalization;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;

namespace SalonCrm.Browser.Tests.Journeys;

[Collection(InBrowser.Name)]
public sealed class CompletenessTests(Running.Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task The_head_follows_a_low_figure_to_a_card_sends_the_gaps_to_follow_up_and_sees_the_figure_move()
    {
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.NetworkHead);
        await page.GetByRole(AriaRole.Link, new() { Name = "Полнота", Exact = true }).ClickAsync();
        await page.Locator(".heat a[aria-label^='Арбат, Email']").ClickAsync();
        var count = page.Locator("[data-count]");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Арбат: карты без email");
        var before = await Count(count);
        Assert.True(before > 0);

        await page.Locator("[data-look]").ClickAsync();
        await page.Locator("[data-answer]").First.WaitForAsync();
        await page.Locator("[data-send]").ClickAsync();
        await page.Locator("[data-sent]").WaitForAsync();

        await page.Locator(".hits a").First.ClickAsync();
        await page.Locator("[data-edit]").ClickAsync();
        await page.Field("Email").FillAsync("closed@mail.example");
        await page.Field("Email").PressAsync("Control+Enter");
        await page.GetByText("Сохранено").WaitForAsync();

        await page.GotoAsync("/completeness");
        await page.Locator(".heat a[aria-label^='Арбат, Email']").ClickAsync();
        await count.WaitForAsync();
        Assert.Equal(before - 1, await Count(count));
        await page.GotoAsync("/completeness");
        await Assertions.Expect(page.Locator("[aria-labelledby=trend]")).ToContainTextAsync("карты без email");
    }

    private static async Task<int> Count(ILocator count)
    {
        await count.WaitForAsync();
        return int.Parse((await count.GetAttributeAsync("data-count"))!, CultureInfo.InvariantCulture);
    }
}
