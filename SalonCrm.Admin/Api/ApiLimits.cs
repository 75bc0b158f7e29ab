using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Net.Http.Headers;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Api;

/// <summary>
/// Limits by key and by address. A site's server is one address, so what shows a good key is measured by its key, and an
/// address strictly only by what it sends without one.
/// </summary>
internal static class ApiLimits
{
    /// <summary>Where a limit can't say when there is room again.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);

    private static readonly PathString Calls = ApiSetup.Path + CallEndpoints.Path;

    public static IServiceCollection AddApiLimits(this IServiceCollection services, ApiOptions limits) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsOfCalls(context) ? ByExchange(context, limits) : IsOfApi(context) ? ByKey(context, limits) : RateLimitPartition.GetNoLimiter("")),
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsOfApi(context) && !IsOfCalls(context)
                    ? Bucket(AddressOf(context.Connection.RemoteIpAddress), limits.BurstPerAddress, limits.PerSecondPerAddress)
                    : RateLimitPartition.GetNoLimiter("")));
            options.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : Later;
                rejected.HttpContext.Response.Headers[HeaderNames.RetryAfter] = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return IsOfApi(rejected.HttpContext) ? new(ApiProblems.Of(ApiFault.TooMany).ExecuteAsync(rejected.HttpContext)) : ValueTask.CompletedTask;
            };
        });

    private static bool IsOfApi(HttpContext context) => context.Request.Path.StartsWithSegments(ApiSetup.Path, StringComparison.OrdinalIgnoreCase);

    private static bool IsOfCalls(HttpContext context) => context.Request.Path.StartsWithSegments(Calls, StringComparison.OrdinalIgnoreCase);

    private static RateLimitPartition<string> ByKey(HttpContext context, ApiOptions limits) =>
        context.RequestServices.GetRequiredService<IntegrationKeys>().Find(ApiKeyHandler.KeyOf(context)) is { } site
            ? Bucket(site.ToString(), limits.BurstPerKey, limits.PerSecondPerKey)
            : Tries(context, limits);

    /// <summary>
    /// By exchange and address: whose signature is right is only known once the body is read, and who merely knows the
    /// exchange's id must not use up its limit.
    /// </summary>
    private static RateLimitPartition<string> ByExchange(HttpContext context, ApiOptions limits)
    {
        var named = context.GetRouteValue("exchange")?.ToString() ?? context.Request.Headers[ExchangeSignature.ExchangeHeader].ToString();
        return Guid.TryParse(named, out var id) && context.RequestServices.GetRequiredService<ExchangeSecrets>().Find(id) is not null
            ? Bucket($"{id} {AddressOf(context.Connection.RemoteIpAddress)}", limits.BurstPerExchange, limits.PerSecondPerExchange)
            : Tries(context, limits);
    }

    private static RateLimitPartition<string> Tries(HttpContext context, ApiOptions limits) =>
        RateLimitPartition.GetSlidingWindowLimiter("try " + AddressOf(context.Connection.RemoteIpAddress), _ => new()
        {
            PermitLimit = limits.TriesPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });

    private static RateLimitPartition<string> Bucket(string whose, int burst, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(whose, _ => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    });

    /// <summary>Of an IPv6 address the network: one household has more addresses in it than can be counted.</summary>
    public static string AddressOf(IPAddress? address)
    {
        const int NetworkBytes = 8;
        return address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
            _ => address.ToString(),
        };
    }
}
