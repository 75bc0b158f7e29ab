using Microsoft.AspNetCore.Identity;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>The second step of a sign-in, after the password. Each attempt is written into the trail.</summary>
public sealed class SecondStep(UserManager<Account> users, PortalSignIn signIn, SignIns trail)
{
    /// <summary>Whose password was right a moment ago; null when that was too long ago, or the account may not sign in.</summary>
    public async Task<Account?> Account() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is { } account && await signIn.CanSignInAsync(account) ? account : null;

    /// <summary>Tries a code from the app.</summary>
    public async Task<SignInResult> TryApp(Actor visitor, Account account, string? code)
    {
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(Compact(code), isPersistent: false, rememberClient: false);
        await trail.Record(visitor, account.Id, result.Succeeded);
        return result;
    }

    /// <summary>Tries a recovery code. Identity lets wrong ones be tried without end; here they count towards the lockout.</summary>
    public async Task<SignInResult> TryRecovery(Actor visitor, Account account, string? code)
    {
        var result = await users.IsLockedOutAsync(account)
            ? SignInResult.LockedOut
            : await signIn.TwoFactorRecoveryCodeSignInAsync(Compact(code).ToUpperInvariant());
        if (!result.Succeeded && !result.IsLockedOut)
        {
            await users.AccessFailedAsync(account);
        }

        await trail.Record(visitor, account.Id, result.Succeeded);
        return result;
    }

    /// <summary>The code as it was made, however it was typed.</summary>
    public static string Compact(string? code) => string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c)));
}
