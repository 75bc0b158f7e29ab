using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Browser.Tests.Journeys;

[Collection(InBrowser.Name)]
public sealed class ManagerTests(Running.Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task A_manager_imports_finds_by_the_last_digits_edits_and_sees_the_change()
    {
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Manager);
        await page.Import("clients.csv", "Фамилия;Имя;Телефон\nПриезжая;Анна;+7 916 000-99-88\nБезномерная;Ольга;\n");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("добавлено 1, объединено 0, отклонено 1");

        await page.Keyboard.PressAsync("/");
        await page.OpenOnly("00-99-88");
        await Assertions.Expect(page.Locator(".summary h1")).ToHaveTextAsync("Приезжая Анна");
        await page.Locator("[data-edit]").ClickAsync();
        await page.Field("Email").FillAsync("anna@mail.example");
        await page.Field("Email").PressAsync("Control+Enter");

        var change = page.Locator(".changes li").First;
        await Assertions.Expect(change).ToContainTextAsync("anna@mail.example");
        await Assertions.Expect(change).ToContainTextAsync("пусто");
    }

    [BrowserFact]
    public async Task Of_two_managers_who_edit_at_once_the_second_is_told_and_keeps_what_was_typed()
    {
        await AddClient("Двойная", "+7 916 000-11-22");
        var first = await browser.Open(_portal);
        var second = await browser.Open(_portal);
        foreach (var page in new[] { first, second })
        {
            await page.SignInAs(Role.Manager);
            await page.OpenOnly("0001122");
            await page.Locator("[data-edit]").ClickAsync();
        }

        await first.Field("Email").FillAsync("first@mail.example");
        await first.Field("Email").PressAsync("Control+Enter");
        await first.GetByText("Сохранено").WaitForAsync();

        await second.Field("Address").FillAsync("Арбат, 1");
        await second.Field("Address").PressAsync("Control+Enter");
        await Assertions.Expect(second.Locator(".notice.warn")).ToContainTextAsync("first@mail.example");
        await Assertions.Expect(second.Field("Address")).ToHaveValueAsync("Арбат, 1");

        await second.GetByRole(AriaRole.Button, new() { Name = "Сохранить моё поверх" }).ClickAsync();
        await second.GetByText("Сохранено").WaitForAsync();
        await Assertions.Expect(second.Locator(".details")).ToContainTextAsync("Арбат, 1");
    }

    [BrowserFact]
    public async Task A_guest_with_a_known_number_is_told_before_a_second_card_is_made()
    {
        await AddClient("Известная", "+7 916 000-33-44");
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Manager);
        await page.SearchBox().FillAsync("Незнакомка");
        await page.GetByRole(AriaRole.Button, new() { Name = "Новый гость" }).ClickAsync();
        await Assertions.Expect(page.Locator("#guest-name")).ToHaveValueAsync("Незнакомка");
        await page.Locator("#guest-phone").FillAsync("+7 (916) 000 33 44");
        await page.Locator("#guest-phone").PressAsync("Enter");

        await Assertions.Expect(page.Locator(".notice.warn")).ToContainTextAsync("Известная");
        await page.GetByRole(AriaRole.Button, new() { Name = "Другой человек с тем же номером" }).ClickAsync();
        await Assertions.Expect(page.Locator(".summary h1")).ToHaveTextAsync("Незнакомка");
    }

    [BrowserFact]
    public async Task The_search_box_is_reached_from_anywhere_and_the_arrows_choose()
    {
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Manager);
        await Assertions.Expect(page.SearchBox()).ToBeFocusedAsync();
        await page.GotoAsync("/import");
        await page.Locator("#import-file").WaitForAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.SearchBox()).ToBeFocusedAsync();

        await page.SearchBox().FillAsync("+7");
        await page.SearchBox().PressSequentiallyAsync(" 9");
        await page.SearchBox().FillAsync("а а");
        await page.SearchBox().FillAsync("ма");
        await page.Hits().Nth(1).WaitForAsync();
        var wanted = await page.Hits().Nth(1).Locator(".name").InnerTextAsync();
        await page.SearchBox().PressAsync("ArrowDown");
        await Assertions.Expect(page.Hits().Nth(1).Locator("a")).ToHaveAttributeAsync("aria-selected", "true");
        await page.SearchBox().PressAsync("Enter");
        await Assertions.Expect(page.Locator(".summary h1")).ToHaveTextAsync(wanted.Trim());
    }

    [BrowserFact]
    public async Task A_missing_field_is_a_button_that_opens_that_very_field()
    {
        await AddClient("Неполная", "+7 916 000-55-66");
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Manager);
        await page.OpenOnly("0005566");
        await page.GetByRole(AriaRole.Button, new() { Name = "+ email" }).ClickAsync();
        await Assertions.Expect(page.Field("Email")).ToBeFocusedAsync();
    }

    private async Task AddClient(string name, string phone)
    {
        var network = (await _portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect();
        var form = new ClientForm { SalonId = network.Salons[0].Id, LastName = name, Phones = [new() { Text = phone }] };
        (await _portal.Services.GetRequiredService<ClientCards>().Create(Actor.Operator, form)).Expect();
    }
}
