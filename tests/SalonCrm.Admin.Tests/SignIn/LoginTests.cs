using System.Net;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.SignIn;

public sealed class LoginTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private const string Wrong = "Email and password do not go together.";

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in_page_and_back()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();

        Assert.Equal("/Identity/Account/Login?returnUrl=%2Fimport", new Uri((await browser.Get("/import")).Goes()!).PathAndQuery);
        var answer = await browser.Send("/Identity/Account/Login?returnUrl=%2Fimport", ("Email", account.Email), ("Password", SomePortal.Password));

        Assert.Equal("/import", answer.Goes());
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/import")).StatusCode);
    }

    [Fact]
    public async Task The_email_may_be_typed_in_any_case()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();

        await browser.SignIn(" " + account.Email!.ToUpperInvariant());

        Assert.True(browser.IsSignedIn);
    }

    [Fact]
    public async Task Unknown_email_wrong_password_and_disabled_account_get_the_same_answer()
    {
        var account = await portal.Account();
        var disabled = await portal.Account();
        await portal.Disable(disabled);

        foreach (var (email, password) in new[] { ("nobody@salon.example", "x"), (account.Email, "wrong horse battery"), (disabled.Email, SomePortal.Password), ("", "") })
        {
            using var browser = portal.Browser();
            var answer = await browser.SignIn(email, password);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(Wrong, await answer.Text(), StringComparison.Ordinal);
            Assert.False(browser.IsSignedIn);
        }
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_has_to_wait()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains(Wrong, await (await browser.SignIn(account.Email, "wrong horse battery")).Text(), StringComparison.Ordinal);
        }

        Assert.Equal("/Identity/Account/Lockout?Minutes=1", (await browser.SignIn(account.Email)).Goes());
        Assert.Contains("Try again in 1 min.", await browser.Read("/Identity/Account/Lockout?Minutes=1"), StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Nobody_is_led_to_another_site_by_signing_in(string target)
    {
        var account = await portal.Account();
        using var browser = portal.Browser();

        var answer = await browser.Send(
            "/Identity/Account/Login?returnUrl=" + Uri.EscapeDataString(target), ("Email", account.Email), ("Password", SomePortal.Password));

        Assert.Equal("/", answer.Goes());
    }

    [Fact]
    public async Task Every_attempt_is_in_the_trail_with_address_and_device()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        const string Attempts = "SELECT count(*) FROM trail WHERE Address = '127.0.0.1' AND Device = 'tests' AND Action = ";
        var (signedIn, failed) = (await portal.Sql(Attempts + (int)TrailAction.SignedIn), await portal.Sql(Attempts + (int)TrailAction.SignInFailed));

        await browser.SignIn("nobody@salon.example");
        await browser.SignIn(account.Email, "wrong horse battery");
        await browser.SignIn(account.Email);

        Assert.Equal(failed + 2, await portal.Sql(Attempts + (int)TrailAction.SignInFailed));
        Assert.Equal(signedIn + 1, await portal.Sql(Attempts + (int)TrailAction.SignedIn));
    }

    [Fact]
    public async Task Signing_out_needs_a_form_of_the_portal()
    {
        using var browser = portal.Browser();
        await browser.SignIn((await portal.Account()).Email);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/Identity/Account/Logout")).StatusCode);
        await browser.Get("/Identity/Account/Logout");
        Assert.True(browser.IsSignedIn);

        await browser.Send("/Identity/Account/Logout");
        Assert.False(browser.IsSignedIn);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        using var browser = portal.Browser();

        var answer = await browser.SignIn((await portal.Account()).Email);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("saloncrm=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Outside_a_demo_nobody_enters_without_a_password()
    {
        using var browser = portal.Browser();

        Assert.DoesNotContain("name=\"role\"", await browser.Read("/Identity/Account/Login"), StringComparison.Ordinal);
        foreach (var role in Enum.GetNames<Role>())
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Send("/Identity/Account/Login?handler=Demo", ("role", role))).StatusCode);
        }

        Assert.False(browser.IsSignedIn);
    }
}
