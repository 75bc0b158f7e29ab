using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Tests.SignIn;

public sealed class LiveSessionTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task A_circuit_holds_while_its_account_is_as_it_was()
    {
        var account = await portal.Account();

        Assert.True(await StillHolds(await SignedIn(account)));
        Assert.False(await StillHolds(new ClaimsPrincipal(new ClaimsIdentity())));
    }

    [Fact]
    public async Task A_circuit_ends_when_its_account_is_disabled()
    {
        var account = await portal.Account();
        var user = await SignedIn(account);

        await portal.Disable(account);

        Assert.False(await StillHolds(user));
    }

    [Fact]
    public async Task A_circuit_ends_when_its_account_is_changed_in_the_file()
    {
        var account = await portal.Account();
        var user = await SignedIn(account);

        await portal.Sql($"UPDATE accounts SET TwoFactorEnabled = 1 WHERE Id = {account.Id.Key()}");

        Assert.False(await StillHolds(user));
    }

    [Fact]
    public async Task A_circuit_ends_when_its_account_gets_another_role()
    {
        var account = await portal.Account();
        var user = await SignedIn(account);

        var form = new AccountForm { DisplayName = account.DisplayName, Role = Role.Specialist };
        (await portal.In<Accounts, Outcome<Nothing>>(a => a.Change(Actor.Operator, account.Id, form))).Expect();

        Assert.False(await StillHolds(user));
    }

    [Fact]
    public async Task A_role_that_the_account_does_not_have_is_refused_even_with_the_right_stamp()
    {
        var user = await SignedIn(await portal.Account(Role.Staff));
        var identity = (ClaimsIdentity)user.Identity!;
        identity.RemoveClaim(identity.FindFirst(ClaimTypes.Role));
        identity.AddClaim(new Claim(ClaimTypes.Role, nameof(Role.NetworkHead)));

        Assert.False(await StillHolds(user));
    }

    [Fact]
    public async Task Circuits_and_cookies_are_looked_at_within_a_minute()
    {
        Assert.InRange(SignInSetup.LookAgain, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.IsType<SecurityStampValidator<Account>>(scope.ServiceProvider.GetRequiredService<ISecurityStampValidator>());
        Assert.Equal(SignInSetup.LookAgain, scope.ServiceProvider.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval);
        Assert.IsType<LiveSession>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
    }

    [Fact]
    public async Task The_actor_of_a_component_is_who_has_signed_in_from_where_the_page_was_asked_for()
    {
        var account = await portal.Account();
        var user = await SignedIn(account);
        await using var scope = portal.Services.CreateAsyncScope();
        var states = (ServerAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        states.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        var current = scope.ServiceProvider.GetRequiredService<CurrentActor>();
        current.Visit = new Visit("192.0.2.1", "tests");

        Assert.Equal(Actor.SignedIn(account.Id, Role.Manager, "192.0.2.1", "tests") with { Session = AccountClaims.SessionOf(user) }, await current.Get());

        states.SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        Assert.Equal(Role.Visitor, (await current.Get()).Role);
    }

    [Fact]
    public async Task The_pages_that_change_a_sign_in_do_not_wait_for_the_next_look()
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        await browser.SignIn(account.Email);

        await portal.Disable(account);

        var answer = await browser.Get("/Identity/Account/Manage/TwoFactorAuthentication");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(browser.IsSignedIn);
    }

    private async Task<bool> StillHolds(ClaimsPrincipal user)
    {
        using var session = ActivatorUtilities.CreateInstance<LiveSession>(portal.Services);
        return await session.StillHolds(user);
    }

    [Fact]
    public async Task A_circuit_ends_at_once_when_its_session_is_ended()
    {
        var user = await SignedIn(await portal.Account());
        using var live = ActivatorUtilities.CreateInstance<LiveSession>(portal.Services);
        live.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        var told = new TaskCompletionSource<ClaimsPrincipal>();
        live.AuthenticationStateChanged += async changed => told.TrySetResult((await changed).User);

        (await portal.Services.GetRequiredService<Sessions>().End(Actor.Operator, AccountClaims.SessionOf(user)!.Value)).Expect();

        Assert.False((await told.Task.WaitAsync(TimeSpan.FromSeconds(2))).Identity!.IsAuthenticated);
        Assert.False(await StillHolds(user));
    }

    [Fact]
    public async Task Who_signed_in_before_there_were_sessions_signs_in_again()
    {
        var user = await SignedIn(await portal.Account());
        var identity = (ClaimsIdentity)user.Identity!;
        identity.RemoveClaim(identity.FindFirst("session"));

        Assert.False(await StillHolds(user));
    }

    [Fact]
    public async Task A_manager_is_signed_out_where_managers_need_a_second_factor_from_now_on()
    {
        var user = await SignedIn(await portal.Account());
        var limits = portal.Services.GetRequiredService<AccessLimits>();

        (await limits.RequireSecondFactor(Actor.Operator, ofManagers: true)).Expect();
        Assert.False(await StillHolds(user));

        (await limits.RequireSecondFactor(Actor.Operator, ofManagers: false)).Expect();
        Assert.True(await StillHolds(user));
    }

    private Task<ClaimsPrincipal> SignedIn(Account account) => portal.In<PortalSignIn, ClaimsPrincipal>(async signIn =>
    {
        var user = await signIn.CreateUserPrincipalAsync((await signIn.UserManager.FindByIdAsync(account.Id.ToString()))!);
        var form = new EntryForm { Account = account.Id, Mark = new byte[EntryAttempt.MarkLength] };
        var begun = (await portal.Services.GetRequiredService<SignIns>().Begin(Actor.Visitor("127.0.0.1", "tests"), form)).Expect();
        ((ClaimsIdentity)user.Identity!).AddClaims(AccountClaims.OfSession(begun.Session));
        return user;
    });
}
