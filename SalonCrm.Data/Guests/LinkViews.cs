namespace SalonCrm.Data.Guests;

/// <summary>How a personal link stands.</summary>
public enum LinkStanding
{
    /// <summary>It opens.</summary>
    Open,

    /// <summary>What was typed was sent.</summary>
    Used,

    /// <summary>Somebody of the salon took it back, or made a newer one.</summary>
    Revoked,

    /// <summary>Too many wrong tries at the last four digits.</summary>
    Closed,

    /// <summary>Its days are over.</summary>
    Expired,
}

/// <summary>A new link with all that is needed to hand it to the client. The token is told here and never again.</summary>
/// <param name="Id">The link.</param>
/// <param name="Token">What stands behind <c>/my/</c> in its address.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="Dial">The number on the card, E.164: whom the link is handed to.</param>
/// <param name="Language">The language that the client prefers, ISO 639; null if that is not known.</param>
/// <param name="NetworkName">Name of the network.</param>
/// <param name="Address">Scheme, host and port of the clients' own pages; null for the portal's own.</param>
public sealed record LinkMade(Guid Id, string Token, DateTimeOffset ExpiresAt, string Dial, string? Language, string NetworkName, string? Address)
{
    /// <summary>Does not tell the token, so that it does no harm in a log.</summary>
    public override string ToString() => $"Link {Id}";
}

/// <summary>A link as the salon sees it.</summary>
/// <param name="Id">The link.</param>
/// <param name="Kind">What it opens.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">By whom: a person, or the site that the client booked on.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="OpenedAt">When the digits were first right; null when never.</param>
/// <param name="UsedAt">When something was sent with it.</param>
public sealed record LinkView(
    Guid Id, LinkKind Kind, LinkStanding Standing, DateTimeOffset MadeAt, string? MadeBy, DateTimeOffset ExpiresAt, DateTimeOffset? OpenedAt, DateTimeOffset? UsedAt);
