using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>What a personal link opens.</summary>
public enum LinkKind
{
    /// <summary>The client's own page: handed by staff to the number on the card. It shows and changes.</summary>
    Completion,

    /// <summary>The way on from an online booking to registration: whoever booked has it. It shows nothing and only adds.</summary>
    Registration,
}

/// <summary>A personal link of one client. The token is shown once and kept as a hash.</summary>
internal sealed class ClientLink : CardPart
{
    /// <summary>How long a link opens.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>So many wrong tries at the last four digits close a link.</summary>
    public const int MostWrongTries = 5;

    [Plain] public LinkKind Kind { get; init; }

    /// <summary>SHA-256 of the token: it has 256 random bits, so it can't be guessed back.</summary>
    [Plain] public required byte[] TokenHash { get; init; }

    [Plain] public DateTimeOffset ExpiresAt { get; init; }

    [Plain] public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>What was typed was sent: the link opens no more.</summary>
    [Plain] public DateTimeOffset? UsedAt { get; set; }

    [Plain] public DateTimeOffset? RevokedAt { get; set; }

    [Plain] public int WrongTries { get; set; }

    /// <summary>The booking that a registration goes on from.</summary>
    [Plain] public Guid? BookingId { get; init; }

    public static void Map(EntityTypeBuilder<ClientLink> entity)
    {
        MapPart(entity, "client_links");
        entity.HasIndex(l => l.TokenHash).IsUnique();
        entity.HasOne<Booking>().WithMany().HasForeignKey(l => l.BookingId).OnDelete(DeleteBehavior.SetNull);
    }
}

/// <summary>How a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>Somebody has to decide.</summary>
    Waiting,

    /// <summary>The card says so now.</summary>
    Taken,

    /// <summary>The card stays as it was.</summary>
    Declined,
}

/// <summary>One field that somebody who may be the client typed, and that waits for a manager's word.</summary>
internal sealed class Proposal : CardPart
{
    [Plain] public Field Field { get; init; }

    /// <summary>The value as text, in the spelling that the history uses.</summary>
    [Sealed(SealedAttribute.Note)] public string Text { get; init; } = "";

    [Plain] public ProposalState State { get; set; }

    /// <summary>Who it came by: a link of the client, or a site that registered somebody.</summary>
    [Plain] public LinkKind CameBy { get; init; }

    public static void Map(EntityTypeBuilder<Proposal> entity)
    {
        MapPart(entity, "proposals");
        entity.HasIndex(p => new { p.ClientId, p.State });
    }
}
