using SalonCrm.Admin.Access;
using SalonCrm.Admin.Api;
using SalonCrm.Admin.Calls;
using SalonCrm.Admin.Completeness;
using SalonCrm.Admin.Erasure;
using SalonCrm.Admin.OwnPage;
using SalonCrm.Admin.Photos;
using SalonCrm.Admin.Setup;
using SalonCrm.Admin.Shell;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data;

namespace SalonCrm.Admin.Hosting;

/// <summary>How the portal is to be served.</summary>
/// <param name="Place">Where its data lies.</param>
/// <param name="Urls">Where it listens.</param>
/// <param name="IsDemo">Whether the network is a demo one, with sign-ins for everybody.</param>
/// <param name="OwnPageUrls">Where the clients' own pages, and nothing else, listen besides; null for what the configuration says.</param>
public sealed record PortalStart(DataPlace Place, string Urls, bool IsDemo = false, string? OwnPageUrls = null)
{
    /// <summary>How often one address may ask for clients' own pages in a minute.</summary>
    public int OwnPageRequestsAMinute { get; init; } = 30;

    /// <summary>The proxies whose word on where a visitor comes from is taken; null for what the configuration says.</summary>
    public string? KnownProxies { get; init; }
}

/// <summary>The portal as a web application: what it is made of, and the way a request takes through it.</summary>
public static class Portal
{
    /// <summary>Puts the portal together. The vault is still closed: open it before the start.</summary>
    public static WebApplication Build(PortalStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Portal).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });

        // Outside the Development environment an unpublished build serves no static assets without this.
        var ownPages = OwnPagePlace.Urls(start, builder.Configuration);
        builder.WebHost.UseStaticWebAssets().UseUrls([.. start.Urls.Split(';'), .. ownPages]).ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Logging.AddQuietConsole();
        builder.Services.AddSalonData(start.Place);
        builder.Services.AddSafeHeaders();
        builder.Services.AddPreferences();
        builder.Services.AddFaultPages();
        builder.Services.AddFirstVisit();
        builder.Services.AddComponents();
        builder.Services.AddSignIn(start.IsDemo);
        builder.Services.AddOwnPage(start.OwnPageRequestsAMinute);
        builder.Services.AddApi(builder.Configuration);
        builder.Services.AddHealth();

        var app = builder.Build();
        app.UseKnownProxies(start);
        app.UseSafeHeaders();
        app.UseFaultPages();
        app.UseOwnPageAddresses(ownPages);
        app.UsePreferences();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseFirstVisit();
        app.UseNothingHere();
        app.UseAuthentication();
        app.UseSecondFactorGate();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapPreferences();
        app.MapPhotos();
        app.MapRecordings();
        app.MapReportWorkbook();
        app.MapClientData();
        app.MapExport();
        app.MapApi();
        app.MapRazorPages();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            // Compressing secrets beside what an attacker chooses would leak them (BREACH).
            options.DisableWebSocketCompression = true;
            options.ContentSecurityFrameAncestorsPolicy = null;
        });
        return app;
    }
}
