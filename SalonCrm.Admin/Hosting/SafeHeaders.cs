using Microsoft.AspNetCore.StaticAssets;
using SalonCrm.Admin.OwnPage;

namespace SalonCrm.Admin.Hosting;

/// <summary>Headers of every answer, also of one that ends in a fault.</summary>
internal static class SafeHeaders
{
    // Radzen writes styles into elements. Scripts come from files alone.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    public static IServiceCollection AddSafeHeaders(this IServiceCollection services) =>
        services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), true));

    public static void UseSafeHeaders(this WebApplication app)
    {
        app.UseHsts();
        app.Use((context, next) =>
        {
            var isOwnPage = context.IsOwnPage();
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = isOwnPage ? OwnPagePlace.Policy : Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers.XFrameOptions = "DENY";
                if (isOwnPage)
                {
                    headers["X-Robots-Tag"] = "noindex, nofollow";
                }

                if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
