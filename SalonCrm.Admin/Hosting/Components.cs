using Radzen;
using SalonCrm.Admin.Drafts;
using SalonCrm.Admin.FollowUps;

namespace SalonCrm.Admin.Hosting;

/// <summary>Components and pages.</summary>
internal static class Components
{
    public static IServiceCollection AddComponents(this IServiceCollection services)
    {
        services.AddScoped<Guests.CarriedNumber>();
        services.AddScoped<Calls.PlaceBefore>();
        services.AddScoped<Storage.NotSaved>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddSingleton<UnsavedForms>();
        services.AddSingleton<QueueEnding>();

        // Pages lie beside the feature they belong to; those of the Identity package keep its folder.
        services.AddRazorPages(options => options.RootDirectory = "/");
        return services;
    }
}
