namespace SalonCrm.Admin.Hosting;

/// <summary>What is shown when something goes wrong, or is not there: a plain sentence, never an exception's text.</summary>
internal static class FaultPages
{
    public static IServiceCollection AddFaultPages(this IServiceCollection services) =>
        services.AddExceptionHandler(options =>
        {
            options.ExceptionHandlingPath = FaultModel.Address;
            options.CreateScopeForErrors = true;

            // The page itself writes it down, with the reference number that it shows.
            options.SuppressDiagnosticsCallback = _ => true;
        });

    public static void UseFaultPages(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePagesWithReExecute(FaultModel.Address);
    }

    /// <summary>An address with nothing behind it is not found for everybody, rather than "sign in first" for some.</summary>
    public static void UseNothingHere(this WebApplication app) => app.Use((context, next) =>
    {
        // Where only the method does not fit, routing puts an endpoint of its own that is no route.
        if (context.GetEndpoint() is RouteEndpoint)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
