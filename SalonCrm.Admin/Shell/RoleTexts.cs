using System.Security.Claims;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Shell;

/// <summary>Roles as people call them.</summary>
internal static class RoleTexts
{
    public static string Of(Role role) => ShellText.ResourceManager.GetString($"Role_{role}", ShellText.Culture) ?? role.ToString();

    public static string Of(ClaimsPrincipal user) =>
        Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? Of(role) : "";
}
