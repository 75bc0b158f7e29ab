namespace SalonCrm.Data.Access;

/// <summary>
/// Who asks. Every operation takes one first. The door compares account and role with the database each time, so a
/// disabled account or a forged role is refused however the actor was made.
/// </summary>
/// <param name="AccountId">The account; the integration of a site, the exchange of a call, the link of a client; null for a visitor and for the command line.</param>
/// <param name="Role">The role that the account had when it signed in.</param>
/// <param name="Address">The network address it came from, if known.</param>
/// <param name="Device">The device as it described itself, at most <see cref="DeviceLength"/> characters; null if unknown.</param>
public sealed record Actor(Guid? AccountId, Role Role, string? Address = null, string? Device = null)
{
    /// <summary>Longest description of a device that is kept.</summary>
    public const int DeviceLength = 200;

    /// <summary>The session in which an account asks; null for all others.</summary>
    public Guid? Session { get; init; }

    /// <summary>The person at the machine's command line.</summary>
    public static Actor Operator { get; } = new(null, Role.Operator, null, "command line");

    /// <summary>Somebody who has not signed in.</summary>
    public static Actor Visitor(string? address, string? device) => new(null, Role.Visitor, address, Shorten(device));

    /// <summary>Somebody who has signed in.</summary>
    public static Actor SignedIn(Guid account, Role role, string? address, string? device) => new(account, role, address, Shorten(device));

    /// <summary>A site or app that showed the key of an integration.</summary>
    public static Actor Site(Guid integration, string? address, string? device) => new(integration, Role.Site, address, Shorten(device));

    /// <summary>A client who came by a personal link.</summary>
    public static Actor Client(Guid link, string? address, string? device) => new(link, Role.Client, address, Shorten(device));

    /// <summary>A telephone exchange whose signature was right.</summary>
    public static Actor Exchange(Guid exchange, string? address, string? device) => new(exchange, Role.Exchange, address, Shorten(device));

    private static string? Shorten(string? device) => device is { Length: > DeviceLength } ? device[..DeviceLength] : device;
}
