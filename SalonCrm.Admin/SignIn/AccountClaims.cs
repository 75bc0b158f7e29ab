using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.SignIn;

/// <summary>What the cookie says of an account: id, name, role and stamp, and in which session. No email.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options, EntryChecks checks, DemoMode demo)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    private const string Session = "session";
    private const string FactorWanted = "second factor wanted";

    /// <summary>Account and role of who has signed in; null for nobody.</summary>
    public static (Guid Account, Role Role)? Read(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
        && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? (account, role) : null;

    /// <summary>The session that a cookie belongs to; null for one of before there were any.</summary>
    public static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session), out var session) ? session : null;

    /// <summary>The session, as the cookie has it; nothing where there is none.</summary>
    public static IEnumerable<Claim> OfSession(Guid? session) => session is { } id ? [new(Session, id.ToString())] : [];

    /// <summary>Whether who has signed in has to set up a second factor before anything else.</summary>
    public static bool WantsFactor(ClaimsPrincipal user) => user.HasClaim(c => c.Type == FactorWanted);

    /// <summary>Whether an account has to set up a second factor. In a demo nobody has a phone for it.</summary>
    public static async Task<bool> LacksFactor(Account account, EntryChecks checks, DemoMode demo) =>
        !demo.IsOn && !account.TwoFactorEnabled && await checks.NeedsSecondFactor(account.Role);

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.DisplayName),
            new(ClaimTypes.Role, user.Role.ToString()),
            new(Options.ClaimsIdentity.SecurityStampClaimType, await UserManager.GetSecurityStampAsync(user)),
        ],
        IdentityConstants.ApplicationScheme);
        if (await LacksFactor(user, checks, demo))
        {
            identity.AddClaim(new(FactorWanted, "true"));
        }

        return identity;
    }
}
