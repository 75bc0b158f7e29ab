using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Erasure;

/// <summary>That a client was erased: when, by whom, how much. Nothing that tells who it was.</summary>
internal sealed class ErasedClient
{
    /// <summary>The id that the client had: the trail goes on naming it.</summary>
    [Plain] public Guid Id { get; init; }

    [Plain] public DateTimeOffset At { get; init; }

    [Plain] public Guid? By { get; init; }

    /// <summary>How many rows went.</summary>
    [Plain] public int Rows { get; init; }

    /// <summary>Set where the client was erased anew, because an older backup had brought it back.</summary>
    [Plain] public DateTimeOffset? AgainAt { get; set; }

    public static void Map(EntityTypeBuilder<ErasedClient> entity) => entity.ToTable("erased_clients");
}

/// <summary>A service of a visit whose client was erased: what the statistics need, and nothing that leads to anybody.</summary>
internal sealed class PastService
{
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public Guid SalonId { get; init; }

    /// <summary>The first day of the visit's month: a day alone might tell who it was.</summary>
    [Plain] public DateOnly Month { get; init; }

    [Plain] public VisitState State { get; init; }

    [Plain] public Guid? MasterId { get; init; }

    /// <summary>The offered service of that name; null for another one.</summary>
    [Plain] public Guid? ServiceId { get; init; }

    [Plain] public long? Hundredths { get; init; }

    public static void Map(EntityTypeBuilder<PastService> entity)
    {
        entity.ToTable("past_services");
        entity.HasIndex(s => new { s.SalonId, s.Month });
        entity.HasOne<Salon>().WithMany().HasForeignKey(s => s.SalonId).OnDelete(DeleteBehavior.Restrict);
    }
}
