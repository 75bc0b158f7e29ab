using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>Identity's sign-in, to which a disabled account or a changed role does not exist any more.</summary>
public sealed class PortalSignIn(
    UserManager<Account> users,
    IHttpContextAccessor contexts,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation)
    : SignInManager<Account>(users, contexts, claims, options, log, schemes, confirmation)
{
    /// <summary>Whether the account may sign in at all.</summary>
    public override async Task<bool> CanSignInAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.Disabled && await base.CanSignInAsync(user);
    }

    /// <summary>The account of a cookie or circuit, if it still may do what it could when it signed in; else null.</summary>
    public override async Task<Account?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { Disabled: false } account
        && principal is not null && AccountClaims.Read(principal) is var (_, role) && role == account.Role
            ? account : null;
}
