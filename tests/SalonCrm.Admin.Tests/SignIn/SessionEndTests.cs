using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Tests.SignIn;

public sealed class SessionEndTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private const string Manage = "/Identity/Account/Manage/";

    /// <summary>A stolen cookie: it is worth nothing from the moment its session is ended.</summary>
    [Fact]
    public async Task The_cookie_of_an_ended_session_opens_nothing_with_the_very_next_request()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        await browser.SignIn(account.Email);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/import")).StatusCode);

        var session = (await portal.Services.GetRequiredService<Sessions>().Open(Actor.Operator)).Expect().Single(s => s.AccountId == account.Id);
        (await portal.Services.GetRequiredService<Sessions>().End(Actor.Operator, session.Id)).Expect();

        Assert.StartsWith("/Identity/Account/Login", new Uri((await browser.Get("/import")).Goes()!).PathAndQuery, StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
    }

    /// <summary>Replay: the cookie that was copied before the owner signed out.</summary>
    [Fact]
    public async Task A_cookie_copied_before_signing_out_is_worth_nothing_after_it()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        using var thief = portal.Browser();
        await browser.SignIn(account.Email);
        thief.Cookies.Add(thief.Address, new Cookie("saloncrm", browser.Cookies.GetCookies(browser.Address)["saloncrm"]!.Value));
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/import")).StatusCode);

        await browser.Send("/Identity/Account/Logout");

        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/import")).StatusCode);
    }

    [Fact]
    public async Task Changing_the_password_signs_out_all_other_browsers_at_once()
    {
        const string Better = "a better horse battery";
        var account = await portal.Account();
        using var here = portal.Browser();
        using var there = portal.Browser();
        await here.SignIn(account.Email);
        await there.SignIn(account.Email);

        await here.Send(Manage + "ChangePassword", ("Current", SomePortal.Password), ("Password", Better), ("Repeated", Better));

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/import")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/import")).StatusCode);
    }

    [Fact]
    public async Task A_network_head_without_a_second_factor_gets_nowhere_but_to_setting_it_up()
    {
        var account = await portal.Account(Role.NetworkHead);
        using var browser = portal.Browser();
        await browser.SignIn(account.Email);

        foreach (var page in new[] { "/", "/accounts", "/access/limits", Manage + "TwoFactorAuthentication", Manage + "ChangePassword", "/my-sign-ins" })
        {
            Assert.Equal((page, SecondFactorGate.SettingUp), (page, (await browser.Get(page)).Goes()));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Post("/_blazor/negotiate?negotiateVersion=1")).StatusCode);
        Assert.Contains("Your role needs a second step", await browser.Read(SecondFactorGate.SettingUp), StringComparison.Ordinal);
        await browser.TurnOnSecondStep();
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/accounts")).StatusCode);
    }

    [Fact]
    public async Task Whose_role_needs_the_second_factor_cannot_turn_it_off()
    {
        using var browser = portal.Browser();
        await browser.SignIn((await portal.Account(Role.NetworkHead)).Email);
        await browser.TurnOnSecondStep();

        Assert.Contains("cannot be turned off", await browser.Read(Manage + "TwoFactorAuthentication"), StringComparison.Ordinal);
        Assert.Equal(Manage + "TwoFactorAuthentication", (await browser.Get(Manage + "Disable2fa")).Goes());
        await browser.Post(Manage + "Disable2fa", ("__RequestVerificationToken", await browser.Token(Manage + "GenerateRecoveryCodes")));
        Assert.Contains("The second step is on", await browser.Read(Manage + "TwoFactorAuthentication"), StringComparison.Ordinal);
    }

    /// <summary>Somebody at a desk that was left open: turning the second factor off takes the phone.</summary>
    [Fact]
    public async Task Turning_the_second_factor_off_takes_a_fresh_code_and_each_code_works_once()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        await browser.SignIn(account.Email);
        await browser.TurnOnSecondStep();
        await portal.Sql("UPDATE sessions SET SecondFactorAt = NULL");

        Assert.Equal(Manage + "ShowSecondFactor?ReturnUrl=%2FIdentity%2FAccount%2FManage%2FDisable2fa", (await browser.Get(Manage + "Disable2fa")).Goes());
        var step = Manage + "ShowSecondFactor?ReturnUrl=%2Fimport";
        Assert.Contains("The code does not fit.", await (await browser.Send(step, ("Code", "000"))).Text(), StringComparison.Ordinal);
        var code = TimeCode.Of((await portal.In<UserManager<Account>, string?>(async users =>
            await users.GetAuthenticatorKeyAsync((await users.FindByIdAsync(account.Id.ToString()))!)))!);
        Assert.Equal("/import", (await browser.Send(step, ("Code", code))).Goes());
        Assert.Contains("The code does not fit.", await (await browser.Send(step, ("Code", code))).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Manage + "Disable2fa")).StatusCode);
    }

    [Fact]
    public async Task The_mark_of_a_device_is_out_of_reach_for_scripts_and_outlives_signing_out()
    {
        using var browser = portal.Browser();

        var answer = await browser.SignIn((await portal.Account()).Email);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("saloncrm-device=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        await browser.Send("/Identity/Account/Logout");
        Assert.NotNull(browser.Cookies.GetCookies(browser.Address)["saloncrm-device"]);
    }

    /// <summary>Locking somebody out: wrong passwords from elsewhere never hold up the owner's own browser.</summary>
    [Fact]
    public async Task A_browser_in_which_one_has_signed_in_before_is_not_held_up_by_others()
    {
        var account = await portal.Account();
        using var own = portal.Browser();
        using var attacker = portal.Browser();
        await own.SignIn(account.Email);
        await own.Send("/Identity/Account/Logout");
        for (var i = 0; i < 6; i++)
        {
            await attacker.SignIn(account.Email, "wrong horse battery");
        }

        Assert.Equal("/Identity/Account/Lockout?Minutes=1", (await attacker.SignIn(account.Email)).Goes());
        Assert.Equal("/", (await own.SignIn(account.Email)).Goes());
    }

    [Fact]
    public async Task Who_is_kept_out_by_the_limits_is_told_so_after_the_right_password_alone()
    {
        var account = await portal.Account(Role.Specialist);
        var limits = portal.Services.GetRequiredService<AccessLimits>();
        (await limits.Save(Actor.Operator, new() { AccountId = account.Id, Networks = "203.0.113.0/24" })).Expect();
        using var browser = portal.Browser();

        Assert.Contains("do not go together", await (await browser.SignIn(account.Email, "wrong horse battery")).Text(), StringComparison.Ordinal);
        Assert.Equal("/Identity/Account/Lockout?IsOutside=True", (await browser.SignIn(account.Email)).Goes());
        Assert.Contains("may not work from this address", await browser.Read("/Identity/Account/Lockout?IsOutside=True"), StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
    }
}
