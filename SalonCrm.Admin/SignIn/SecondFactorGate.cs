using Microsoft.AspNetCore.StaticAssets;

namespace SalonCrm.Admin.SignIn;

/// <summary>
/// Whose role needs a second factor and who has none gets nowhere but to the page that sets it up: no other page, no
/// endpoint, no circuit.
/// </summary>
internal static class SecondFactorGate
{
    public const string SettingUp = "/Identity/Account/Manage/EnableAuthenticator";

    private static readonly string[] Open =
        [SettingUp, "/Identity/Account/Logout", "/language", "/theme", "/health", Hosting.FaultModel.Address];

    public static void UseSecondFactorGate(this WebApplication app) => app.Use((context, next) =>
    {
        if (!AccountClaims.WantsFactor(context.User) || IsOpen(context))
        {
            return next(context);
        }

        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Redirect(SettingUp);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    });

    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || Open.Contains(context.Request.Path.Value?.TrimEnd('/'), StringComparer.OrdinalIgnoreCase);
}
