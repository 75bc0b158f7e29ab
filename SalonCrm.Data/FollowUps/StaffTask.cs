using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.FollowUps;

/// <summary>What a task is about.</summary>
public enum TaskKind
{
    /// <summary>Whatever its text says.</summary>
    Other,

    /// <summary>Call somebody back.</summary>
    CallBack,

    /// <summary>Somebody booked and named no day: agree on one.</summary>
    AgreeOnDay,

    /// <summary>A client asked for a copy of the own data.</summary>
    HandOutData,

    /// <summary>A client asked for erasure.</summary>
    Erasure,
}

/// <summary>How a task stands.</summary>
public enum TaskState
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not needed any more.</summary>
    Dropped,
}

/// <summary>Something to be done by a day (R6.4), for a client or not.</summary>
internal sealed class StaffTask : IShowsDamage, IVersioned, IQueued
{
    Guid? IQueued.About => ClientId;

    DateOnly? IQueued.Due
    {
        get => DueOn;
        set => DueOn = value ?? DueOn;
    }

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whom it is about; null for a task of the salon.</summary>
    [Plain] public Guid? ClientId { get; init; }

    [Plain] public Guid SalonId { get; set; }

    [Plain] public TaskKind Kind { get; init; }

    [Sealed(SealedAttribute.Note)] public string? Text { get; set; }

    [Plain] public DateOnly DueOn { get; set; }

    /// <summary>As the salon's clock shows it; null for any time of the day.</summary>
    [Plain] public TimeOnly? DueAt { get; set; }

    /// <summary>The account that is to do it; null for whoever is there.</summary>
    [Plain] public Guid? OwnerId { get; set; }

    [Plain] public TaskState State { get; set; }

    [Plain] public DateTimeOffset CreatedAt { get; init; }

    [Plain] public Guid? CreatedBy { get; init; }

    [Plain] public DateTimeOffset? EndedAt { get; set; }

    [Plain] public Guid? EndedBy { get; set; }

    [Plain] public int Version { get; set; } = 1;

    public List<string>? Damage { get; set; }

    public static void Map(EntityTypeBuilder<StaffTask> entity)
    {
        entity.ToTable("tasks");
        entity.Ignore(t => t.Damage);
        entity.Property(t => t.Version).IsConcurrencyToken();
        entity.HasIndex(t => new { t.State, t.SalonId, t.DueOn });
        entity.HasIndex(t => new { t.State, t.OwnerId, t.DueOn });
        entity.HasOne<Client>().WithMany().HasForeignKey(t => t.ClientId);
        entity.HasOne<Salon>().WithMany().HasForeignKey(t => t.SalonId).OnDelete(DeleteBehavior.Restrict);
        entity.SealRows();
    }
}
