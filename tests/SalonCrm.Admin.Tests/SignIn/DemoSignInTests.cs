using System.Net;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.SignIn;

public sealed class DemoSignInTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Login = "/Identity/Account/Login";

    [Fact]
    public async Task A_demo_says_so_and_lets_in_as_each_role()
    {
        using var browser = portal.Browser();
        var page = await browser.Read(Login);

        Assert.Contains("Demo: everybody here is invented.", page, StringComparison.Ordinal);
        Assert.All(Permissions.AccountRoles, role => Assert.Contains($"value=\"{role}\"", page, StringComparison.Ordinal));

        await portal.Account(Role.Staff);
        Assert.Equal("/", (await browser.Send(Login + "?handler=Demo", ("role", "Staff"))).Goes());
        Assert.True(browser.IsSignedIn);
        Assert.Equal("/Identity/Account/AccessDenied?returnUrl=%2Faccounts", new Uri((await browser.Get("/accounts")).Goes()!).PathAndQuery);
    }

    [Theory]
    [InlineData("Operator")]
    [InlineData("Visitor")]
    [InlineData("nonsense")]
    public async Task A_demo_has_no_sign_in_for_what_is_no_account(string role)
    {
        using var browser = portal.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(Login + "?handler=Demo", ("role", role))).StatusCode);
        Assert.False(browser.IsSignedIn);
    }

    [Fact]
    public async Task A_demo_sign_in_needs_a_form_of_the_portal()
    {
        using var browser = portal.Browser();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post(Login + "?handler=Demo", ("role", "NetworkHead"))).StatusCode);
    }
}
