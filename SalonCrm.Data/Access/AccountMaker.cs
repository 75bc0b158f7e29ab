using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access;

/// <summary>The rules of an account, and the making of one; for the network head's page, the first visit and the command line.</summary>
internal sealed class AccountMaker(IPasswordHasher<Account> hasher, ILookupNormalizer normalizer)
{
    public async Task<List<FieldProblem>> Check(SalonDb db, AccountForm form, Guid? existing, CancellationToken cancel)
    {
        var problems = new List<FieldProblem>();
        var name = ClientRules.Line(form.DisplayName);
        if (name is null)
        {
            problems.Add(new(Field.DisplayName, Problem.Required));
        }
        else if (name.Length > Account.DisplayNameLength)
        {
            problems.Add(new(Field.DisplayName, Problem.TooLong));
        }

        if (!Permissions.AccountRoles.Contains(form.Role))
        {
            problems.Add(new(Field.Role, Problem.Unknown));
        }

        var salons = await db.Salons.CountAsync(s => form.Salons.Contains(s.Id), cancel);
        if (salons != form.Salons.Distinct().Count())
        {
            problems.Add(new(Field.Salon, Problem.Unknown));
        }

        if (existing is null)
        {
            var email = ClientRules.Line(form.Email);
            if (!ClientRules.IsEmail(email))
            {
                problems.Add(new(Field.AccountEmail, email is null ? Problem.Required : Problem.NotAnEmail));
            }
            else if (await db.Users.AnyAsync(a => a.NormalizedUserName == normalizer.NormalizeName(email), cancel))
            {
                problems.Add(new(Field.AccountEmail, Problem.Taken));
            }
        }

        return problems;
    }

    /// <summary>Null when it is long enough. Length is the only rule (NIST SP 800-63B: no composition rules).</summary>
    public static Problem? CheckPassword(string? password) =>
        string.IsNullOrWhiteSpace(password) ? Problem.Required
        : password.Length < Accounts.LeastPasswordLength ? Problem.PasswordTooShort
        : password.Length > Accounts.MostPasswordLength ? Problem.TooLong : null;

    public Account Make(Passage passage, AccountForm form, string? password)
    {
        var email = ClientRules.Line(form.Email)!;
        var account = new Account
        {
            DisplayName = ClientRules.Line(form.DisplayName)!,
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = true,
            Role = form.Role,
            CreatedAt = passage.Now,
        };
        account.Salons = [.. form.Salons.Distinct().Select(s => new AccountSalon { AccountId = account.Id, SalonId = s })];
        if (password is not null)
        {
            account.PasswordHash = hasher.HashPassword(account, password);
        }

        passage.Db.Users.Add(account);
        passage.RecordMade(account);
        return account;
    }
}
