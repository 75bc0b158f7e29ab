using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;

namespace SalonCrm.Browser.Tests.Journeys;

[Collection(InBrowser.Name)]
public sealed class NetworkHeadTests(Running.Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo(clients: 10);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task A_new_account_sets_its_password_with_the_one_time_link_and_signs_in()
    {
        var head = await browser.Open(_portal);
        await head.SignInAs(Role.NetworkHead);
        await head.GotoAsync("/accounts");
        await head.GetByRole(AriaRole.Button, new() { Name = "Новая учётная запись" }).ClickAsync();
        await head.Locator("#account-name").FillAsync("Новенькая");
        await head.Locator("#account-email").FillAsync("new@salon.example");
        await head.Locator("#account-role").SelectOptionAsync("Staff");
        await head.GetByRole(AriaRole.Button, new() { Name = "Сохранить" }).ClickAsync();
        var link = await head.Locator("input.link").InputValueAsync();

        var newcomer = await browser.Open(_portal);
        await newcomer.GotoAsync(link);
        foreach (var password in await newcomer.Locator("input[type=password]").AllAsync())
        {
            await password.FillAsync("a long enough password");
        }

        await newcomer.Locator("main button[type=submit]").First.ClickAsync();
        await newcomer.GotoAsync("/Identity/Account/Login");
        await newcomer.Locator("input[type=email]").FillAsync("new@salon.example");
        await newcomer.Locator("input[type=password]").FillAsync("a long enough password");
        await newcomer.Locator("main button[type=submit]").First.ClickAsync();
        await newcomer.SearchBox().WaitForAsync();
        await Assertions.Expect(newcomer.Locator(".personal-menu")).ToContainTextAsync("Новенькая");
    }

    [BrowserFact]
    public async Task An_account_that_is_disabled_loses_its_open_page_within_a_minute()
    {
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Staff);

        // The box takes the cursor once the page is alive: before, there is nothing open yet that could be lost.
        await Assertions.Expect(page.SearchBox()).ToBeFocusedAsync();
        await using var scope = _portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        foreach (var staff in (await _portal.Accounts()).Where(a => a.Role == Role.Staff))
        {
            var form = new AccountForm { DisplayName = staff.DisplayName, Role = staff.Role, Salons = [.. staff.Salons], Disabled = true };
            (await accounts.Change(Actor.Operator, staff.Id, form)).Expect();
        }

        // What stands there is waited for: the way there may be over before anybody waits for it.
        await page.Locator("button[value=Staff]").WaitForAsync(new() { Timeout = 60_000 });
        Assert.Contains("/Identity/Account/Login", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Signing_out_ends_the_session()
    {
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Manager);
        await page.Locator(".personal-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();

        // The circuit hears of the end as well and leads there too: only then is nobody on the way any more.
        await page.Locator("button[value=Manager]").WaitForAsync();
        await page.GotoAsync("/");
        await page.Locator("button[value=Manager]").WaitForAsync();
        Assert.Contains("/Identity/Account/Login", page.Url, StringComparison.Ordinal);
    }
}
