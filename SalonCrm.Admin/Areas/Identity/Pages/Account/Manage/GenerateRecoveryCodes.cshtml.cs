using Microsoft.AspNetCore.Mvc;
using SalonCrm.Admin.SignIn;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Makes new recovery codes in place of the old ones.</summary>
public sealed class GenerateRecoveryCodesModel(PortalSignIn signIn) : OwnAccountPage(signIn)
{
    /// <summary>Asks; without a second step there is nothing to recover.</summary>
    public IActionResult OnGet() => Mine.TwoFactorEnabled ? Page() : RedirectToPage("./TwoFactorAuthentication");

    /// <summary>Makes and shows them.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!Mine.TwoFactorEnabled)
        {
            return RedirectToPage("./TwoFactorAuthentication");
        }

        TempData[ShowRecoveryCodesModel.Key] = await NewRecoveryCodes();
        return RedirectToPage("./ShowRecoveryCodes");
    }
}
