using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Browser.Tests.Journeys;

/// <summary>Somebody at the desk with the developer tools open: everything that the server sends is read, whether it is shown or not.</summary>
[Collection(InBrowser.Name)]
public sealed class WireTests(Running.Browser browser) : IAsyncLifetime
{
    private static readonly string[] Spellings =
    [
        "+79160007788", "79160007788", "9160007788", "+7 916 000-77-88", "916 000-77-88", "916 000 77 88", "(916) 000-77-88", "8 (916) 000-77-88", "000-77-88", "0007788",
    ];

    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo(clients: 10);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task Through_search_card_booking_and_call_the_number_is_on_no_frame_and_in_no_answer_before_it_is_asked_for()
    {
        var salon = (await _portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        var form = new ClientForm { SalonId = salon, LastName = "Скрытная", FirstName = "Вера", Phones = [new() { Text = Spellings[0] }] };
        var client = (await _portal.Services.GetRequiredService<ClientCards>().Create(Actor.Operator, form)).Expect();
        var page = await browser.Open(_portal);
        var wire = await Wire.Of(page);

        await page.SignInAs(Role.Staff);
        await page.OpenOnly("Скрытная");
        await Assertions.Expect(page.Locator(".details")).ToContainTextAsync("+7 916 •••-••-88");
        ExpectNothing(wire, "card");
        await page.GotoAsync($"/book?client={client}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Скрытная");
        ExpectNothing(wire, "booking");
        await page.GotoAsync($"/call?client={client}");
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("Скрытная");
        ExpectNothing(wire, "call");

        await page.GotoAsync($"/clients/{client}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".details")).ToContainTextAsync("+7 916 000-77-88");
        Assert.Contains("+7 916 000-77-88", wire.ToString(), StringComparison.Ordinal);
    }

    private static void ExpectNothing(Wire captured, string where)
    {
        var wire = captured.ToString();

        // The capture sees: what may be shown has come through it.
        Assert.Contains("Скрытная", wire, StringComparison.Ordinal);
        Assert.All(Spellings, s =>
        {
            Assert.False(wire.Contains(s, StringComparison.Ordinal), $"{where}: {s}");
            Assert.False(wire.Contains(JsonSerializer.Serialize(s).Trim('"'), StringComparison.Ordinal), $"{where}: {s}");
            Assert.False(wire.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(s)).TrimEnd('='), StringComparison.Ordinal), $"{where}: {s}");
        });
    }
}
