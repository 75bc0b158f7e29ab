using Microsoft.Playwright;
using SalonCrm.Admin.Tests.SignIn;
using SalonCrm.Data.Access;

namespace SalonCrm.Browser.Tests.Running;

/// <summary>What a person does on a page, in the words of the journeys.</summary>
internal static class Person
{
    public static async Task SignInAs(this IPage page, Role role)
    {
        await page.GotoAsync("/Identity/Account/Login");
        await page.Locator($"button[value={role}]").ClickAsync();
        await page.SearchBox().WaitForAsync();
    }

    /// <summary>Sets up the second step on the page that asks for it, and keeps the recovery codes.</summary>
    public static async Task TurnOnSecondStep(this IPage page)
    {
        await page.Locator("[name=Code]").FillAsync(TimeCode.Of(await page.Locator(".key").InnerTextAsync()));
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator(".codes li").First.WaitForAsync();
        await page.Locator("main a.button").ClickAsync();
    }

    public static ILocator SearchBox(this IPage page) => page.Locator("[data-search]");

    public static ILocator Hits(this IPage page) => page.Locator("#hits li");

    /// <summary>Types into the box and waits until exactly one is found.</summary>
    public static async Task FindOnly(this IPage page, string text)
    {
        await page.SearchBox().FillAsync(text);
        await Assertions.Expect(page.Hits()).ToHaveCountAsync(1);
    }

    public static async Task OpenOnly(this IPage page, string text)
    {
        await page.FindOnly(text);
        await page.SearchBox().PressAsync("Enter");
        await page.Locator(".summary").WaitForAsync();
    }

    /// <summary>Sends a contact file through the import page and waits until it is done.</summary>
    public static async Task Import(this IPage page, string name, string content)
    {
        await page.GotoAsync("/import");
        var file = page.Locator("#import-file");
        await Assertions.Expect(file).ToBeEnabledAsync();
        await file.SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Импортировать" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Готово");
    }

    public static ILocator Field(this IPage page, string name) => page.Locator($"#field-{name}");
}
