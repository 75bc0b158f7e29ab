using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Browser.Tests.Journeys;

/// <summary>The card as several people use it, one after the other.</summary>
[Collection(InBrowser.Name)]
public sealed class CardTests(Running.Browser browser) : IAsyncLifetime
{
    private const string Name = "Журавлёва";
    private RunningPortal _portal = null!;

    public async Task InitializeAsync()
    {
        _portal = await RunningPortal.Demo(clients: 10);
        var network = (await _portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect();
        var form = new ClientForm { SalonId = network.Salons[0].Id, LastName = Name, FirstName = "Анна", Phones = [new() { Text = "+7 916 000-33-44" }] };
        (await _portal.Services.GetRequiredService<ClientCards>().Create(Actor.Operator, form)).Expect();
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task An_allergy_that_a_specialist_writes_down_on_a_tablet_is_unmissable_for_the_front_desk()
    {
        var specialist = await browser.Open(_portal, width: 820, height: 1180);
        await specialist.SignInAs(Role.Specialist);
        await specialist.OpenOnly(Name);
        await specialist.Unfold("health");
        await specialist.Locator("[data-add-allergy]").ClickAsync();

        // The client has not been asked yet: the form asks first.
        await specialist.Locator("[data-health-consent] button[type=submit]").ClickAsync();
        await specialist.Locator("#allergy-substance").FillAsync("аммиак");
        await specialist.Locator("#allergy-reaction").FillAsync("отёк");
        await specialist.Locator("#allergy-severity").SelectOptionAsync("Severe");
        await specialist.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(specialist.Locator(".summary .allergies")).ToContainTextAsync("аммиак: отёк");

        var desk = await browser.Open(_portal);
        await desk.SignInAs(Role.Staff);
        await desk.FindOnly("33-44");
        await Assertions.Expect(desk.Hits().First.Locator(".hint")).ToContainTextAsync(["аммиак"]);
        await desk.SearchBox().PressAsync("Enter");
        var band = desk.Locator(".summary .allergies");
        await Assertions.Expect(band).ToContainTextAsync("аммиак: отёк");
        await Assertions.Expect(band).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task A_promise_is_seen_at_the_next_opening_by_a_colleague_and_closed()
    {
        var desk = await browser.Open(_portal);
        await desk.SignInAs(Role.Staff);
        await desk.OpenOnly(Name);
        await desk.Locator(".summary button.gap").Filter(new() { HasText = "Обещание" }).ClickAsync();
        await desk.Locator("#promise-text").FillAsync("узнать о другой краске");
        await desk.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(desk.Locator(".promise")).ToContainTextAsync("узнать о другой краске");

        var specialist = await browser.Open(_portal);
        await specialist.SignInAs(Role.Specialist);
        await specialist.OpenOnly(Name);
        var promise = specialist.Locator(".promise");
        await Assertions.Expect(promise).ToContainTextAsync("узнать о другой краске");
        await Assertions.Expect(promise).ToBeInViewportAsync();
        await promise.GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(promise).ToHaveCountAsync(0);

        await desk.ReloadAsync();
        await desk.Locator(".summary").WaitForAsync();
        await Assertions.Expect(desk.Locator(".promise")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_card_is_printed_on_A4_and_the_network_head_sees_that_it_was()
    {
        var manager = await browser.Open(_portal);
        await manager.SignInAs(Role.Manager);
        await manager.OpenOnly(Name);
        await manager.Locator("[data-print]").ClickAsync();
        await Assertions.Expect(manager.Locator(".sheet h1")).ToContainTextAsync(Name);
        await Assertions.Expect(manager.Locator(".sheet .place")).ToContainTextAsync("Verbenika");
        await manager.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(manager.Locator(".tools")).ToBeHiddenAsync();
        await Assertions.Expect(manager.Locator(".top-bar")).ToHaveCountAsync(0);

        var pdf = await manager.PdfAsync(new() { PreferCSSPageSize = true });
        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);

        // A4 in points.
        Assert.Matches(@"/MediaBox \[\s*0 0 59[45][\d.]* 84[12][\d.]*\s*\]", text);

        var head = await browser.Open(_portal);
        await head.SignInAs(Role.NetworkHead);
        await head.OpenOnly(Name);
        await head.Locator("[data-access]").ClickAsync();
        await Assertions.Expect(head.Locator(".accesses")).ToContainTextAsync("печать карты");
    }

    [BrowserFact]
    public async Task What_was_being_typed_when_the_connection_was_lost_is_there_on_return()
    {
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Specialist);
        await page.OpenOnly(Name);
        await page.Locator("[data-add-note]").ClickAsync();

        // Still in the field: it has not been left.
        await page.Locator("#note-text").PressSequentiallyAsync("сухая кожа, шелушение у");
        await page.Locator("#notes [data-kept]").WaitForAsync();
        await page.CloseAsync();

        var back = await page.Context.NewPageAsync();
        await back.GotoAsync("/");
        await back.OpenOnly(Name);
        await back.Locator("#notes [data-go-on]").ClickAsync();
        await Assertions.Expect(back.Locator("#note-text")).ToHaveValueAsync("сухая кожа, шелушение у");
    }

    [BrowserFact]
    public async Task The_first_screen_answers_who_what_not_when_where_promised_and_next_without_scrolling()
    {
        var page = await browser.Open(_portal);
        await page.SignInAs(Role.Manager);
        await page.SearchBox().FillAsync("1");
        await page.OpenOnly("1");
        var answers = page.Locator(".summary");
        await Assertions.Expect(answers).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.True(await page.EvaluateAsync<int>("window.scrollY") == 0);
    }
}
