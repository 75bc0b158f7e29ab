using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace SalonCrm.Admin.SignIn;

/// <summary>
/// Looks at the account of each open circuit every few seconds: who was disabled, got another role or another password
/// is signed out where he stands.
/// </summary>
internal sealed class LiveSession(ILoggerFactory logs, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => SignInSetup.LookAgain;

    /// <summary>Whether the account still may do what it could when the circuit began.</summary>
    public async Task<bool> StillHolds(ClaimsPrincipal user)
    {
        // The circuit's own scope has looked the account up already, and would answer from memory.
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalSignIn>().ValidateSecurityStampAsync(user) is not null;
    }

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        StillHolds(authenticationState.User);
}
