using System.Net;
using Microsoft.AspNetCore.Identity;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.SignIn;

public sealed class SecondStepTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private const string Manage = "/Identity/Account/Manage/";

    [Fact]
    public async Task A_second_step_is_turned_on_with_the_picture_and_a_first_code()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        await browser.SignIn(account.Email);

        var page = await browser.Read(Manage + "EnableAuthenticator");
        Assert.Contains("src=\"data:image/svg+xml;base64,", page, StringComparison.Ordinal);
        Assert.Contains("The code does not fit.", await (await browser.Send(Manage + "EnableAuthenticator", ("Code", "000"))).Text(), StringComparison.Ordinal);
        var codes = await browser.TurnOnSecondStep();

        Assert.Equal(10, codes.Count);
        Assert.DoesNotContain(codes[0], await browser.Read(Manage + "ShowRecoveryCodes"), StringComparison.Ordinal);
        Assert.Contains("Recovery codes left: 10.", await browser.Read(Manage + "TwoFactorAuthentication"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_then_takes_a_code_from_the_app()
    {
        var account = await AccountWithSecondStep();
        using var browser = portal.Browser();

        Assert.Equal("/Identity/Account/LoginWith2fa", (await browser.SignIn(account.Account.Email)).Goes());
        Assert.False(browser.IsSignedIn);
        Assert.Contains("The code does not fit.", await (await browser.Send("/Identity/Account/LoginWith2fa", ("Code", "12345"))).Text(), StringComparison.Ordinal);
        Assert.False(browser.IsSignedIn);
        var code = TimeCode.Of(account.Key);
        Assert.Equal("/", (await browser.Send("/Identity/Account/LoginWith2fa", ("Code", $"{code[..3]} {code[3..]}"))).Goes());
        Assert.True(browser.IsSignedIn);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        var account = await AccountWithSecondStep();
        foreach (var works in new[] { true, false })
        {
            using var browser = portal.Browser();
            await browser.SignIn(account.Account.Email);
            await browser.Send("/Identity/Account/LoginWithRecoveryCode", ("Code", account.Codes[0].ToLowerInvariant()));
            Assert.Equal(works, browser.IsSignedIn);
        }
    }

    [Fact]
    public async Task Wrong_recovery_codes_have_to_wait_too()
    {
        var account = await AccountWithSecondStep();
        using var browser = portal.Browser();
        await browser.SignIn(account.Account.Email);
        for (var i = 0; i < 5; i++)
        {
            await browser.Send("/Identity/Account/LoginWithRecoveryCode", ("Code", "AAAAA-AAAAA"));
        }

        var answer = await browser.Send("/Identity/Account/LoginWithRecoveryCode", ("Code", account.Codes[0]));
        Assert.Equal("/Identity/Account/Lockout?Minutes=1", answer.Goes());
        Assert.False(browser.IsSignedIn);
    }

    [Fact]
    public async Task An_account_disabled_between_the_steps_does_not_get_in()
    {
        var account = await AccountWithSecondStep();
        using var browser = portal.Browser();
        await browser.SignIn(account.Account.Email);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/Identity/Account/LoginWithRecoveryCode")).StatusCode);

        await portal.Disable(account.Account);

        Assert.Equal("/Identity/Account/Login", (await browser.Get("/Identity/Account/LoginWithRecoveryCode")).Goes());
        Assert.Equal("/Identity/Account/Login", (await browser.Get("/Identity/Account/LoginWith2fa")).Goes());
    }

    [Fact]
    public async Task The_second_step_can_be_turned_off_and_recovery_codes_made_anew()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        await browser.SignIn(account.Email);
        var first = await browser.TurnOnSecondStep();

        await browser.Send(Manage + "GenerateRecoveryCodes");
        var second = SecondSteps.Codes(await browser.Read(Manage + "ShowRecoveryCodes"));
        Assert.Empty(first.Intersect(second, StringComparer.Ordinal));

        await browser.Send(Manage + "Disable2fa");
        Assert.Contains("The second step is off.", await browser.Read(Manage + "TwoFactorAuthentication"), StringComparison.Ordinal);
        using var other = portal.Browser();
        Assert.Equal("/", (await other.SignIn(account.Email)).Goes());
    }

    private async Task<(Account Account, string Key, List<string> Codes)> AccountWithSecondStep()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        await browser.SignIn(account.Email);
        var codes = await browser.TurnOnSecondStep();
        var key = await portal.In<UserManager<Account>, string?>(async users => await users.GetAuthenticatorKeyAsync((await users.FindByIdAsync(account.Id.ToString()))!));
        return (account, key!, codes);
    }
}
