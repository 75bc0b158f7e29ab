using Microsoft.AspNetCore.Mvc;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Changes the password of who has signed in. Other sessions of the account end.</summary>
public sealed class ChangePasswordModel(PortalSignIn signIn, PasswordEntry entry, OwnSessions own) : OwnAccountPage(signIn)
{
    private string? _currentProblem;
    private string? _newProblem;

    /// <summary>The password until now.</summary>
    [BindProperty]
    public string? Current { get; set; }

    /// <summary>The new one.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The new one once more.</summary>
    [BindProperty]
    public string? Repeated { get; set; }

    /// <summary>The three fields.</summary>
    public IEnumerable<FormField> Fields =>
    [
        new(nameof(Current), SignInText.CurrentPassword)
        {
            Type = "password", Autocomplete = "current-password", Problem = _currentProblem, Autofocus = true, Limit = Accounts.MostPasswordLength,
        },
        .. FormFields.NewPassword(nameof(Password), nameof(Repeated), _newProblem, autofocus: false),
    ];

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPost()
    {
        _newProblem = FormFields.PasswordProblem(Password, Repeated);
        if (_newProblem is not null)
        {
            return Page();
        }

        // Counts wrong ones like a sign-in, so that an open session is no way to guess.
        var check = await entry.Check(HttpContext.Actor(), Mine, Current);
        if (check.Step != EntryStep.In)
        {
            _currentProblem = check.Step == EntryStep.Held ? HeldText(check) : SignInText.WrongCurrentPassword;
            return Page();
        }

        await Do(users => users.ChangePasswordAsync(Mine, Current!, Password!));
        (await own.Changed(HttpContext.Actor(), OwnChange.Password)).Expect();
        return Done(SignInText.PasswordChanged);
    }
}
