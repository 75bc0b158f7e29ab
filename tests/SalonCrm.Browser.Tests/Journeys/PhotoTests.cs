using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalonCrm.Browser.Tests.Running;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Visits;

namespace SalonCrm.Browser.Tests.Journeys;

[Collection(InBrowser.Name)]
public sealed class PhotoTests(Running.Browser browser) : IAsyncLifetime
{
    private RunningPortal _portal = null!;
    private Guid _client;

    public async Task InitializeAsync() => _portal = await RunningPortal.Demo(clients: 10);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [BrowserFact]
    public async Task A_photo_is_refused_without_consent_then_added_shown_compared_and_kept_from_the_front_desk()
    {
        var page = await OpenCard(Role.Manager);
        await Assertions.Expect(page.Locator("[data-photo-consent]")).ToContainTextAsync("Согласия на фото нет");
        await Assertions.Expect(page.Locator("[data-photo-add]")).ToHaveCountAsync(0);
        await page.Locator("[data-photo-consent] a").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Фотографии: Дал(а) согласие" }).ClickAsync();
        await page.Locator("[data-consent=Photos] button[type=submit]").ClickAsync();

        await Choose(page, PhotoStage.Before, 2600, 1300);
        await Assertions.Expect(Thumbnails(page)).ToHaveCountAsync(1);
        await Choose(page, PhotoStage.After, 1200, 600);
        await Assertions.Expect(Thumbnails(page)).ToHaveCountAsync(2);
        await ExpectSides(Thumbnails(page).First, 320, 160);

        await Thumbnails(page).First.ClickAsync();
        await ExpectSides(page.Locator("dialog img"), 2048, 1024);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog.viewer")).ToHaveCountAsync(0);
        await ExpectSlider(page);

        var addresses = await Thumbnails(page).EvaluateAllAsync<string[]>("images => images.map(i => i.src)");
        foreach (var address in addresses.Append(addresses[0].Replace("/thumbnail", "", StringComparison.Ordinal)))
        {
            var answer = await page.APIRequest.GetAsync(address);
            Assert.Equal((200, "image/jpeg"), (answer.Status, answer.Headers["content-type"]));
            Assert.Contains("no-store", answer.Headers["cache-control"], StringComparison.Ordinal);
        }

        var desk = await OpenCard(Role.Staff);
        await Assertions.Expect(desk.Locator("[data-photos]")).ToHaveTextAsync("Фото: 2");
        await Assertions.Expect(desk.Locator("[data-photos] img")).ToHaveCountAsync(0);
        Assert.Equal(404, (await desk.APIRequest.GetAsync(addresses[0])).Status);
    }

    [BrowserFact]
    public async Task A_photo_that_was_not_sent_is_sent_again_in_one_click_and_is_there_once()
    {
        await Consent();
        var page = await OpenCard(Role.Specialist);
        await page.RouteAsync("**/visits/*/photos", route => route.AbortAsync());
        await Choose(page, PhotoStage.Before, 40, 30);
        await Assertions.Expect(page.Locator("[data-photo-queue]")).ToContainTextAsync("Связь прервалась");
        Assert.Empty((await Photos()).Photos);

        // The portal keeps it, but the answer is lost on the way back.
        await page.UnrouteAllAsync();
        await page.RouteAsync("**/visits/*/photos", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить ещё раз" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-photo-queue]")).ToContainTextAsync("Связь прервалась");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить ещё раз" }).ClickAsync();

        await Assertions.Expect(Thumbnails(page)).ToHaveCountAsync(1);
        Assert.Single((await Photos()).Photos);
    }

    [BrowserFact]
    public async Task What_is_no_picture_or_far_too_large_is_told_before_it_is_sent()
    {
        await Consent();
        var page = await OpenCard(Role.Specialist);
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" && request.Url.EndsWith("/photos", StringComparison.Ordinal) ? 1 : 0;
        byte[] huge = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0, 0, 0, 0, 0];
        foreach (var (name, content, told) in new[]
        {
            ("page.jpg", "<html><script>alert(1)</script></html>"u8.ToArray(), "не изображение"),
            ("huge.png", huge, "слишком большое"),
            ("heavy.jpg", new byte[(15 * 1024 * 1024) + 1], "слишком большое"),
            ("cut.png", huge[..30], "не читается"),
        })
        {
            // A small head of a right size, so that only the decoding finds it cut.
            var file = name == "cut.png" ? [.. content[..16], 0, 0, 0, 9, 0, 0, 0, 9, .. content[24..]] : content;
            await Input(page, PhotoStage.After).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = file });
            await Assertions.Expect(page.Locator("[data-photo-queue]")).ToContainTextAsync($"{name}: ");
            await Assertions.Expect(page.Locator("[data-photo-queue]")).ToContainTextAsync(told);
        }

        Assert.Equal(0, sent);
    }

    private static ILocator Thumbnails(IPage page) => page.Locator("[data-photos] .thumb img");

    private static ILocator Input(IPage page, PhotoStage stage) => page.Locator($"[data-photo-add][data-stage={stage}]");

    /// <summary>Draws a PNG in the browser and chooses it as a person would.</summary>
    private static async Task Choose(IPage page, PhotoStage stage, int width, int height)
    {
        await Input(page, stage).WaitForAsync();
        var png = await page.EvaluateAsync<string>(
            """
            ([width, height]) => {
              const canvas = Object.assign(document.createElement('canvas'), { width, height });
              const context = canvas.getContext('2d');
              context.fillStyle = 'teal';
              context.fillRect(0, 0, width / 2, height);
              return canvas.toDataURL('image/png').split(',')[1];
            }
            """,
            new[] { width, height });
        await Input(page, stage).SetInputFilesAsync(new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = Convert.FromBase64String(png) });
    }

    private static async Task ExpectSides(ILocator image, int width, int height)
    {
        await Assertions.Expect(image).ToHaveJSPropertyAsync("complete", true);
        await Assertions.Expect(image).ToHaveJSPropertyAsync("naturalWidth", width);
        await Assertions.Expect(image).ToHaveJSPropertyAsync("naturalHeight", height);
    }

    /// <summary>Before lies over after, and the keyboard moves the line between them.</summary>
    private static async Task ExpectSlider(IPage page)
    {
        await page.Locator("[data-compare-photos]").ClickAsync();
        var slider = page.GetByRole(AriaRole.Slider, new() { Name = "Какая часть фото «до» видна" });
        await slider.FocusAsync();
        var over = page.Locator("dialog .over");
        await Assertions.Expect(over).ToHaveCSSAsync("clip-path", "inset(0px 50% 0px 0px)");
        await slider.PressAsync("ArrowRight");
        await Assertions.Expect(over).ToHaveCSSAsync("clip-path", "inset(0px 49% 0px 0px)");
        await slider.PressAsync("End");
        await Assertions.Expect(over).ToHaveCSSAsync("clip-path", "inset(0px 0% 0px 0px)");
        await ExpectSides(over.Locator("img"), 2048, 1024);
        await page.GetByRole(AriaRole.Button, new() { Name = "Закрыть" }).ClickAsync();
        await Assertions.Expect(page.Locator("dialog.viewer")).ToHaveCountAsync(0);
    }

    private async Task<IPage> OpenCard(Role role)
    {
        await AddClient();
        var page = await browser.Open(_portal);
        await page.SignInAs(role);
        await page.OpenOnly("Снимаемая");
        await page.Locator("[data-visit]").WaitForAsync();
        return page;
    }

    private async Task AddClient()
    {
        if (_client != Guid.Empty)
        {
            return;
        }

        var salon = (await _portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        var form = new ClientForm { SalonId = salon, LastName = "Снимаемая", FirstName = "Вера", Phones = [new() { Text = "+79160007711" }] };
        _client = (await _portal.Services.GetRequiredService<ClientCards>().Create(Actor.Operator, form)).Expect();
        (await _portal.Services.GetRequiredService<ClientVisits>().Save(
            Actor.Operator, new() { ClientId = _client, SalonId = salon, On = new(2026, 1, 15), State = VisitState.Done, Services = [new() { Name = "Стрижка" }] })).Expect();
    }

    private async Task Consent()
    {
        await AddClient();
        (await _portal.Services.GetRequiredService<ClientConsents>().Give(
            Actor.Operator, new() { ClientId = _client, Purpose = ConsentPurpose.Photos, TextVersion = 1 })).Expect();
    }

    private async Task<PhotoAlbum> Photos() => (await _portal.Services.GetRequiredService<VisitPhotos>().List(Actor.Operator, _client)).Expect();
}
