using Microsoft.AspNetCore.Authorization;
using SalonCrm.Admin.Api.Calls;

namespace SalonCrm.Admin.Api;

/// <summary>Puts the API into the host: keys, limits, endpoints, the document that describes them.</summary>
internal static class ApiSetup
{
    /// <summary>Where the API lies.</summary>
    public const string Path = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        var options = ApiOptions.Read(configuration);
        services.AddSingleton(options);
        services.AddAuthentication().AddScheme<ApiKeyOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, null);
        services.AddApiLimits(options);
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Describe);
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Path)
            .RequireAuthorization(new AuthorizationPolicyBuilder(ApiKeyHandler.Scheme).RequireAuthenticatedUser().Build())
            .AddEndpointFilter<ApiFaults>();
        var calls = app.MapGroup(Path).AllowAnonymous().AddEndpointFilter<ApiFaults>();
        foreach (var status in ApiProblems.Everywhere)
        {
            calls.WithMetadata(new Microsoft.AspNetCore.Mvc.ProducesResponseTypeAttribute(typeof(ApiProblem), status, ApiProblems.ContentType));
            api.WithMetadata(new Microsoft.AspNetCore.Mvc.ProducesResponseTypeAttribute(typeof(ApiProblem), status, ApiProblems.ContentType));
        }

        api.MapBookings();
        api.MapRegistrations();
        api.MapOffer();
        calls.MapCalls();
        calls.MapWebhooks();

        app.Map(Path + "/{**rest}", (HttpContext context) => ApiProblems.Of(ApiFault.NotFound).ExecuteAsync(context))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }
}
