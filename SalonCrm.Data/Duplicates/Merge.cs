using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Duplicates;

/// <summary>
/// A card that went into another. Its number and its links lead to the one that stayed for good; what both were is kept
/// for as long as the merge can be taken back.
/// </summary>
internal sealed class Merge : IShowsDamage, IVersioned
{
    /// <summary>For how many days a merge can be taken back.</summary>
    public const int UndoDays = 90;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The client whose card stayed.</summary>
    [Plain] public Guid SurvivorId { get; init; }

    /// <summary>The client whose card went.</summary>
    [Plain] public Guid MergedId { get; init; }

    /// <summary>The number of the card that went.</summary>
    [Plain] public int MergedNumber { get; init; }

    [Plain] public DateTimeOffset MergedAt { get; init; }

    [Plain] public Guid? MergedBy { get; init; }

    [Plain] public DateTimeOffset? UndoneAt { get; set; }

    [Plain] public Guid? UndoneBy { get; set; }

    /// <summary>JSON: both cards as they were, and what moved. Null once the merge can't be taken back any more.</summary>
    [Sealed(SealedAttribute.Note)] public string? Before { get; set; }

    [Plain] public int Version { get; set; } = 1;

    public List<string>? Damage { get; set; }

    public static void Map(EntityTypeBuilder<Merge> entity)
    {
        entity.ToTable("merges");
        entity.Ignore(m => m.Damage);
        entity.Property(m => m.Version).IsConcurrencyToken();
        entity.HasOne<Client>().WithMany().HasForeignKey(m => m.SurvivorId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(m => m.MergedId).IsUnique().HasFilter("UndoneAt IS NULL").HasDatabaseName("IX_merges_standing");
        entity.HasIndex(m => m.MergedNumber);
        entity.SealRows();
    }
}
