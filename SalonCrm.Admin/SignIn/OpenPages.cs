using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SalonCrm.Admin.SignIn;

/// <summary>
/// The pages of Identity's UI package that the portal uses, each in its own look. Every other page of that package has
/// no address, so one that a newer package brings is closed until somebody opens it here.
/// </summary>
internal static class OpenPages
{
    public const string Area = "Identity";

    public static IReadOnlyList<string> All { get; } =
    [
        "/Account/Login", "/Account/LoginWith2fa", "/Account/LoginWithRecoveryCode", "/Account/Logout", "/Account/Lockout",
        "/Account/AccessDenied", "/Account/ResetPassword", "/Account/Manage/ChangePassword",
        "/Account/Manage/TwoFactorAuthentication", "/Account/Manage/EnableAuthenticator", "/Account/Manage/ShowRecoveryCodes",
        "/Account/Manage/GenerateRecoveryCodes", "/Account/Manage/Disable2fa", "/Account/Manage/ShowSecondFactor",
    ];

    public static void CloseTheRest(RazorPagesOptions options) =>
        options.Conventions.AddAreaFolderRouteModelConvention(Area, "/", CloseUnlessOpen);

    private static void CloseUnlessOpen(PageRouteModel page)
    {
        if (!All.Contains(page.ViewEnginePath))
        {
            page.Selectors.Clear();
        }
    }
}
