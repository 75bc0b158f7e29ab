using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SalonCrm.Admin.SignIn;

/// <summary>A page on the way in: it knows where the person was going.</summary>
public abstract class SignInPage : PageModel
{
    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>What follows a try: on the way, to the page that says why not, or this form once more.</summary>
    protected IActionResult After(EntryResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Step switch
        {
            EntryStep.In => GoOn(),
            EntryStep.Held => RedirectToPage("./Lockout", new { result.Minutes }),
            EntryStep.Outside => RedirectToPage("./Lockout", new { IsOutside = true }),
            _ => Page(),
        };
    }

    /// <summary>There, if it lies within this portal.</summary>
    protected IActionResult GoOn() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
}
