using Microsoft.Playwright;
using SalonCrm.Data.Access;

namespace SalonCrm.Browser.Tests.Running;

/// <summary>Leads over every page of the portal, with the card's forms open one by one, as the network head sees them.</summary>
internal static class EveryPage
{
    private static readonly (string Address, string Sign)[] Plain =
    [
        ("/book", "#booking-phone"),
        ("/", ".day"),
        ("/call?phone=12", "#find-caller"),
        ("/call?phone=%2B79995550011", "#call-note"),
        ("/calls", "[data-line]"),
        ("/follow-ups", ".views button"),
        ("/follow-ups/report", "table"),
        ("/settings/follow-ups", ".rule"),
        ("/completeness", "#compare"),
        ("/completeness/cards?of=g-2", "#send-day"),
        ("/completeness/report", ".sheet"),
        ("/settings/completeness", "[data-rules]"),
        ("/duplicates", ".pairs li"),
        ("/import", "#import-file"),
        ("/accounts", ".list li"),
        ("/settings/salons", "[data-part]"),
        ("/settings/services", "[data-part]"),
        ("/settings/surveys", "[data-part]"),
        ("/settings/consents", "[data-purpose]"),
        ("/settings/optional", "[type=checkbox]"),
        ("/settings/fields", ".own-fields li"),
        ("/settings/integrations", "#tells-known"),
        ("/settings/telephony", "[data-part] summary"),
        ("/access/backups", "[data-backup-state]"),
        ("/api", "#problems"),
        ("/settings/own-page", "[type=checkbox]"),
        ("/access/sign-ins", "[data-sign-in]"),
        ("/access/limits", "[data-limit]"),
        ("/my-sign-ins", "[data-session]"),
        ("/access/trail", ".trail li"),
        ("/access/breach", "#breach-from"),
        ("/access/keys", "[data-change-keys]"),
        ("/access", "[data-people]"),
        ("/access/canaries", "#canary-count"),
        ("/access/export", "[data-export]"),
        ("/nowhere", "h1"),
        ("/Identity/Account/Manage/TwoFactorAuthentication", "h1"),
        ("/Identity/Account/Manage/ChangePassword", "h1"),
        ("/Identity/Account/Manage/ShowSecondFactor", "h1"),
    ];

    /// <summary>The card's sections, each with the button that opens its form and a field of that form.</summary>
    private static readonly (string Section, string Open, string Field)[] Forms =
    [
        ("personal", "[data-edit]", "#field-LastName"),
        ("consents", "li:has(.state.quiet) button", "form select"),
        ("visits", "[data-add-visit]", "#visit-on"),
        ("notes", "[data-add-note]", "#note-text"),
        ("surveys", "[data-add-survey]", "#survey-name"),
        ("health", "[data-add-allergy]", "#allergy-substance, [data-health-consent] select"),
        ("recommendations", "[data-add-recommendation]", "#advice-text"),
        ("gift-cards", "header button:not([data-fold])", "form input"),
        ("access", "[data-access]", ".accesses li"),
    ];

    /// <summary>Calls back at each page and state, with its name and, where one of the card's forms is open, its section.</summary>
    public static async Task Visit(IPage page, string theme, Func<string, ILocator?, Task> look)
    {
        await page.GotoAsync($"/theme?to={theme}&back=/Identity/Account/Login");
        await look("sign-in", null);
        await page.SignInAs(Role.NetworkHead);
        await page.SearchBox().FillAsync("ан");
        await page.Hits().First.WaitForAsync();
        await look("search", null);
        await page.SearchBox().FillAsync("+7 999 000-11-22");
        await page.Locator("[data-new-guest]").ClickAsync();
        await page.Locator("#guest-name").WaitForAsync();
        await look("new guest", null);
        await page.GotoAsync("/");
        await page.OpenOnly("3");
        await page.Locator(".changes").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await look("card", null);
        var card = page.Url;
        var (link, digits) = await MakeLink(page);
        await look("card, personal link", page.Locator("[data-send-link]"));
        foreach (var (section, open, field) in Forms)
        {
            await page.Unfold(section);
            await page.Locator($"#{section} {open}").First.ClickAsync();
            await page.Locator($"#{section}").Locator(field).First.WaitForAsync();
            await look($"card, {section}", page.Locator($"#{section}"));
        }

        await page.GotoAsync($"/duplicates/compare?first={card.Split('/')[^1]}&card=7");
        await page.Locator("[data-pair]").WaitForAsync();
        await look("two cards", null);
        await page.GotoAsync(card + "/print");
        await page.Locator(".sheet").WaitForAsync();
        await look("print", null);
        await page.GotoAsync(card + "/data");
        await page.Locator("[data-changes]").WaitForAsync();
        await look("all data", null);
        await page.GotoAsync(card + "/erase");
        await page.Locator("#erase-number").WaitForAsync();
        await look("erase", null);
        foreach (var (address, sign) in Plain)
        {
            await page.GotoAsync(address);
            await page.Locator(sign).First.WaitForAsync();
            await look(address, null);
        }

        await page.GotoAsync("/follow-ups");
        await page.Locator(".views button").Last.ClickAsync();
        await page.Locator(".lines button").First.ClickAsync();
        await page.Locator(".beside h3").WaitForAsync();
        await look("follow-ups, a line beside its card", null);

        await page.GotoAsync(link);
        await look("own page, digits", null);
        await page.Locator("#digits").FillAsync(digits);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("button[value=send]").WaitForAsync();
        await look("own page", null);
    }

    /// <summary>Makes a personal link on the open card; answers with it and the last four digits that open it.</summary>
    private static async Task<(string Link, string Digits)> MakeLink(IPage page)
    {
        await page.Locator("[data-send-link] button").First.ClickAsync();
        await page.Locator("[data-make-link]").ClickAsync();
        var link = await page.Locator("[data-send-link] input.address").InputValueAsync();
        var sms = (await page.Locator("[data-send-link] a[href^=sms]").GetAttributeAsync("href"))!;
        return (link, sms.Split('?', '&')[0][^4..]);
    }

    /// <summary>Opens a section of the card where the screen is narrow.</summary>
    public static async Task Unfold(this IPage page, string section)
    {
        var fold = page.Locator($"#{section} [data-fold]").First;
        if (await fold.IsVisibleAsync() && await fold.GetAttributeAsync("aria-expanded") == "false")
        {
            await fold.ClickAsync();
        }
    }
}
