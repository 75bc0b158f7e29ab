using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Signs out. Only by a form of this portal: a link or picture elsewhere signs nobody out.</summary>
[AllowAnonymous]
public sealed class LogoutModel(PortalSignIn signIn, OwnSessions own) : PageModel
{
    /// <summary>Asks; who has not signed in has nothing to be asked.</summary>
    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } ? Page() : RedirectToPage("./Login");

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (User.Identity is { IsAuthenticated: true })
        {
            await own.SignOut(HttpContext.Actor());
        }

        await signIn.SignOutAsync();
        return RedirectToPage("./Login");
    }
}
