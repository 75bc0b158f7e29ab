using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>What the cookie says of an account: id, name, role and stamp. No email.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    /// <summary>Account and role of who has signed in; null for nobody.</summary>
    public static (Guid Account, Role Role)? Read(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
        && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? (account, role) : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user) => new(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.DisplayName),
            new(ClaimTypes.Role, user.Role.ToString()),
            new(Options.ClaimsIdentity.SecurityStampClaimType, await UserManager.GetSecurityStampAsync(user)),
        ],
        IdentityConstants.ApplicationScheme);
}
