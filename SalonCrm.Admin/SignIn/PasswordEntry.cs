using Microsoft.AspNetCore.Identity;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>The way in by email and password. Each attempt is written into the trail.</summary>
public sealed class PasswordEntry(UserManager<Account> users, PortalSignIn signIn, IPasswordHasher<Account> hasher, SignIns trail)
{
    // Of no account: verifying against it takes as long as verifying a wrong password.
    private static readonly Account Nobody = new();
    private static string? _nobodysHash;

    /// <summary>
    /// Tries. A name that does not exist, a wrong password, an account that is disabled or has no password yet all end
    /// alike, after the same work.
    /// </summary>
    public async Task<SignInResult> Try(Actor visitor, string? email, string? password)
    {
        var account = await Find(email);
        var result = SignInResult.Failed;
        if (account is { Disabled: false, PasswordHash: not null } && IsPossible(password))
        {
            result = await signIn.PasswordSignInAsync(account, password!, isPersistent: false, lockoutOnFailure: true);
        }
        else
        {
            _nobodysHash ??= hasher.HashPassword(Nobody, "nobody's password");
            hasher.VerifyHashedPassword(Nobody, _nobodysHash, IsPossible(password) ? password! : "");
        }

        if (!result.RequiresTwoFactor)
        {
            await trail.Record(visitor, account?.Id, result.Succeeded);
        }

        return result.IsNotAllowed ? SignInResult.Failed : result;
    }

    private static bool IsPossible(string? password) => password is { Length: > 0 and <= Accounts.MostPasswordLength };

    private async Task<Account?> Find(string? email) =>
        string.IsNullOrWhiteSpace(email) || email.Length > FormField.UsualLimit ? null : await users.FindByNameAsync(email);
}
