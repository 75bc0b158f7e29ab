using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Network;

/// <summary>The company. There is one.</summary>
internal sealed class SalonNetwork
{
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public required string Name { get; set; }

    public static void Map(EntityTypeBuilder<SalonNetwork> entity) => entity.ToTable("networks");
}

/// <summary>One place of the network.</summary>
public sealed class Salon
{
    /// <summary>Longest name of a network or salon.</summary>
    public const int NameLength = 100;

    /// <summary>The salon's id.</summary>
    [Plain]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its name, unique in the network.</summary>
    [Plain]
    public required string Name { get; set; }

    /// <summary>ISO 3166 code of the country for phone numbers written without one.</summary>
    [Plain]
    public required string CountryCode { get; set; }

    internal static void Map(EntityTypeBuilder<Salon> entity)
    {
        entity.ToTable("salons");
        entity.HasIndex(s => s.Name).IsUnique();
    }
}

/// <summary>A specialist of a salon, as clients know them.</summary>
public sealed class Master : IShowsDamage
{
    /// <summary>The master's id.</summary>
    [Plain]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Where the master works.</summary>
    [Plain]
    public Guid SalonId { get; set; }

    /// <summary>The name that clients ask for.</summary>
    [Sealed]
    public string Name { get; set; } = "";

    /// <summary>A name that does not open is empty; the cards that ask for the master stay readable.</summary>
    List<string>? IShowsDamage.Damage { get; set; }

    internal static void Map(EntityTypeBuilder<Master> entity)
    {
        entity.ToTable("masters");
        entity.HasOne<Salon>().WithMany().HasForeignKey(m => m.SalonId);
    }
}
