using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Completeness;

/// <summary>Cards behind a figure that were sent to the queue in one go. Its follow-ups name it, so that its effect can be told.</summary>
internal sealed class Campaign
{
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public DateTimeOffset SentAt { get; init; }

    [Plain] public Guid? SentBy { get; init; }

    /// <summary>The figure that was sent, as the audit writes it; says nothing of a client.</summary>
    [Plain] public string Slice { get; init; } = "";

    /// <summary>The only salon of it; null for several.</summary>
    [Plain] public Guid? SalonId { get; init; }

    /// <summary>How many follow-ups it made or gave a new day.</summary>
    [Plain] public int Count { get; set; }

    public static void Map(EntityTypeBuilder<Campaign> entity)
    {
        entity.ToTable("campaigns");
        entity.HasIndex(c => c.SentAt);
    }
}
