using Microsoft.AspNetCore.Mvc;
using SalonCrm.Admin.SignIn;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Turns off the second step. The key is forgotten: turning it on again makes another.</summary>
public sealed class Disable2faModel(PortalSignIn signIn) : OwnAccountPage(signIn)
{
    /// <summary>Asks.</summary>
    public IActionResult OnGet() => Mine.TwoFactorEnabled ? Page() : RedirectToPage("./TwoFactorAuthentication");

    /// <summary>Turns it off.</summary>
    public async Task<IActionResult> OnPost()
    {
        await Do(users => users.SetTwoFactorEnabledAsync(Mine, enabled: false));
        await Do(users => users.ResetAuthenticatorKeyAsync(Mine));
        return Done(SignInText.FactorOff);
    }
}
