using System.Net;

namespace SalonCrm.Admin.Tests.Hosting;

public sealed class SafeAnswersTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Theory]
    [InlineData("/Identity/Account/Login")]
    [InlineData("/nowhere")]
    [InlineData("/health")]
    [InlineData("/")]
    public async Task Every_answer_carries_the_safe_headers(string path)
    {
        using var browser = portal.Browser();
        var headers = (await browser.Get(path)).Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-store", headers.CacheControl!.ToString());
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task The_portals_own_page_carries_the_same_policy_once()
    {
        using var browser = portal.Browser();
        await browser.SignIn((await portal.Account()).Email);

        var answer = await browser.Get("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in.css")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/_content/Radzen.Blazor/css/material-base.css")]
    public async Task Styles_and_scripts_are_there_before_anybody_signs_in_and_may_be_kept(string path)
    {
        using var browser = portal.Browser();
        var answer = await browser.Get(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_a_plain_sentence()
    {
        using var browser = portal.Browser("ru");
        var answer = await browser.Get("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Здесь ничего нет", await answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_a_plain_sentence()
    {
        using var browser = portal.Browser();
        var answer = await browser.Post("/Identity/Account/Login", ("Email", "a"), ("Password", "b"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This form is out of date", await answer.Text(), StringComparison.Ordinal);
    }
}
