using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.SignIn;

/// <summary>
/// Looks at the account of each open circuit every few seconds: who was disabled, got another role or another password, or
/// has left his hours, is signed out where he stands. Whose session is ended is signed out at once.
/// </summary>
internal sealed class LiveSession : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory _scopes;
    private readonly SessionBoard _board;
    private IDisposable? _following;

    public LiveSession(ILoggerFactory logs, IServiceScopeFactory scopes, SessionBoard board)
        : base(logs)
    {
        (_scopes, _board) = (scopes, board);
        AuthenticationStateChanged += Follow;
    }

    protected override TimeSpan RevalidationInterval => SignInSetup.LookAgain;

    /// <summary>Whether the account still may do what it could when the circuit began.</summary>
    public async Task<bool> StillHolds(ClaimsPrincipal user)
    {
        // The circuit's own scope has looked the account up already, and would answer from memory.
        await using var scope = _scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalSignIn>().ValidateSecurityStampAsync(user) is not null;
    }

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        StillHolds(authenticationState.User);

    protected override void Dispose(bool disposing)
    {
        AuthenticationStateChanged -= Follow;
        _following?.Dispose();
        base.Dispose(disposing);
    }

    private void Follow(Task<AuthenticationState> changed) => _ = FollowSession(changed);

    private async Task FollowSession(Task<AuthenticationState> changed)
    {
        var user = (await changed).User;
        _following?.Dispose();
        _following = AccountClaims.Read(user) is var (account, _)
            ? _board.Follow(account, AccountClaims.SessionOf(user), End) : null;
    }

    private void End() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
}
