using Microsoft.AspNetCore.StaticAssets;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Setup;

/// <summary>Until the network is made, every page leads to the one that makes it.</summary>
internal sealed class FirstVisit(IServiceScopeFactory scopes)
{
    public const string Address = "/setup";

    private static readonly string[] OpenBefore = [Address, "/language", "/theme", HealthAnswers.Address, HealthAnswers.Live, HealthAnswers.Ready, FaultModel.Address];
    private volatile bool _isOver;

    /// <summary>Whether the network has been made. Asked of the database until it has.</summary>
    public async Task<bool> IsOver()
    {
        if (!_isOver)
        {
            await using var scope = scopes.CreateAsyncScope();
            _isOver = await scope.ServiceProvider.GetRequiredService<NetworkSetup>().IsDone();
        }

        return _isOver;
    }

    public async Task Lead(HttpContext context, RequestDelegate next)
    {
        if (IsOpenBefore(context) || await IsOver())
        {
            await next(context);
        }
        else if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Redirect(Address);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static bool IsOpenBefore(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || OpenBefore.Contains(context.Request.Path.Value, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Puts the first visit into the host.</summary>
internal static class FirstVisits
{
    public static IServiceCollection AddFirstVisit(this IServiceCollection services) => services.AddSingleton<FirstVisit>();

    public static void UseFirstVisit(this WebApplication app) =>
        app.Use((context, next) => app.Services.GetRequiredService<FirstVisit>().Lead(context, next));
}
