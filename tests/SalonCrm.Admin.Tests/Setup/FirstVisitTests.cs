using System.Net;
using SalonCrm.Admin.SignIn;
using SalonCrm.Admin.Tests.SignIn;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Setup;

public sealed class FirstVisitTests : IAsyncLifetime
{
    private readonly UnclaimedPortal _portal = new();

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Every_page_leads_to_the_first_visit_until_the_network_is_made()
    {
        using var browser = _portal.Browser();
        foreach (var path in new[] { "/", "/clients/new", "/Identity/Account/Login", "/nowhere" })
        {
            var answer = await browser.Get(path);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/setup", answer.Goes());
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/sign-in.css")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA-AAAA-AAAA-AAAA")]
    public async Task Without_the_code_nobody_claims_the_portal(string code)
    {
        await MakeCode();
        using var browser = _portal.Browser("ru");

        var answer = await Claim(browser, code);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(code.Length == 0 ? "Это нужно заполнить." : "Это не код нынешнего запуска.", await answer.Text(), StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
        Assert.False(await _portal.In<NetworkSetup, bool>(s => s.IsDone()));
    }

    [Fact]
    public async Task The_code_from_the_console_makes_the_network_and_signs_its_head_in()
    {
        var code = await MakeCode();
        using var browser = _portal.Browser();

        var answer = await Claim(browser, code);

        Assert.Equal("/", answer.Goes());
        Assert.True(browser.IsSignedIn);
        Assert.Equal(SecondFactorGate.SettingUp, (await browser.Get("/")).Goes());
        await browser.TurnOnSecondStep();
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/setup")).StatusCode);
        using var other = _portal.Browser();
        Assert.Equal("/Identity/Account/LoginWith2fa", (await other.SignIn("head@salon.example")).Goes());
    }

    [Fact]
    public async Task A_short_password_and_a_wrong_email_are_told_beside_their_fields()
    {
        var code = await MakeCode();
        using var browser = _portal.Browser();

        var text = await (await Claim(browser, code, email: "head", password: "short")).Text();

        Assert.Contains("This is not an email address.", text, StringComparison.Ordinal);
        Assert.Contains("The password needs at least 15 characters.", text, StringComparison.Ordinal);
        Assert.Contains(code, text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"short\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_too_many_wrong_codes_the_right_one_does_not_help()
    {
        var code = await MakeCode();
        using var browser = _portal.Browser();
        for (var i = 0; i < NetworkSetup.MostTries; i++)
        {
            await Claim(browser, "WRONG");
        }

        Assert.Contains("Too many wrong tries.", await (await Claim(browser, code)).Text(), StringComparison.Ordinal);
        Assert.False(await _portal.In<NetworkSetup, bool>(s => s.IsDone()));
    }

    [Theory]
    [InlineData("pl-PL,pl;q=0.9", "PL")]
    [InlineData("uk", "UA")]
    [InlineData("xx-not-a-language", "RU")]
    public async Task The_country_is_the_one_of_the_browsers_language(string language, string country)
    {
        using var browser = _portal.Browser(language);

        Assert.Contains($"<option value=\"{country}\" selected=\"selected\">", await browser.Read("/setup"), StringComparison.Ordinal);
    }

    private Task<string> MakeCode() => _portal.In<NetworkSetup, string>(s => Task.FromResult(s.MakeCode()));

    private static Task<HttpResponseMessage> Claim(
        SomeBrowser browser, string code, string email = "head@salon.example", string password = SomePortal.Password) => browser.Send(
        "/setup", ("Form.Code", code), ("Form.NetworkName", "Сеть"), ("Form.SalonName", "Арбат"), ("Form.CountryCode", "RU"),
        ("Form.HeadName", "Глава"), ("Form.HeadEmail", email), ("Form.Password", password));
}
