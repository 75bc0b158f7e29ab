using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>Somebody who can even seal cookies with the portal's own key, and writes another role or account into one.</summary>
public sealed class ForgedTicketTests : IAsyncLifetime
{
    private readonly SomePortal _portal = new();
    private KnownPeople _known = null!;

    public async Task InitializeAsync()
    {
        await _portal.InitializeAsync();
        _known = await KnownPeople.In(_portal.Services);
    }

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("Manager")]
    [InlineData("NetworkHead")]
    [InlineData("Operator")]
    [InlineData("6")]
    [InlineData("Site")]
    [InlineData("nonsense")]
    public async Task A_role_raised_in_the_cookie_opens_no_door(string role)
    {
        using var browser = await Forged(role, TimeSpan.Zero);
        foreach (var address in Doors())
        {
            var answer = await browser.Get(address);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("exchange.example", answer.Goes() ?? "", StringComparison.Ordinal);
            Assert.Empty(KnownPeople.Found(await Walk.Whole(answer), KnownPeople.Everything));
        }
    }

    [Fact]
    public async Task A_role_raised_in_the_cookie_signs_out_with_the_next_look_at_the_account()
    {
        using var browser = await Forged(nameof(Role.NetworkHead), SignInSetup.LookAgain + TimeSpan.FromSeconds(1));
        Assert.StartsWith("/Identity/Account/Login", new Uri((await browser.Get("/accounts")).Goes()!).PathAndQuery, StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
    }

    [Fact]
    public async Task Another_account_in_the_cookie_signs_out_at_once_since_the_session_is_not_its_own()
    {
        var head = await _portal.Account(Role.NetworkHead);
        using var browser = await SignedIn();
        Forge(browser, identity => Set(identity, ClaimTypes.NameIdentifier, $"{head.Id}"), TimeSpan.Zero);

        Assert.StartsWith("/Identity/Account/Login", new Uri((await browser.Get("/accounts")).Goes()!).PathAndQuery, StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
    }

    [Fact]
    public async Task A_cookie_with_any_letter_altered_is_none()
    {
        using var browser = await SignedIn();
        var cookie = Cookie(browser);
        var sealedText = cookie.Value;
        for (var place = 0; place < sealedText.Length; place += 97)
        {
            cookie.Value = sealedText[..place] + (sealedText[place] == 'A' ? 'B' : 'A') + sealedText[(place + 1)..];
            using var other = _portal.Browser();
            other.Cookies.Add(other.Address, new Cookie(cookie.Name, cookie.Value));
            Assert.StartsWith("/Identity/Account/Login", new Uri((await other.Get("/book")).Goes()!).PathAndQuery, StringComparison.Ordinal);
        }
    }

    private string[] Doors() =>
    [
        $"/photos/{_known.Photo}", $"/photos/{_known.Photo}/thumbnail", $"/calls/{_known.Call}/recording",
        $"/clients/{_known.Client}/data.json", "/completeness/report.xlsx",
    ];

    private async Task<SomeBrowser> SignedIn()
    {
        var browser = _portal.Browser();
        await browser.SignIn((await _portal.Account(Role.Staff)).Email);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/book")).StatusCode);
        return browser;
    }

    private async Task<SomeBrowser> Forged(string role, TimeSpan age)
    {
        var browser = await SignedIn();
        Forge(browser, identity => Set(identity, ClaimTypes.Role, role), age);
        return browser;
    }

    private void Forge(SomeBrowser browser, Action<ClaimsIdentity> change, TimeSpan age)
    {
        var ticket = Open(browser);
        change((ClaimsIdentity)ticket.Principal.Identity!);
        ticket.Properties.IssuedUtc = DateTimeOffset.UtcNow - age;
        Cookie(browser).Value = Format().Protect(ticket);
    }

    private AuthenticationTicket Open(SomeBrowser browser) => Format().Unprotect(Cookie(browser).Value)!;

    private ISecureDataFormat<AuthenticationTicket> Format() =>
        _portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;

    private static Cookie Cookie(SomeBrowser browser) => browser.Cookies.GetCookies(browser.Address)["saloncrm"]!;

    private static void Set(ClaimsIdentity identity, string claim, string value)
    {
        identity.RemoveClaim(identity.FindFirst(claim));
        identity.AddClaim(new Claim(claim, value));
    }
}
