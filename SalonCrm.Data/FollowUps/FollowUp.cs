using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.FollowUps;

/// <summary>Why a client is asked. A follow-up has one or more. The numbers are kept in the database, one bit each: never reuse one.</summary>
[Flags]
public enum FollowUpReasons
{
    /// <summary>No reason is left.</summary>
    None = 0,

    /// <summary>A guest has had a visit and is still a guest.</summary>
    GuestAfterVisit = 1,

    /// <summary>Name or phone is missing.</summary>
    RequiredMissing = 2,

    /// <summary>Something desirable is missing.</summary>
    DesirableMissing = 4,

    /// <summary>Nobody has confirmed the card for a year.</summary>
    Unconfirmed = 8,

    /// <summary>The consent to processing is missing or was withdrawn.</summary>
    ConsentMissing = 16,

    /// <summary>What the client proposed waits for a decision.</summary>
    ProposalWaiting = 32,

    /// <summary>Somebody put the client on the list by hand.</summary>
    ByHand = 64,
}

/// <summary>How a follow-up stands.</summary>
public enum FollowUpState
{
    /// <summary>Somebody has to ask.</summary>
    Open,

    /// <summary>The gaps are closed.</summary>
    Completed,

    /// <summary>Nobody asks any more.</summary>
    Stopped,
}

/// <summary>Why nobody asks any more.</summary>
public enum StopReason
{
    /// <summary>The client does not want to be asked.</summary>
    RefusedForGood,

    /// <summary>The number is not the client's.</summary>
    WrongNumber,

    /// <summary>The client has another card.</summary>
    Duplicate,
}

/// <summary>A profile that somebody has to finish with the client. A client has at most one that is open, however many the reasons.</summary>
internal sealed class FollowUp : CardPart, IQueued
{
    Guid? IQueued.About => ClientId;

    DateOnly? IQueued.Due
    {
        get => DueOn;
        set => DueOn = value ?? DueOn;
    }

    [Plain] public FollowUpReasons Reasons { get; set; }

    [Plain] public Guid SalonId { get; set; }

    /// <summary>The account that is to ask; null where the salon has no manager.</summary>
    [Plain] public Guid? OwnerId { get; set; }

    [Plain] public DateOnly DueOn { get; set; }

    [Plain] public FollowUpState State { get; set; }

    [Plain] public StopReason? StopReason { get; set; }

    [Plain] public DateTimeOffset? EndedAt { get; set; }

    [Plain] public Guid? EndedBy { get; set; }

    /// <summary>The campaign that sent it; null for the others.</summary>
    [Plain] public Guid? CampaignId { get; set; }

    public static void Map(EntityTypeBuilder<FollowUp> entity)
    {
        MapPart(entity, "follow_ups");
        entity.HasIndex(f => f.ClientId).IsUnique().HasFilter("State = 0").HasDatabaseName("IX_follow_ups_open");
        entity.HasIndex(f => new { f.State, f.SalonId, f.DueOn });
        entity.HasIndex(f => new { f.State, f.OwnerId, f.DueOn });
        entity.HasIndex(f => f.CampaignId);
        entity.HasOne<Salon>().WithMany().HasForeignKey(f => f.SalonId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How it was tried to reach a client.</summary>
public enum AttemptMeans
{
    /// <summary>Called.</summary>
    Call,

    /// <summary>Wrote a message.</summary>
    Message,

    /// <summary>Sent the personal link.</summary>
    Link,

    /// <summary>Asked while the client was on the phone or at the desk anyway.</summary>
    InPassing,
}

/// <summary>How an attempt ended.</summary>
public enum AttemptOutcome
{
    /// <summary>The client was reached and answered.</summary>
    Reached,

    /// <summary>No answer.</summary>
    NoAnswer,

    /// <summary>The client does not want to say.</summary>
    Refused,

    /// <summary>The client asked for another day.</summary>
    Later,

    /// <summary>It was sent; the answer is open.</summary>
    Sent,
}

/// <summary>A try to reach a client.</summary>
internal sealed class Attempt : CardPart
{
    [Plain] public Guid? FollowUpId { get; init; }

    [Plain] public AttemptMeans Means { get; init; }

    [Plain] public AttemptOutcome Outcome { get; init; }

    /// <summary>The day that the client asked for.</summary>
    [Plain] public DateOnly? LaterOn { get; init; }

    /// <summary>What was asked and refused; null where it is not about one field.</summary>
    [Plain] public Field? Field { get; init; }

    [Sealed(SealedAttribute.Note)] public string? Note { get; set; }

    public static void Map(EntityTypeBuilder<Attempt> entity)
    {
        MapPart(entity, "attempts");
        entity.HasIndex(a => new { a.ClientId, a.CreatedAt });
        entity.HasIndex(a => new { a.CreatedAt, a.FollowUpId });
        entity.HasOne<FollowUp>().WithMany().HasForeignKey(a => a.FollowUpId).OnDelete(DeleteBehavior.SetNull);
    }
}

/// <summary>Whose turn it is among a salon's managers.</summary>
internal sealed class SalonTurn
{
    [Plain] public Guid SalonId { get; init; }

    /// <summary>The account that was given the last follow-up.</summary>
    [Plain] public Guid LastOwnerId { get; set; }

    public static void Map(EntityTypeBuilder<SalonTurn> entity)
    {
        entity.ToTable("salon_turns");
        entity.HasKey(t => t.SalonId);
        entity.HasOne<Salon>().WithOne().HasForeignKey<SalonTurn>(t => t.SalonId);
    }
}
