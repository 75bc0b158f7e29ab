using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using SalonCrm.Admin.Api;
using SalonCrm.Admin.Cli;
using SalonCrm.Admin.Hosting;

namespace SalonCrm.Admin.OwnPage;

/// <summary>
/// Where the clients' own pages lie: on a path of their own, and, if the start says so, on addresses on which nothing
/// else answers, so that the portal can stay on the inside network.
/// </summary>
internal static class OwnPagePlace
{
    public const string Path = "/my";
    public const string Style = "/my.css";
    public const string Limit = "own page";
    public const int LargestForm = 64 * 1024;

    private const string Setting = "OwnPage:Urls";

    /// <summary>A page of plain HTML: no script, nothing from elsewhere, in no frame.</summary>
    public const string Policy =
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static IServiceCollection AddOwnPage(this IServiceCollection services, int requestsAMinute) =>
        services.AddRateLimiter(options => options.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            ApiLimits.AddressOf(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = requestsAMinute, Window = TimeSpan.FromMinutes(1) })));

    /// <summary>The addresses that the clients' pages have for themselves; none when nothing is set.</summary>
    /// <exception cref="CommandFailure">The portal listens on such a port itself: one of the two could not be reached.</exception>
    public static string[] Urls(PortalStart start, IConfiguration settings)
    {
        var own = (start.OwnPageUrls ?? settings[Setting] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var shared = own.Select(Port).Where(p => p != 0).Intersect(start.Urls.Split(';').Select(Port)).ToList();
        return shared.Count == 0 ? own : throw CommandFailure.Of(CliText.SharedPort, shared[0]);
    }

    /// <summary>On the clients' own addresses everything but their pages is not found.</summary>
    public static void UseOwnPageAddresses(this WebApplication app, string[] urls)
    {
        var ports = urls.Select(Port).ToHashSet();
        if (ports.Count == 0)
        {
            return;
        }

        app.Use((context, next) =>
        {
            if (!ports.Contains(context.Connection.LocalPort) || context.IsOwnPage() || context.Request.Path == Style)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    /// <summary>Whether this request is for a client's own page, or ended in a fault on the way to one.</summary>
    public static bool IsOwnPage(this HttpContext context) =>
        context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase)
        || new PathString(context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath).StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase)
        || new PathString(context.Features.Get<IExceptionHandlerPathFeature>()?.Path).StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);

    private static int Port(string url) => BindingAddress.Parse(url).Port;
}
