using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access;

/// <summary>The accounts of the network's people. There is no self-registration.</summary>
public sealed class Accounts
{
    /// <summary>Shortest password, in characters.</summary>
    public const int LeastPasswordLength = 15;

    /// <summary>Longest password, in characters, so that hashing is bounded work.</summary>
    public const int MostPasswordLength = 256;

    private readonly Door _door;
    private readonly AccountMaker _maker;
    private readonly UserManager<Account> _users;
    private readonly SessionBoard _board;

    internal Accounts(Door door, AccountMaker maker, UserManager<Account> users, SessionBoard board) =>
        (_door, _maker, _users, _board) = (door, maker, users, board);

    /// <summary>All accounts, by name.</summary>
    public Task<Outcome<IReadOnlyList<AccountView>>> List(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<AccountView>>(actor, Permission.ManageAccounts, async passage =>
        {
            passage.Record(TrailAction.AccountsRead);
            var accounts = await passage.Db.Users.AsNoTracking().Include(a => a.Salons).ToListAsync(cancel);
            await passage.Look(accounts);
            return new Outcome<IReadOnlyList<AccountView>>.Done(
                [.. accounts.OrderBy(a => a.DisplayName, StringComparer.CurrentCulture).Select(View)]);
        }, cancel);

    /// <summary>
    /// Makes an account without a password; <see cref="MakePasswordLink"/> lets its owner set one. Managers and network heads are
    /// made with a second factor that was shown within five minutes.
    /// </summary>
    public Task<Outcome<Guid>> Add(Actor actor, AccountForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<Guid>(actor, Permission.ManageAccounts, async passage =>
        {
            var problems = await _maker.Check(passage.Db, form, null, cancel);
            if (problems.Count > 0)
            {
                return new Outcome<Guid>.Invalid(problems);
            }

            return form.Role > Role.Staff && !await SecondFactor.IsFresh(passage)
                ? new Outcome<Guid>.SecondFactorNeeded()
                : new Outcome<Guid>.Done(_maker.Make(passage, form, null).Id);
        }, cancel);
    }

    /// <summary>
    /// Changes name, role, salons and state. A changed role or state changes the security stamp: open sessions of the
    /// account end. Nobody disables himself or takes the role from himself, so the network is never without a head. To raise a
    /// role or let a disabled account in again needs a second factor that was shown within five minutes; taking away does not.
    /// An account that was altered past the portal is accepted as it is kept here, which needs it too.
    /// </summary>
    public async Task<Outcome<Nothing>> Change(Actor actor, Guid account, AccountForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var ends = false;
        var outcome = await _door.Pass<Nothing>(actor, Permission.ManageAccounts, async passage =>
        {
            if (await passage.Db.Users.Include(a => a.Salons).FirstOrDefaultAsync(a => a.Id == account, cancel) is not { } found)
            {
                return new Outcome<Nothing>.NotFound();
            }

            await passage.Look(found);
            var problems = await _maker.Check(passage.Db, form, account, cancel);
            var losesAccess = form.Disabled || form.Role != found.Role;
            if (account == actor.AccountId && losesAccess)
            {
                problems.Add(new(Field.Role, Problem.OneSelf));
            }

            if (problems.Count > 0)
            {
                return new Outcome<Nothing>.Invalid(problems);
            }

            if ((form.Role > found.Role || (found.Disabled && !form.Disabled) || found.IsAltered) && !await SecondFactor.IsFresh(passage))
            {
                return new Outcome<Nothing>.SecondFactorNeeded();
            }

            if (form.Disabled != found.Disabled || form.Role != found.Role || found.IsAltered)
            {
                found.SecurityStamp = Guid.NewGuid().ToString("N");
                ends = await SessionEnding.EndAll(passage, account) > 0;
            }

            found.DisplayName = ClientRules.Line(form.DisplayName)!;
            (found.Role, found.Disabled) = (form.Role, form.Disabled);
            found.ConcurrencyStamp = Guid.NewGuid().ToString();
            found.Salons.RemoveAll(s => !form.Salons.Contains(s.SalonId));
            found.Salons.AddRange(form.Salons.Distinct().Where(id => found.Salons.TrueForAll(s => s.SalonId != id))
                .Select(id => new AccountSalon { AccountId = account, SalonId = id }));
            found.Accept();
            await passage.RecordStanding(TrailAction.AccountChanged, found);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
        if (ends && outcome is Outcome<Nothing>.Done)
        {
            _board.End(account);
        }

        return outcome;
    }

    /// <summary>
    /// Takes a lost second factor off an account: its owner sets up another with the next sign-in, where his role needs one.
    /// All sessions of the account end. It needs a second factor of one's own that was shown within five minutes, and nobody
    /// takes off his own: who has it turns it off by himself, and who has not would get past it.
    /// </summary>
    public async Task<Outcome<Nothing>> ResetSecondFactor(Actor actor, Guid account, CancellationToken cancel = default)
    {
        var outcome = await _door.Pass<Nothing>(actor, Permission.ManageAccounts, async passage =>
        {
            if (await passage.Db.Users.Include(a => a.Salons).FirstOrDefaultAsync(a => a.Id == account, cancel) is not { } found)
            {
                return new Outcome<Nothing>.NotFound();
            }

            if (account == actor.AccountId)
            {
                return new Outcome<Nothing>.Invalid(Field.Role, Problem.OneSelf);
            }

            if (!await SecondFactor.IsFresh(passage))
            {
                return new Outcome<Nothing>.SecondFactorNeeded();
            }

            await passage.Look(found);

            // Key and recovery codes: turned on again, there are others.
            passage.Db.RemoveRange(await passage.Db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == account).ToListAsync(cancel));
            (found.TwoFactorEnabled, found.SecurityStamp, found.ConcurrencyStamp) = (false, Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
            await SessionEnding.EndAll(passage, account);
            await passage.RecordStanding(TrailAction.SecondFactorSet, found);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
        if (outcome is Outcome<Nothing>.Done)
        {
            _board.End(account);
        }

        return outcome;
    }

    /// <summary>
    /// A one-time link with which the account's owner sets a password. It ends when a password is set. Whoever holds it can be the
    /// owner: for a manager or network head it needs a second factor that was shown within five minutes.
    /// </summary>
    public async Task<Outcome<PasswordLink>> MakePasswordLink(Actor actor, Guid account, CancellationToken cancel = default)
    {
        Account? owner = null;
        var outcome = await _door.Pass<PasswordLink>(actor, Permission.ManageAccounts, async passage =>
        {
            owner = await passage.Db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == account, cancel);
            if (owner is null)
            {
                return new Outcome<PasswordLink>.NotFound();
            }

            if (owner.Role > Role.Staff && !await SecondFactor.IsFresh(passage))
            {
                return new Outcome<PasswordLink>.SecondFactorNeeded();
            }

            passage.Record(TrailAction.PasswordLinkMade, account);
            return new Outcome<PasswordLink>.Done(new(account, ""));
        }, cancel);
        if (owner is null || outcome is not Outcome<PasswordLink>.Done)
        {
            return outcome;
        }

        // After the transaction: making a token may add a key to the data-protection ring, which writes by itself.
        var token = await _users.GeneratePasswordResetTokenAsync(owner);
        return new Outcome<PasswordLink>.Done(new(account, WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))));
    }

    private static AccountView View(Account account) => new()
    {
        Id = account.Id,
        DisplayName = account.DisplayName,
        Email = account.Email ?? "",
        Role = account.Role,
        Salons = [.. account.Salons.Select(s => s.SalonId)],
        Disabled = account.Disabled,
        HasPassword = account.PasswordHash is not null,
        HasSecondFactor = account.TwoFactorEnabled,
        IsAltered = account.IsAltered,
    };
}
