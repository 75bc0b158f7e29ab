using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Admin.Cli;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Browser.Tests.Journeys;

/// <summary>A call, from the exchange to the log, on the screens of two who sit at one desk.</summary>
[Collection(InBrowser.Name)]
public sealed class CallTests(Running.Browser browser) : IAsyncLifetime
{
    private const string Line = "+7 495 222-33-44";
    private const string Number = "+7 916 000-55-66";
    private const string Taking = "taking@salon.example";
    private const string Other = "other@salon.example";
    private const string Password = "correct horse battery";
    private RunningPortal _portal = null!;
    private Guid _client;
    private Guid _salon;

    public async Task InitializeAsync()
    {
        _portal = await RunningPortal.Demo(clients: 10);
        _salon = (await _portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        await Account("Ярослава Первая", Taking);
        await Account("Ульяна Вторая", Other);
        var card = new ClientForm
        {
            SalonId = _salon, LastName = "Журавлёва", FirstName = "Анна", Phones = [new() { Text = Number }],
            ConsentsToHealthData = true, AllergyState = AllergyState.Listed, Allergies = ["аммиак"],
        };
        _client = (await _portal.Services.GetRequiredService<ClientCards>().Create(Actor.Operator, card)).Expect();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task A_call_that_an_exchange_announces_is_on_both_desks_one_takes_it_with_a_key_and_its_note_is_in_the_log()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_portal.Address) };
        var player = await Exchange(http);
        var (taking, other) = (await browser.Open(_portal), await browser.Open(_portal));
        await SignIn(taking, Taking);
        await SignIn(other, Other);

        // One of them is in the middle of something.
        await other.GotoAsync("/book");
        await Assertions.Expect(other.Locator("#booking-phone")).ToBeFocusedAsync();
        await other.Locator("#booking-name").FillAsync("Маш");
        await Tell(player, CallEvent.Ringing);

        await Assertions.Expect(taking.Locator("[data-call] .hint")).ToContainTextAsync(["аммиак"]);
        await Assertions.Expect(other.Locator("[data-call]")).ToContainTextAsync("Журавлёва Анна");
        await Assertions.Expect(other.Locator("#booking-name")).ToBeFocusedAsync();
        await other.Keyboard.TypeAsync("а");

        // Also from within a field.
        await taking.SearchBox().FillAsync("99");
        var told = Assertions.Expect(other.Locator("[data-told]")).ToContainTextAsync("Ярослава Первая");
        await taking.Keyboard.PressAsync("F2");
        await told;
        await Assertions.Expect(taking.Locator(".summary .allergies")).ToContainTextAsync("аммиак");
        await Assertions.Expect(taking.Locator(".summary .allergies")).ToBeInViewportAsync();
        await Assertions.Expect(other.Locator("[data-call]")).ToHaveCountAsync(0);
        await Assertions.Expect(other.Locator("#booking-name")).ToHaveValueAsync("Маша");

        await Tell(player, CallEvent.Answered);
        await taking.Keyboard.PressAsync("1");
        await taking.Locator("#call-note").FillAsync("Придёт в пятницу");
        await Tell(player, CallEvent.Ended);
        await Assertions.Expect(taking.Locator("[data-state]")).ToHaveTextAsync("Завершён");
        await taking.Keyboard.PressAsync("Escape");
        await taking.SearchBox().WaitForAsync();

        await other.GotoAsync("/calls");
        var line = other.Locator("[data-line]", new() { HasText = "Журавлёва Анна" });
        await Assertions.Expect(line).ToContainTextAsync("Придёт в пятницу");
        await Assertions.Expect(line).ToContainTextAsync("Записался");
        await Assertions.Expect(line).ToContainTextAsync("Ярослава Первая");
        var kept = Assert.Single((await _portal.Services.GetRequiredService<ClientCalls>().OfClient(Actor.Operator, _client)).Expect().Lines);
        Assert.Equal(CallOutcome.Booked, kept.Outcome);
    }

    /// <summary>Somebody of the front desk; the demo's own sign-ins let in one of each role alone.</summary>
    private async Task Account(string name, string email)
    {
        await using var scope = _portal.Services.CreateAsyncScope();
        var form = new AccountForm { DisplayName = name, Email = email, Role = Role.Staff, Salons = [_salon] };
        var account = (await scope.ServiceProvider.GetRequiredService<Accounts>().Add(Actor.Operator, form)).Expect();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True((await users.AddPasswordAsync((await users.FindByIdAsync(account.ToString()))!, Password)).Succeeded);
    }

    private static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/Identity/Account/Login");
        await page.Locator("[name=Email]").FillAsync(email);
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.Locator("[name=Password]").PressAsync("Enter");
        await page.SearchBox().WaitForAsync();
    }

    private async Task<ExchangePlayer> Exchange(HttpClient http)
    {
        var form = new ExchangeForm { Name = "АТС журнала", Lines = [new() { Line = Line, SalonId = _salon }] };
        var secret = (await _portal.Services.GetRequiredService<TelephoneExchanges>().Save(Actor.Operator, form)).Expect();
        return new(http, form.Id, secret!, TimeProvider.System);
    }

    private static async Task Tell(ExchangePlayer player, CallEvent told)
    {
        using var answer = await player.Tell(new() { CallId = "journey", Event = told, Number = Number, Line = Line });
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}");
    }
}
