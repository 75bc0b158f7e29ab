using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access;

/// <summary>
/// One entry of the trail: who did what to which card, when, from where. Chained: each mac covers the one before, and
/// the hash of the detail rather than the detail, so that an erasure can remove the detail and leave the chain whole.
/// </summary>
internal sealed class TrailEntry : IShowsDamage
{
    [Plain] public long Seq { get; init; }

    [Plain] public DateTimeOffset At { get; init; }

    [Plain] public Guid? AccountId { get; init; }

    [Plain] public Role Role { get; init; }

    [Plain] public string? Address { get; init; }

    [Plain] public string? Device { get; init; }

    [Plain] public TrailAction Action { get; init; }

    /// <summary>The client or account that it was done to.</summary>
    [Plain] public Guid? ObjectId { get; init; }

    /// <summary>The object's version and row seal after the deed: a whole row put back later is noticed.</summary>
    [Plain] public int? ObjectVersion { get; init; }

    [Plain] public byte[]? ObjectSeal { get; init; }

    /// <summary>The client's parts of each kind as they stand after the deed (<see cref="Inventories"/>); null where it changed none.</summary>
    [Plain] public string? Inventory { get; init; }

    /// <summary>JSON: the fields with old and new values, the reason, the counts.</summary>
    [Sealed(SealedAttribute.Note)] public string? Detail { get; init; }

    [Plain] public byte[]? DetailHash { get; init; }

    [Plain] public byte[] Mac { get; set; } = [];

    public List<string>? Damage { get; set; }

    public static void Map(EntityTypeBuilder<TrailEntry> entity)
    {
        entity.ToTable("trail");
        entity.HasKey(t => t.Seq);
        entity.Ignore(t => t.Damage);
        entity.Property(t => t.Seq).ValueGeneratedNever();
        entity.HasIndex(t => new { t.ObjectId, t.Seq });

        // Who did how much of what, without reading the entries themselves.
        entity.HasIndex(t => new { t.AccountId, t.Action, t.At });
        entity.HasIndex(t => t.At);

        // The last version of a row that the portal itself has saved.
        entity.HasIndex(t => new { t.ObjectId, t.ObjectVersion }).HasFilter($"{nameof(ObjectSeal)} IS NOT NULL");

        // The last inventory of a client's parts.
        entity.HasIndex(t => new { t.ObjectId, t.Seq }, "IX_trail_Inventory").HasFilter($"{nameof(Inventory)} IS NOT NULL");
    }
}
