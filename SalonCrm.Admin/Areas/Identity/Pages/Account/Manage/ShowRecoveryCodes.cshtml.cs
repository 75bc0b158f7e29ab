using Microsoft.AspNetCore.Mvc;
using SalonCrm.Admin.SignIn;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>Shows new recovery codes, once. They come in a sealed cookie that this page uses up.</summary>
public sealed class ShowRecoveryCodesModel(PortalSignIn signIn) : OwnAccountPage(signIn)
{
    internal const string Key = "recovery codes";

    /// <summary>The codes.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Shows them; without any goes back.</summary>
    public IActionResult OnGet()
    {
        Codes = TempData[Key] as string[] ?? [];
        return Codes.Count == 0 ? RedirectToPage("./TwoFactorAuthentication") : Page();
    }
}
