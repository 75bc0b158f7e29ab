using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;

namespace SalonCrm.Browser.Tests.Journeys;

[Collection(InBrowser.Name)]
public sealed class SettingsTests(Running.Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo(clients: 10);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task The_head_adds_a_service_and_a_master_and_the_manager_picks_them_in_a_visit()
    {
        var head = await browser.Open(_portal);
        await head.SignInAs(Role.NetworkHead);
        await head.GetByRole(AriaRole.Link, new() { Name = "Настройки" }).ClickAsync();
        await head.Locator("[data-add=master]").ClickAsync();
        await head.Locator("#master-name").FillAsync("Вера Новая");
        await head.Locator("#master-salon").SelectOptionAsync(new SelectOptionValue { Label = "Арбат" });
        await head.Locator("#master-name").PressAsync("Enter");
        await head.Locator("[data-part='Вера Новая']").WaitForAsync();

        await head.GetByRole(AriaRole.Link, new() { Name = "Услуги" }).ClickAsync();
        await head.Locator("[data-add=service]").ClickAsync();
        await head.Locator("#service-name").FillAsync("Спа для рук");
        await head.Locator("#service-category").FillAsync("Ногти");
        await head.Locator("#service-salon").SelectOptionAsync(new SelectOptionValue { Label = "Арбат" });
        await head.Locator("#service-price").FillAsync("1750");
        await head.Locator("#service-price").PressAsync("Enter");
        await Assertions.Expect(head.Locator("[data-part='Спа для рук']")).ToContainTextAsync("Арбат");

        var manager = await browser.Open(_portal);
        await manager.SignInAs(Role.Manager);
        await manager.OpenOnly("1");
        await manager.Locator("[data-add-visit]").ClickAsync();
        await manager.Locator("#visit-salon").SelectOptionAsync(new SelectOptionValue { Label = "Арбат" });
        await Assertions.Expect(manager.Locator("#offered-services option[value='Спа для рук']")).ToHaveCountAsync(1);
        await manager.Locator("#service-0-name").FillAsync("Спа для рук");
        await manager.Locator("#service-0-name").PressAsync("Tab");
        await manager.Locator("#service-0-master").SelectOptionAsync(new SelectOptionValue { Label = "Вера Новая" });
        await Assertions.Expect(manager.Locator("#service-0-price")).ToHaveValueAsync("1750");
        await manager.Locator("#service-0-price").PressAsync("Enter");

        var visit = manager.Locator("[data-visit]").First;
        await Assertions.Expect(visit).ToContainTextAsync("Спа для рук");
        await Assertions.Expect(visit).ToContainTextAsync("Вера Новая");
    }
}
