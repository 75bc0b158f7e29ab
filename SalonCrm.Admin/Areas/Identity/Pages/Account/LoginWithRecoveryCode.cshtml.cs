using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SalonCrm.Admin.SignIn;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>The second step without the phone: one of the codes that were kept.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInSetup.Limit)]
public sealed class LoginWithRecoveryCodeModel(SecondStep step) : SignInPage
{
    private string? _problem;

    /// <summary>The code that was typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The code's field.</summary>
    public FormField Field => new(nameof(Code), SignInText.RecoveryCode) { Problem = _problem, Autofocus = true, Limit = 40 };

    /// <summary>Shows the form to who has passed the first step.</summary>
    public async Task<IActionResult> OnGet() =>
        await step.Account() is null ? RedirectToPage("./Login", new { ReturnUrl }) : Page();

    /// <summary>Tries the code.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (await step.Account() is not { } account)
        {
            return RedirectToPage("./Login", new { ReturnUrl });
        }

        var result = await step.TryRecovery(HttpContext.Visitor(), account, Code);
        _problem = SignInText.WrongRecoveryCode;
        return After(result);
    }
}
