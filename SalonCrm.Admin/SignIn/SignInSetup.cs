using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.StaticAssets;
using SalonCrm.Admin.Api;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.SignIn;

/// <summary>Accounts sign in with Identity's cookies; what a role may do is the data project's table.</summary>
internal static class SignInSetup
{
    /// <summary>How often cookies and circuits are compared with the account: an account's end is felt within a minute.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    /// <summary>Name of the limit of how often one address may try to get in at all: looking at a password is work.</summary>
    public const string Limit = "sign in";

    private const int TriesAMinute = 60;

    public static IServiceCollection AddSignIn(this IServiceCollection services, bool isDemo)
    {
        services.AddSingleton(new DemoMode(isDemo));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        new IdentityBuilder(typeof(Account), services).AddDefaultUI()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager<PortalSignIn>();
        services.AddScoped<PortalSignIn>(provider => (PortalSignIn)provider.GetRequiredService<SignInManager<Account>>());
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, SetCookie);
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = LookAgain;
            options.OnRefreshingPrincipal = KeepSession;
        });
        services.Configure<RazorPagesOptions>(OpenPages.CloseTheRest);
        services.AddSingleton<EntryLine>().AddScoped<EntryTries>().AddScoped<Entrance>();
        services.AddScoped<PasswordEntry>().AddScoped<SecondStep>().AddScoped<DemoSignIns>();
        services.AddRateLimiter(options => options.AddPolicy(Limit, ByAddress));

        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, LiveSession>();
        services.AddScoped<CurrentActor>();
        AddPolicies(services.AddAuthorizationBuilder());
        return services;
    }

    private static void SetCookie(CookieAuthenticationOptions options)
    {
        options.LoginPath = "/Identity/Account/Login";
        options.LogoutPath = "/Identity/Account/Logout";
        options.AccessDeniedPath = "/Identity/Account/AccessDenied";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = Sessions.Longest;
        options.SlidingExpiration = true;
        options.Cookie.Name = "saloncrm";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // Not Strict: a link in a colleague's message would lead to the sign-in page.
        options.Cookie.SameSite = SameSiteMode.Lax;
        var look = options.Events.OnValidatePrincipal;
        options.Events.OnValidatePrincipal = async context =>
        {
            // The stamp is looked at now and then; whether the session was ended, with each request.
            if (await HasEnded(context))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                return;
            }

            await look(context);
        };
    }

    private static async Task<bool> HasEnded(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return false;
        }

        return context.Principal is not { } user || AccountClaims.Read(user) is not var (account, _) || AccountClaims.SessionOf(user) is not { } session
            || !await context.HttpContext.RequestServices.GetRequiredService<EntryChecks>().IsOpen(account, session, context.HttpContext.RequestAborted);
    }

    private static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (context is { CurrentPrincipal: { } current, NewPrincipal: { } renewed })
        {
            ((ClaimsIdentity)renewed.Identity!).AddClaims(AccountClaims.OfSession(AccountClaims.SessionOf(current)));
        }

        return Task.CompletedTask;
    }

    /// <summary>The demo's sign-ins look at no password.</summary>
    private static RateLimitPartition<string> ByAddress(HttpContext context) =>
        !HttpMethods.IsPost(context.Request.Method) || context.RequestServices.GetRequiredService<DemoMode>().IsOn
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                ApiLimits.AddressOf(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = TriesAMinute, Window = TimeSpan.FromMinutes(1) });

    private static void AddPolicies(AuthorizationBuilder policies)
    {
        policies.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var roles = Permissions.AccountRoles.Where(r => r.Allows(permission)).Select(r => r.ToString()).ToHashSet();
            policies.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => roles.Any(context.User.IsInRole)));
        }
    }
}
