using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Browser.Tests.Journeys;

/// <summary>One person with two cards.</summary>
[Collection(InBrowser.Name)]
public sealed class MergingTests(Running.Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task A_manager_merges_two_cards_and_takes_it_back()
    {
        await AddClient("Анна", "+7 916 000-33-11");
        var number = await AddClient("Аня", "+7 916 000-33-22");
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Manager);
        await page.OpenOnly("000-33-11");

        await page.Locator("[data-merge-with]").ClickAsync();
        await page.Locator("#merge-with").FillAsync(number);
        await page.Locator("#merge-with").PressAsync("Enter");
        await page.Locator("[data-field=FirstName] input").First.CheckAsync();
        await page.Locator(".compare form [type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-merged]")).ToContainTextAsync(number);
        await Assertions.Expect(page.Locator(".summary h1")).ToHaveTextAsync("Двойникова Анна");

        await page.Keyboard.PressAsync("/");
        await page.OpenOnly("000-33-22");
        await Assertions.Expect(page.Locator(".summary h1")).ToHaveTextAsync("Двойникова Анна");
        await page.Locator("[data-take-back]").ClickAsync();
        await page.Locator("[data-unmerged] a").ClickAsync();
        await Assertions.Expect(page.Locator(".summary h1")).ToHaveTextAsync("Двойникова Аня");
    }

    /// <summary>Answers with the card's number.</summary>
    private async Task<string> AddClient(string name, string phone)
    {
        var (cards, salons) = (_portal.Services.GetRequiredService<ClientCards>(), _portal.Services.GetRequiredService<Salons>());
        var salon = (await salons.View(Actor.Operator)).Expect().Salons[0].Id;
        var form = new ClientForm { SalonId = salon, LastName = "Двойникова", FirstName = name, Phones = [new() { Text = phone }] };
        var client = (await cards.Create(Actor.Operator, form)).Expect();
        return (await cards.Open(Actor.Operator, client)).Expect().CardNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
