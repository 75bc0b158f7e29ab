using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access.Trails;

/// <summary>Which entries of the trail are asked for; what is null is not asked for.</summary>
public sealed record TrailQuery
{
    /// <summary>What was done to this client, and to the cards that went into this one.</summary>
    public Guid? Client { get; init; }

    /// <summary>The same by the number of the card, also of one that went into another.</summary>
    public int? CardNumber { get; init; }

    /// <summary>What this account did.</summary>
    public Guid? Account { get; init; }

    /// <summary>Deeds of one kind.</summary>
    public TrailGroup? Group { get; init; }

    /// <summary>From this moment on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>From this network address.</summary>
    public string? Address { get; init; }

    /// <summary>Only what came before this entry, which is known already.</summary>
    public long? Before { get; init; }
}

/// <summary>One entry of the trail, as a network head reads it.</summary>
public sealed record TrailLine
{
    /// <summary>The entry's number.</summary>
    public required long Seq { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required TrailAction Action { get; init; }

    /// <summary>Which account; null for a visitor and the command line.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Its name.</summary>
    public string? By { get; init; }

    /// <summary>As what.</summary>
    public required Role Role { get; init; }

    /// <summary>The salons of who did it, as they are now.</summary>
    public IReadOnlyList<string> Salons { get; init; } = [];

    /// <summary>From which network address.</summary>
    public string? Address { get; init; }

    /// <summary>On which device.</summary>
    public string? Device { get; init; }

    /// <summary>Whose card; null where it was done to no card.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>The client's name, or that of the account it was done to.</summary>
    public string? Subject { get; init; }

    /// <summary>The fields it was about.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>How many: found, exported, counted.</summary>
    public int? Count { get; init; }

    /// <summary>The permission that was missing.</summary>
    public Permission? Refused { get; init; }

    /// <summary>What it tells beyond that does not open: it was altered behind the portal's back.</summary>
    public bool IsDamaged { get; init; }
}

/// <summary>A page of the trail, newest first.</summary>
/// <param name="Lines">The entries.</param>
/// <param name="HasMore">There are older ones.</param>
/// <param name="Of">The client whose entries they are, where one was asked for; null where the client is not there any more.</param>
public sealed record TrailLines(IReadOnlyList<TrailLine> Lines, bool HasMore, ClientHit? Of = null);

/// <summary>Somebody whose deeds can be asked for.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">Its role.</param>
public sealed record TrailPerson(Guid Id, string Name, Role Role);

/// <summary>Who has seen a client's card, to be handed to the client.</summary>
/// <param name="Name">The client's name.</param>
/// <param name="CardNumber">The number of the card.</param>
/// <param name="Network">Name of the network.</param>
/// <param name="Lines">What was done, newest first.</param>
/// <param name="HasMore">There are older entries than these.</param>
public sealed record AccessSheet(PersonName Name, int CardNumber, string Network, IReadOnlyList<TrailLine> Lines, bool HasMore);
