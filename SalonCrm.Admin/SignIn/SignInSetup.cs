using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>Accounts sign in with Identity's cookies; what a role may do is the data project's table.</summary>
internal static class SignInSetup
{
    /// <summary>How often cookies and circuits are compared with the account: an account's end is felt within a minute.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(12);

    public static IServiceCollection AddSignIn(this IServiceCollection services, bool isDemo)
    {
        services.AddSingleton(new DemoMode(isDemo));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        new IdentityBuilder(typeof(Account), services).AddDefaultUI()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager<PortalSignIn>();
        services.AddScoped<PortalSignIn>(provider => (PortalSignIn)provider.GetRequiredService<SignInManager<Account>>());
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, SetCookie);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = LookAgain);
        services.Configure<RazorPagesOptions>(OpenPages.CloseTheRest);
        services.AddScoped<PasswordEntry>().AddScoped<SecondStep>().AddScoped<DemoSignIns>();

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
        options.ExpireTimeSpan = WorkingDay;
        options.SlidingExpiration = true;
        options.Cookie.Name = "saloncrm";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // Not Strict: a link in a colleague's message would lead to the sign-in page.
        options.Cookie.SameSite = SameSiteMode.Lax;
    }

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
