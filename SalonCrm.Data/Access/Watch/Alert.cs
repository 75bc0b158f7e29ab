using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access.Watch;

/// <summary>What a network head is told of at once. The numbers are kept in the database: never reuse one.</summary>
public enum AlertKind
{
    /// <summary>Somebody wanted to see more contact data than the budget allows.</summary>
    RevealLimit = 1,

    /// <summary>Somebody touched the card of a client who does not exist.</summary>
    CanaryTouched = 2,

    /// <summary>Somebody opened or searched far more than is usual.</summary>
    UnusualAccess = 3,

    /// <summary>The client list was exported.</summary>
    Exported = 4,

    /// <summary>Somebody was kept out by the limits of addresses and hours, with the right password.</summary>
    OutsideLimits = 5,

    /// <summary>Sign-ins of an account or an address fail again and again.</summary>
    SignInsFailing = 6,

    /// <summary>A row was altered, nulled, deleted or put back behind the portal's back.</summary>
    RowAltered = 7,

    /// <summary>The trail does not fit its head outside the database: it was cut off, or the whole database was put back.</summary>
    TrailBroken = 8,

    /// <summary>A backup failed, or did not pass its check.</summary>
    BackupFailed = 9,

    /// <summary>Somebody was kept out, with the right password, because the account was changed past the portal.</summary>
    AccountAltered = 10,
}

/// <summary>Something that a network head is told of. Who and what, never a value.</summary>
internal sealed class Alert
{
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public DateTimeOffset At { get; init; }

    [Plain] public AlertKind Kind { get; init; }

    /// <summary>Who did it; null where nobody has signed in, or nobody did.</summary>
    [Plain] public Guid? AccountId { get; init; }

    /// <summary>Whose card; null where it is of no card.</summary>
    [Plain] public Guid? ClientId { get; init; }

    [Plain] public string? Address { get; init; }

    /// <summary>How many: cards exported, attempts.</summary>
    [Plain] public int? Count { get; init; }

    [Plain] public DateTimeOffset? SeenAt { get; set; }

    [Plain] public Guid? SeenBy { get; set; }

    public static void Map(EntityTypeBuilder<Alert> entity)
    {
        entity.ToTable("alerts");
        entity.HasIndex(a => a.At);
    }
}

/// <summary>An alert that an operation wants told; the door fills in who and when.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ClientId">Whose card.</param>
/// <param name="Count">How many.</param>
/// <param name="AccountId">Whose account, where it is not the actor's.</param>
internal sealed record AlertDraft(AlertKind Kind, Guid? ClientId = null, int? Count = null, Guid? AccountId = null);

/// <summary>A client who does not exist. Nobody has a reason to open the card; whoever does is reported.</summary>
internal sealed class Canary
{
    [Plain] public Guid ClientId { get; init; }

    [Plain] public DateTimeOffset PlantedAt { get; init; }

    [Plain] public Guid? PlantedBy { get; init; }

    public static void Map(EntityTypeBuilder<Canary> entity)
    {
        entity.ToTable("canaries");
        entity.HasKey(c => c.ClientId);
        entity.Property(c => c.ClientId).ValueGeneratedNever();
    }
}
