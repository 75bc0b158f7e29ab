using Microsoft.AspNetCore.Mvc;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Turns off the second step. The key is forgotten: turning it on again makes another.</summary>
public sealed class Disable2faModel(PortalSignIn signIn, OwnSessions own, EntryChecks checks, DemoMode demo) : OwnAccountPage(signIn)
{
    /// <summary>Asks; who needs a second step can't be without.</summary>
    public async Task<IActionResult> OnGet() => await Refused() ?? Page();

    /// <summary>Turns it off.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (await Refused() is { } refused)
        {
            return refused;
        }

        await Do(users => users.SetTwoFactorEnabledAsync(Mine, enabled: false));
        await Do(users => users.ResetAuthenticatorKeyAsync(Mine));
        (await own.Changed(HttpContext.Actor(), OwnChange.SecondFactor)).Expect();
        return Done(SignInText.FactorOff);
    }

    private async Task<IActionResult?> Refused() =>
        !Mine.TwoFactorEnabled || (!demo.IsOn && await checks.NeedsSecondFactor(Mine.Role)) ? RedirectToPage("./TwoFactorAuthentication")
        : await checks.HasFreshFactor(Mine.Id, HttpContext.Actor().Session) ? null : FactorFirst();
}
