using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace SalonCrm.Admin.Hosting;

/// <summary>Language and theme of the one who looks: the browser's language, until the switch in the header says otherwise.</summary>
internal static class Preferences
{
    private const string ThemeCookie = "theme";
    private const string Dark = "dark";
    private const string Light = "light";
    private static readonly string[] Languages = ["en", "ru"];

    /// <summary>The languages that the portal speaks, each by its own name.</summary>
    public static IReadOnlyList<CultureInfo> Spoken { get; } = [.. Languages.Select(CultureInfo.GetCultureInfo)];

    public static IServiceCollection AddPreferences(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Languages[0]).AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });

    public static void UsePreferences(this WebApplication app) => app.UseRequestLocalization();

    public static void MapPreferences(this WebApplication app)
    {
        app.MapGet("/language", (HttpContext context, string? to, string? back) =>
        {
            if (Languages.Contains(to))
            {
                Keep(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to!)));
            }

            return Back(back);
        }).AllowAnonymous();

        app.MapGet("/theme", (HttpContext context, string? to, string? back) =>
        {
            if (to is Dark or Light)
            {
                Keep(context, ThemeCookie, to);
            }

            return Back(back);
        }).AllowAnonymous();
    }

    /// <summary>Whether the one who looks has chosen the dark theme.</summary>
    public static bool IsDark(this HttpContext context) => context.Request.Cookies[ThemeCookie] == Dark;

    private static void Keep(HttpContext context, string cookie, string value) =>
        context.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });

    /// <summary>Never to another site: a link to this portal must not end somewhere else.</summary>
    private static RedirectHttpResult Back(string? back) =>
        TypedResults.LocalRedirect(back is not null && RedirectHttpResult.IsLocalUrl(back) ? back : "/");
}
