using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Asks for the code anew, before what can do the most harm, and leads back. A demo has no codes: there it is a button.</summary>
[EnableRateLimiting(SignInSetup.Limit)]
public sealed class ShowSecondFactorModel(PortalSignIn signIn, SecondStep step, OwnSessions own, DemoMode demo) : OwnAccountPage(signIn)
{
    private string? _problem;

    /// <summary>The code that was typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Where the person was.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>It is asked for in a tab of its own, beside the page that wants it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Beside { get; set; }

    /// <summary>It was right, and there is nowhere to lead back to.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Whether there is no code to be asked for.</summary>
    public bool IsDemo => demo.IsOn && !Mine.TwoFactorEnabled;

    /// <summary>The code's field.</summary>
    public FormField Field => FormFields.AppCode(nameof(Code), _problem);

    /// <summary>There, if it lies within this portal.</summary>
    public string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    /// <summary>Asks; who has no second step yet sets it up first.</summary>
    public IActionResult OnGet() => IsDemo || Mine.TwoFactorEnabled ? Page() : RedirectToPage("./EnableAuthenticator");

    /// <summary>Tries the code.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (IsDemo)
        {
            (await own.ShowSecondFactor(HttpContext.Actor())).Expect();
            return Shown();
        }

        if (!Mine.TwoFactorEnabled)
        {
            return RedirectToPage("./EnableAuthenticator");
        }

        var result = await step.Show(HttpContext.Actor(), Mine, Code);
        if (result.Step == EntryStep.In)
        {
            return Shown();
        }

        _problem = result.Step == EntryStep.Held ? HeldText(result) : SignInText.WrongCode;
        return Page();
    }

    private IActionResult Shown()
    {
        IsShown = Beside;
        return Beside ? Page() : LocalRedirect(Target);
    }
}
