namespace SalonCrm.Admin.Tests.Hosting;

public sealed class PreferencesTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private const string Login = "/Identity/Account/Login";

    [Theory]
    [InlineData("ru", "ru")]
    [InlineData("ru-RU,ru;q=0.9,en;q=0.8", "ru")]
    [InlineData("en-GB", "en")]
    [InlineData("pl", "en")]
    [InlineData("uk", "en")]
    public async Task The_browsers_language_decides(string browsers, string shown)
    {
        using var browser = portal.Browser(browsers);

        Assert.Contains($"<html lang=\"{shown}\"", await browser.Read(Login), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_switch_overrides_the_browser()
    {
        using var browser = portal.Browser("en");

        var answer = await browser.Get("/language?to=ru&back=%2FIdentity%2FAccount%2FLogin%3FreturnUrl%3D%2Fimport");

        Assert.Equal("/Identity/Account/Login?returnUrl=/import", answer.Goes());
        Assert.Contains("<h1>Вход</h1>", await browser.Read(Login), StringComparison.Ordinal);
        await browser.Get("/language?to=xx");
        Assert.Contains("<h1>Вход</h1>", await browser.Read(Login), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_theme_is_light_until_somebody_wants_it_dark()
    {
        using var browser = portal.Browser();
        Assert.Contains("/material-base.css", await browser.Read(Login), StringComparison.Ordinal);

        await browser.Get("/theme?to=dark");
        Assert.Contains("/material-dark-base.css", await browser.Read(Login), StringComparison.Ordinal);

        await browser.Get("/theme?to=light");
        Assert.Contains("/material-base.css", await browser.Read(Login), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task The_switches_lead_nowhere_but_into_the_portal(string back)
    {
        using var browser = portal.Browser();

        Assert.Equal("/", (await browser.Get("/language?to=ru&back=" + Uri.EscapeDataString(back))).Goes());
        Assert.Equal("/", (await browser.Get("/theme?to=dark&back=" + Uri.EscapeDataString(back))).Goes());
    }
}
