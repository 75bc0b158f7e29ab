using Microsoft.AspNetCore.Components.Authorization;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>Who asks, for components. One for each circuit.</summary>
public sealed class CurrentActor(AuthenticationStateProvider states)
{
    /// <summary>Where the circuit comes from. Set once, by the outermost component, from the request that made the page.</summary>
    public Visit? Visit { get; set; }

    /// <summary>Who has signed in, as of now; a visitor once the session has ended.</summary>
    public async Task<Actor> Get() => (await states.GetAuthenticationStateAsync()).User.Actor(Visit);
}
