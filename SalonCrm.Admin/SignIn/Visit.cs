using System.Security.Claims;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>Where a request or a circuit comes from; goes into the trail with what is done.</summary>
/// <param name="Address">The network address, if known.</param>
/// <param name="Device">The browser as it describes itself.</param>
public sealed record Visit(string? Address, string? Device)
{
    /// <summary>Where this request comes from.</summary>
    public static Visit Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var device = context.Request.Headers.UserAgent.ToString();
        return new(context.Connection.RemoteIpAddress?.ToString(), device.Length == 0 ? null : device);
    }
}

/// <summary>Makes actors out of who has signed in.</summary>
public static class Visits
{
    /// <summary>Who asks in this request: who has signed in, else a visitor.</summary>
    public static Actor Actor(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.User.Actor(Visit.Of(context));
    }

    /// <summary>Who asks before anybody is signed in.</summary>
    public static Actor Visitor(this HttpContext context)
    {
        var visit = Visit.Of(context);
        return Data.Access.Actor.Visitor(visit.Address, visit.Device);
    }

    internal static Actor Actor(this ClaimsPrincipal user, Visit? visit) =>
        AccountClaims.Read(user) is var (account, role)
            ? Data.Access.Actor.SignedIn(account, role, visit?.Address, visit?.Device) with { Session = AccountClaims.SessionOf(user) }
            : Data.Access.Actor.Visitor(visit?.Address, visit?.Device);
}
