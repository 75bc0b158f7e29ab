using SalonCrm.Browser.Tests.Running;

namespace SalonCrm.Browser.Tests.Journeys;

[Collection(InBrowser.Name)]
public sealed class FirstVisitTests(Running.Browser browser)
{
    private const string Password = "a long enough password";

    [BrowserFact]
    public async Task The_first_visit_claims_the_portal_with_the_code_and_an_imported_client_is_found_and_edited()
    {
        var (portal, code) = await RunningPortal.Fresh();
        await using var _ = portal;
        var page = await browser.Open(portal);

        await page.GotoAsync("/");
        Assert.EndsWith("/setup", page.Url, StringComparison.OrdinalIgnoreCase);
        await page.Locator("[name$=Code]").First.FillAsync(code);
        await page.Locator("[name$=NetworkName]").FillAsync("Вербеника");
        await page.Locator("[name$=SalonName]").FillAsync("Арбат");
        await page.Locator("[name$=CountryCode]").SelectOptionAsync("RU");
        await page.Locator("[name$=HeadName]").FillAsync("Елена Вересова");
        await page.Locator("[name$=HeadEmail]").FillAsync("head@salon.example");
        await page.Locator("[name$=Password]").FillAsync(Password);
        await page.Locator("main button[type=submit]").ClickAsync();

        // A network head gets nowhere without a second step.
        await page.TurnOnSecondStep();
        await page.GotoAsync("/");
        await page.SearchBox().WaitForAsync();

        await page.Import(
            "phones.vcf",
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Кузнецова;Анна;;;\r\nTEL:8 (916) 123-45-67\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Без номера\r\nEND:VCARD\r\n");
        await Microsoft.Playwright.Assertions.Expect(page.Locator("main")).ToContainTextAsync("добавлено 1, объединено 0, отклонено 1");
        await Microsoft.Playwright.Assertions.Expect(page.Locator(".rejected")).ToContainTextAsync("Строка 6");

        await page.Keyboard.PressAsync("/");
        await page.OpenOnly("45-67");
        await page.Keyboard.PressAsync("e");
        await page.Field("Email").FillAsync("anna@mail.example");
        await page.Locator(".ask input").CheckAsync();
        await page.Locator("#request-who").FillAsync("сама клиентка");
        await page.Keyboard.PressAsync("Control+Enter");
        var history = page.Locator(".changes").First;
        await Microsoft.Playwright.Assertions.Expect(history).ToContainTextAsync("anna@mail.example");
        await Microsoft.Playwright.Assertions.Expect(history).ToContainTextAsync("сама клиентка");
        await Microsoft.Playwright.Assertions.Expect(history).ToContainTextAsync("Елена Вересова");
    }

    [BrowserFact]
    public async Task Without_the_code_nobody_claims_the_portal()
    {
        var (portal, _) = await RunningPortal.Fresh();
        await using var running = portal;
        var page = await browser.Open(portal);

        await page.GotoAsync("/setup");
        await page.Locator("[name$=Code]").First.FillAsync("AAAA-AAAA-AAAA-AAAA");
        await page.Locator("[name$=NetworkName]").FillAsync("Чужая");
        await page.Locator("[name$=SalonName]").FillAsync("Чужой");
        await page.Locator("[name$=HeadName]").FillAsync("Чужой");
        await page.Locator("[name$=HeadEmail]").FillAsync("other@salon.example");
        await page.Locator("[name$=Password]").FillAsync(Password);
        await page.Locator("main button[type=submit]").ClickAsync();

        await Microsoft.Playwright.Assertions.Expect(page.Locator("main")).ToContainTextAsync("Это не код нынешнего запуска");
        await page.GotoAsync("/");
        Assert.EndsWith("/setup", page.Url, StringComparison.OrdinalIgnoreCase);
    }
}
