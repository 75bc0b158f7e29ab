using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SalonCrm.Admin.SignIn;

/// <summary>A page on the way in: it knows where the person was going.</summary>
public abstract class SignInPage : PageModel
{
    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>There, if it lies within this portal.</summary>
    protected IActionResult GoOn() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
}
