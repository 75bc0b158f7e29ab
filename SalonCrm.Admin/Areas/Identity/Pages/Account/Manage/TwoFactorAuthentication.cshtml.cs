using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Areas.Identity;

/// <summary>How somebody signs in: whether with a second step, and the ways to change that.</summary>
public sealed class TwoFactorAuthenticationModel(PortalSignIn signIn, EntryChecks checks, DemoMode demo) : OwnAccountPage(signIn)
{
    /// <summary>Whether a second step is asked for.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Whether the role needs it, so that it can't be turned off.</summary>
    public bool IsNeeded { get; private set; }

    /// <summary>Recovery codes that were not used yet.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGet()
    {
        IsOn = Mine.TwoFactorEnabled;
        IsNeeded = !demo.IsOn && await checks.NeedsSecondFactor(Mine.Role);
        CodesLeft = IsOn ? await Entry.UserManager.CountRecoveryCodesAsync(Mine) : 0;
    }
}
