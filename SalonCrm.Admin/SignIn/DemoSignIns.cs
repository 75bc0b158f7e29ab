using Microsoft.AspNetCore.Identity;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>Sign-ins without a password and without a second factor, in a demo network alone.</summary>
public sealed class DemoSignIns(DemoMode mode, Accounts accounts, UserManager<Account> users, Entrance entrance)
{
    /// <summary>One for each role, the head first; none outside a demo.</summary>
    public IReadOnlyList<FieldChoice> Choices => mode.IsOn
        ? [.. Permissions.AccountRoles.Reverse().Select(r => new FieldChoice(r.ToString(), Text(r)))]
        : [];

    /// <summary>Signs in the first account of the role. False outside a demo, or when there is none.</summary>
    public async Task<bool> SignIn(Actor visitor, Role role)
    {
        if (!mode.IsOn)
        {
            return false;
        }

        var all = (await accounts.List(Actor.Operator)).Expect();
        if (all.FirstOrDefault(a => a.Role == role && !a.Disabled) is not { } found
            || await users.FindByIdAsync(found.Id.ToString()) is not { } account)
        {
            return false;
        }

        return (await entrance.Enter(visitor, account, withSecondFactor: false)).Step == EntryStep.In;
    }

    private static string Text(Role role) => role switch
    {
        Role.NetworkHead => SignInText.NetworkHead,
        Role.Manager => SignInText.Manager,
        Role.Specialist => SignInText.Specialist,
        _ => SignInText.Staff,
    };
}
