using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;

namespace SalonCrm.Browser.Tests.Journeys;

[Collection(InBrowser.Name)]
public sealed class OwnFieldTests(Running.Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo(clients: 10);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task A_field_that_the_network_head_adds_is_filled_in_found_in_the_history_and_warns_the_front_desk()
    {
        var head = await browser.Open(_portal);
        await head.SignInAs(Role.NetworkHead);
        await head.GotoAsync("/settings/fields");
        await head.GetByRole(AriaRole.Button, new() { Name = "Новое поле" }).ClickAsync();
        await head.Locator("#own-field-name-ru").FillAsync("Чувствительность кожи");
        await head.Locator("#own-field-kind").SelectOptionAsync("Choice");
        await head.Locator("#own-choice-0-ru").FillAsync("обычная");
        await head.Locator("#own-choice-1-ru").FillAsync("очень высокая");
        await head.Locator("#own-field-hint").CheckAsync();
        await head.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Assertions.Expect(head.Locator("main")).ToContainTextAsync("обычная · очень высокая");

        var manager = await browser.Open(_portal);
        await manager.SignInAs(Role.Manager);
        await manager.OpenOnly("3");
        var own = manager.Locator("#own-PersonalData");
        await own.Locator("[data-fill-in]").ClickAsync();
        await own.GetByLabel("Чувствительность кожи").SelectOptionAsync("очень высокая");
        await own.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        await Assertions.Expect(manager.Locator(".summary .notice.danger")).ToContainTextAsync(["Чувствительность кожи: очень высокая"]);
        var change = manager.Locator(".changes li").First;
        await Assertions.Expect(change.Locator("dt")).ToHaveTextAsync("Чувствительность кожи");
        await Assertions.Expect(change.Locator("del")).ToHaveTextAsync("пусто");
        await Assertions.Expect(change.Locator("ins")).ToHaveTextAsync("очень высокая");

        var desk = await browser.Open(_portal, width: 390, height: 844);
        await desk.SignInAs(Role.Staff);
        await desk.FindOnly("3");
        await Assertions.Expect(desk.Hits().First.Locator(".hint")).ToContainTextAsync(["Чувствительность кожи: очень высокая"]);
    }
}
