using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.SignIn;

/// <summary>The code after the password, and the code anew before what can do the most harm. Each attempt is written into the trail.</summary>
public sealed class SecondStep(PortalSignIn signIn, EntryTries tries, Entrance entrance, OwnSessions own)
{
    private const string OwnTokens = "SalonCrm";
    private const string UsedCode = "used code";

    /// <summary>Whose password was right a moment ago; null when that was too long ago, or the account may not sign in.</summary>
    public async Task<Account?> Account() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is { } account && await signIn.CanSignInAsync(account) ? account : null;

    /// <summary>Tries a code from the app.</summary>
    public Task<EntryResult> TryApp(Actor visitor, Account account, string? code) => Enter(visitor, account, () => Fits(account, code));

    /// <summary>Tries a recovery code.</summary>
    public Task<EntryResult> TryRecovery(Actor visitor, Account account, string? code) => Enter(visitor, account, async () =>
        (await signIn.UserManager.RedeemTwoFactorRecoveryCodeAsync(account, Compact(code).ToUpperInvariant())).Succeeded);

    /// <summary>Shows a code from the app anew, in a session that is open.</summary>
    public async Task<EntryResult> Show(Actor actor, Account mine, string? code)
    {
        ArgumentNullException.ThrowIfNull(mine);
        var result = await tries.Try(actor, new EntryAttempt { Account = mine.Id, IsCode = true }, () => Fits(mine, code));
        if (result.Step == EntryStep.In)
        {
            (await own.ShowSecondFactor(actor)).Expect();
        }

        return result;
    }

    /// <summary>The code as it was made, however it was typed.</summary>
    public static string Compact(string? code) => string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c)));

    private async Task<EntryResult> Enter(Actor visitor, Account account, Func<Task<bool>> fits)
    {
        ArgumentNullException.ThrowIfNull(account);
        var result = await tries.Try(visitor, new EntryAttempt { Account = account.Id, IsCode = true }, fits);
        if (result.Step != EntryStep.In)
        {
            return result;
        }

        await signIn.Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return await entrance.Enter(visitor, account, withSecondFactor: true);
    }

    /// <summary>A code works once: who looked over a shoulder has nothing of it.</summary>
    private async Task<bool> Fits(Account account, string? typed)
    {
        var (users, code) = (signIn.UserManager, Compact(typed));
        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code)
            || await users.GetAuthenticationTokenAsync(account, OwnTokens, UsedCode) == code)
        {
            return false;
        }

        return (await users.SetAuthenticationTokenAsync(account, OwnTokens, UsedCode, code)).Succeeded;
    }
}
