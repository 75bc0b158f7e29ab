using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;

namespace SalonCrm.Browser.Tests.Journeys;

/// <summary>From the first call to a finished profile.</summary>
[Collection(InBrowser.Name)]
public sealed class GuestTests(Running.Browser browser) : IAsyncLifetime
{
    private const string Phone = "+7 916 777-00-11";
    private RunningPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task A_guest_of_the_desk_books_online_is_recognised_completes_the_profile_on_a_phone_and_the_follow_up_ends()
    {
        var desk = await browser.Open(_portal);
        await desk.SignInAs(Role.Manager);
        await BookAtDesk(desk);
        await ExpectInQueue(desk, isThere: true);

        var answer = await BookOnline("Мария");
        Assert.DoesNotContain("Журнальная", answer, StringComparison.Ordinal);

        await desk.GotoAsync("/book");
        await desk.Locator("#booking-phone").FillAsync(Phone);
        await Assertions.Expect(desk.Locator("[data-known]")).ToContainTextAsync("Журнальная Маша");
        await Assertions.Expect(desk.Locator("[data-said-name]")).ToContainTextAsync("Мария");

        var link = await HandOverLink(desk);
        await CompleteOnPhone(link);

        await ExpectInQueue(desk, isThere: false);
        await desk.GotoAsync("/");
        await desk.OpenOnly("777-00-11");
        await Assertions.Expect(desk.Locator(".summary .marks").First).ToContainTextAsync("зарегистрирован", new() { IgnoreCase = true });
        await Assertions.Expect(desk.Locator(".changes")).ToContainTextAsync("masha@mail.example");
        await Assertions.Expect(desk.Locator(".changes")).ToContainTextAsync("клиент");
        await Assertions.Expect(desk.Locator("#visits [data-visit]")).ToHaveCountAsync(2);
    }

    private static async Task BookAtDesk(IPage desk)
    {
        await desk.GotoAsync("/book");
        await desk.Locator("#booking-phone").FillAsync(Phone);
        await desk.Locator("[data-new]").WaitForAsync();
        await desk.Locator("#booking-name").FillAsync("Маша Журнальная");
        await desk.Locator("#booking-on").FillAsync(Tomorrow);
        await desk.Locator("[data-booking] [type=submit]").ClickAsync();
        await desk.Locator("[data-booked]").WaitForAsync();
    }

    private static async Task ExpectInQueue(IPage desk, bool isThere)
    {
        await desk.GotoAsync("/follow-ups");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Мой салон" }).ClickAsync();
        await desk.Locator(".both .lines li").First.WaitForAsync();
        await Assertions.Expect(desk.Locator(".both .lines li", new() { HasText = "Журнальная" })).ToHaveCountAsync(isThere ? 1 : 0);
    }

    /// <summary>The network's site books with a real client and the key of an integration.</summary>
    private async Task<string> BookOnline(string name)
    {
        var key = (await _portal.Services.GetRequiredService<Integrations>().Save(Actor.Operator, new() { Name = "Сайт" })).Expect();
        using var site = new HttpClient { BaseAddress = new Uri(_portal.Address) };
        site.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var salons = await site.GetFromJsonAsync<JsonElement>("/api/v1/salons");
        var salon = (salons.ValueKind == JsonValueKind.Array ? salons : salons.GetProperty("salons"))[0].GetProperty("id").GetString();
        using var answer = await site.PostAsJsonAsync("/api/v1/bookings", new { name, phone = Phone, salonId = salon, date = Tomorrow });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> HandOverLink(IPage desk)
    {
        await desk.GotoAsync("/");
        await desk.OpenOnly("777-00-11");
        await desk.Locator("[data-send-link] button").First.ClickAsync();
        await desk.Locator("[data-make-link]").ClickAsync();
        var address = desk.Locator("[data-send-link] input.address");
        await address.WaitForAsync();
        return await address.InputValueAsync();
    }

    /// <summary>The client's own phone: narrow, without a sign-in, and here without any script.</summary>
    private async Task CompleteOnPhone(string link)
    {
        var phone = await browser.OpenPhone(_portal);
        await phone.GotoAsync(link);
        await phone.Locator("#digits").FillAsync("0011");
        await phone.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(phone.Locator("h1")).ToContainTextAsync("Маша");
        await phone.Locator("[name=said-email]").FillAsync("masha@mail.example");
        await phone.Locator("[type=date]").FillAsync("1990-05-01");
        await phone.Locator("[name=consent-processing]").CheckAsync();
        Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"));
        await phone.Locator("button[value=send]").ClickAsync();
        await Assertions.Expect(phone.Locator("h1")).ToContainTextAsync("Спасибо");

        await phone.GotoAsync(link);
        await Assertions.Expect(phone.Locator("#digits")).ToHaveCountAsync(0);
    }

    private static string Tomorrow => DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
