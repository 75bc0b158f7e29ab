using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SalonCrm.Data;

namespace SalonCrm.Admin.Hosting;

/// <summary>
/// Whether the process answers, and whether it can do its work: for whatever watches the portal. Strangers may ask, so it
/// says which and never why.
/// </summary>
internal static class HealthAnswers
{
    public const string Address = "/health";
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ReadyCheck>(nameof(Ready));
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        var alive = new HealthCheckOptions { Predicate = _ => false };
        app.MapHealthChecks(Address, alive).AllowAnonymous();
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (context, _) => Tell(context, "live") }).AllowAnonymous();
        app.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = (context, report) => Tell(context, report.Status == HealthStatus.Healthy ? "ready" : "not ready") }).AllowAnonymous();
    }

    private static Task Tell(HttpContext context, string status) => context.Response.WriteAsJsonAsync(new { status }, context.RequestAborted);

    private sealed class ReadyCheck(IServiceProvider services) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await services.IsReady(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
