using SalonCrm.Admin.SignIn;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>How somebody signs in: whether with a second step, and the ways to change that.</summary>
public sealed class TwoFactorAuthenticationModel(PortalSignIn signIn) : OwnAccountPage(signIn)
{
    /// <summary>Whether a second step is asked for.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Recovery codes that were not used yet.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGet()
    {
        IsOn = Mine.TwoFactorEnabled;
        CodesLeft = IsOn ? await Entry.UserManager.CountRecoveryCodesAsync(Mine) : 0;
    }
}
