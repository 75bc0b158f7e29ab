using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>Where a one-time link leads.</summary>
public static class PasswordLinkAddress
{
    /// <summary>The whole address.</summary>
    /// <param name="link">The link's parts.</param>
    /// <param name="portal">The portal's own address, such as "http://localhost:5080".</param>
    public static string Address(this PasswordLink link, string portal)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(portal);
        return $"{portal.TrimEnd('/')}/Identity/Account/ResetPassword?account={link.AccountId}&code={link.Code}";
    }
}
