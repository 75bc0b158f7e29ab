using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Browser.Tests.Journeys;

[Collection(InBrowser.Name)]
public sealed class SpecialistTests(Running.Browser browser) : IAsyncLifetime
{
    private const string Phone = "+79160007788";
    private static readonly string[] Contacts = [Phone, "9160007788", "0007788", "000-77-88", "-77-88", "secret@mail.example", "Тайная улица", "12.04.1985"];
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo(clients: 10);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task A_specialist_sees_the_allergy_and_no_contact_anywhere_not_even_on_the_wire()
    {
        await AddClient();
        var page = await browser.Open(_portal);
        var wire = await Wire.Of(page);
        await page.SignInAs(Role.Specialist);
        await page.FindOnly("Скрытная");
        await Assertions.Expect(page.Hits()).ToContainTextAsync("аммиак");
        await ExpectNothingOf(page);

        await page.SearchBox().PressAsync("Enter");
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("аммиак");
        await ExpectNothingOf(page);
        Assert.Contains("аммиак", wire.ToString(), StringComparison.Ordinal);
        Assert.All(Contacts, contact => Assert.DoesNotContain(contact, wire.ToString(), StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_specialist_finds_nobody_by_number()
    {
        await AddClient();
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Specialist);
        await page.SearchBox().FillAsync("0007788");
        await Assertions.Expect(page.Locator("p.told")).ToHaveTextAsync("Никто не найден.");
    }

    private static async Task ExpectNothingOf(IPage page)
    {
        var source = await page.ContentAsync();
        Assert.All(Contacts, contact => Assert.DoesNotContain(contact, source, StringComparison.Ordinal));
    }

    private async Task AddClient()
    {
        var network = (await _portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect();
        var form = new ClientForm
        {
            SalonId = network.Salons[0].Id,
            LastName = "Скрытная",
            FirstName = "Вера",
            Phones = [new() { Text = Phone }],
            Email = "secret@mail.example",
            Address = "Тайная улица, 5",
            BirthDate = new DateOnly(1985, 4, 12),
            Comment = "звонить на 000-77-88",
            ConsentsToHealthData = true,
            AllergyState = AllergyState.Listed,
            Allergies = ["аммиак"],
        };
        (await _portal.Services.GetRequiredService<ClientCards>().Create(Actor.Operator, form)).Expect();
    }
}
