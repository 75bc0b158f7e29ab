using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Api;

/// <summary>Nothing to set: how a key looks is the data project's.</summary>
internal sealed class ApiKeyOptions : AuthenticationSchemeOptions;

/// <summary>Signs a site in by the key that it shows, for one request.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<ApiKeyOptions> options, ILoggerFactory log, UrlEncoder encoder, IntegrationKeys keys)
    : AuthenticationHandler<ApiKeyOptions>(options, log, encoder)
{
    public new const string Scheme = "ApiKey";

    /// <summary>For senders that can't set the other header.</summary>
    public const string OtherHeader = "X-Api-Key";

    private const string Bearer = "Bearer ";

    /// <summary>The key that a request shows; null for none.</summary>
    public static string? KeyOf(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
            : context.Request.Headers.TryGetValue(OtherHeader, out var key) ? key.ToString().Trim() : null;
    }

    /// <summary>The site that calls.</summary>
    public static Actor Site(HttpContext context)
    {
        var visit = Visit.Of(context);
        return Actor.Site(Guid.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!), visit.Address, visit.Device);
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        KeyOf(Context) is not { } key ? AuthenticateResult.NoResult()
        : keys.Find(key) is { } integration ? AuthenticateResult.Success(Ticket(integration))
        : AuthenticateResult.Fail("No such key."));

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return ApiProblems.Of(ApiFault.WrongKey).ExecuteAsync(Context);
    }

    private static AuthenticationTicket Ticket(Guid integration) => new(
        new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, integration.ToString())], Scheme)), Scheme);
}
