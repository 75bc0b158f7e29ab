using Microsoft.AspNetCore.Identity;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.SignIn;

/// <summary>The way in by email and password. Each attempt is written into the trail.</summary>
public sealed class PasswordEntry(PortalSignIn signIn, IPasswordHasher<Account> hasher, EntryTries tries, Entrance entrance)
{
    // Of no account: verifying against it takes as long as verifying a wrong password.
    private static readonly Account Nobody = new();
    private static string? _nobodysHash;

    /// <summary>
    /// Tries. A name that does not exist, a wrong password, an account that is disabled or has no password yet all end
    /// alike, after the same work. Who has to wait is told so before any password is looked at.
    /// </summary>
    public async Task<EntryResult> Try(Actor visitor, string? email, string? password)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        Account? account = null;
        var result = await tries.Try(visitor, new EntryAttempt { Name = Name(email) }, async () =>
        {
            account = await Find(email);
            return await IsRight(account, password);
        });
        if (result.Step != EntryStep.In)
        {
            return result;
        }

        if (!account!.TwoFactorEnabled)
        {
            return await entrance.Enter(visitor, account, withSecondFactor: false);
        }

        await signIn.AskSecondStep(account);
        return new(EntryStep.SecondStep);
    }

    /// <summary>Whether who has signed in knows his password. Wrong ones count like those of a sign-in.</summary>
    public Task<EntryResult> Check(Actor actor, Account mine, string? password)
    {
        ArgumentNullException.ThrowIfNull(mine);
        return tries.Try(actor, new EntryAttempt { Account = mine.Id }, () => IsRight(mine, password));
    }

    private async Task<bool> IsRight(Account? account, string? password)
    {
        if (account is { Disabled: false, PasswordHash: not null } && IsPossible(password))
        {
            return await signIn.UserManager.CheckPasswordAsync(account, password!);
        }

        _nobodysHash ??= hasher.HashPassword(Nobody, "nobody's password");
        hasher.VerifyHashedPassword(Nobody, _nobodysHash, IsPossible(password) ? password! : "");
        return false;
    }

    private static bool IsPossible(string? password) => password is { Length: > 0 and <= Accounts.MostPasswordLength };

    private static string Name(string? email) => string.IsNullOrWhiteSpace(email) || email.Length > FormField.UsualLimit ? "" : email;

    private async Task<Account?> Find(string? email) => Name(email) is { Length: > 0 } name ? await signIn.UserManager.FindByNameAsync(name) : null;
}
