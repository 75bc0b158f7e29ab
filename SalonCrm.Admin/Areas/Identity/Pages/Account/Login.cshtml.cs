using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Sign-in by email and password; in a demo also as anybody.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInSetup.Limit)]
public sealed class LoginModel(PasswordEntry entry, DemoSignIns demo) : SignInPage
{
    /// <summary>The email that was typed.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The password that was typed.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether the person comes from having set a password.</summary>
    [BindProperty(SupportsGet = true)]
    public bool PasswordIsSet { get; set; }

    /// <summary>A sentence above the form.</summary>
    public string? Notice { get; private set; }

    /// <summary>The roles that one may sign in as without a password; none outside a demo.</summary>
    public IReadOnlyList<FieldChoice> DemoRoles { get; } = demo.Choices;

    /// <summary>Email and password.</summary>
    public IEnumerable<FormField> Fields =>
    [
        new(nameof(Email), SignInText.Email) { Type = "email", Value = Email, Autocomplete = "username", Autofocus = Email is null },
        new(nameof(Password), SignInText.Password)
        {
            Type = "password", Autocomplete = "current-password", Autofocus = Email is not null, Limit = Accounts.MostPasswordLength,
        },
    ];

    /// <summary>Shows the form; who has signed in already goes on.</summary>
    public IActionResult OnGet()
    {
        if (User.Identity is { IsAuthenticated: true })
        {
            return GoOn();
        }

        Notice = PasswordIsSet ? SignInText.PasswordIsSet : null;
        return Page();
    }

    /// <summary>Tries email and password.</summary>
    public async Task<IActionResult> OnPost()
    {
        var result = await entry.Try(HttpContext.Visitor(), Email, Password);
        if (result.Step == EntryStep.SecondStep)
        {
            return RedirectToPage("./LoginWith2fa", new { ReturnUrl });
        }

        Notice = SignInText.WrongPassword;
        return After(result);
    }

    /// <summary>Signs in as the demo network's person of that role.</summary>
    public async Task<IActionResult> OnPostDemo(Role role) =>
        await demo.SignIn(HttpContext.Visitor(), role) ? GoOn() : NotFound();
}
