using Microsoft.AspNetCore.Mvc;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Makes new recovery codes in place of the old ones.</summary>
public sealed class GenerateRecoveryCodesModel(PortalSignIn signIn, OwnSessions own, EntryChecks checks) : OwnAccountPage(signIn)
{
    /// <summary>Asks; without a second step there is nothing to recover.</summary>
    public async Task<IActionResult> OnGet() => await Refused() ?? Page();

    /// <summary>Makes and shows them.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }

        TempData[ShowRecoveryCodesModel.Key] = await NewRecoveryCodes();
        (await own.Changed(HttpContext.Actor(), OwnChange.SecondFactor)).Expect();
        return RedirectToPage("./ShowRecoveryCodes");
    }

    private async Task<IActionResult?> Refused() =>
        !Mine.TwoFactorEnabled ? RedirectToPage("./TwoFactorAuthentication")
        : await checks.HasFreshFactor(Mine.Id, HttpContext.Actor().Session) ? null : FactorFirst();
}
