using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.SignIn;

/// <summary>Identity's sign-in, to which a disabled or altered account, a changed role or a session that has ended does not exist any more.</summary>
public sealed class PortalSignIn(
    UserManager<Account> users,
    IHttpContextAccessor contexts,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    EntryChecks checks,
    DemoMode demo)
    : SignInManager<Account>(users, contexts, claims, options, log, schemes, confirmation)
{
    private readonly IHttpContextAccessor _contexts = contexts;

    /// <summary>Whether the account may sign in at all.</summary>
    public override async Task<bool> CanSignInAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.Disabled && await base.CanSignInAsync(user);
    }

    /// <summary>The account of a cookie or circuit, if it still may do what it could when it signed in; else null.</summary>
    public override async Task<Account?> ValidateSecurityStampAsync(ClaimsPrincipal? principal)
    {
        if (await base.ValidateSecurityStampAsync(principal) is not { Disabled: false, IsAltered: false } account
            || principal is null || AccountClaims.Read(principal) is not var (_, role) || role != account.Role
            || AccountClaims.SessionOf(principal) is not { } session)
        {
            return null;
        }

        // Where a second factor is wanted since, signing in again leads to setting it up.
        var address = _contexts.HttpContext is { } context ? Visit.Of(context).Address : null;
        return await checks.Holds(account.Id, role, session, address)
            && (AccountClaims.WantsFactor(principal) || !await AccountClaims.LacksFactor(account, checks, demo))
                ? account : null;
    }

    /// <summary>A new cookie for the same session.</summary>
    public override Task RefreshSignInAsync(Account user) =>
        SignInWithClaimsAsync(user, isPersistent: false, AccountClaims.OfSession(AccountClaims.SessionOf(Context.User)));

    /// <summary>Remembers for a few minutes whose password was right.</summary>
    public Task AskSecondStep(Account account) => SignInOrTwoFactorAsync(account, isPersistent: false);

    /// <summary>Identity locks the account, for everybody and from everywhere. The portal counts by account, address and device instead.</summary>
    protected override Task<bool> IsLockedOut(Account user) => Task.FromResult(false);
}
