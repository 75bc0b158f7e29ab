using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Network;

/// <summary>A specialist of a salon, as clients know them.</summary>
public sealed class Master : IShowsDamage, INetworkPart
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>The master's id.</summary>
    [Plain]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Where the master works.</summary>
    [Plain]
    public Guid SalonId { get; set; }

    /// <summary>The name that clients ask for.</summary>
    [Sealed]
    public string Name { get; set; } = "";

    /// <summary>No longer works here; cards and visits keep the name.</summary>
    [Plain]
    public bool IsRetired { get; set; }

    /// <summary>Counts the saves.</summary>
    [Plain]
    public int Version { get; set; } = 1;

    /// <summary>A name that does not open is empty; the cards that ask for the master stay readable.</summary>
    List<string>? IShowsDamage.Damage { get; set; }

    /// <summary>The form to change it with.</summary>
    public MasterForm Form() => new() { Id = Id, Version = Version, IsRetired = IsRetired, SalonId = SalonId, Name = Name };

    IEnumerable<(Field Field, string? Text)> INetworkPart.Says() =>
        [(Field.Master, Name.Length == 0 ? null : Name), (Field.Salon, SalonId.ToString()), (Field.Retired, NetworkParts.Told(IsRetired))];

    internal static void Map(EntityTypeBuilder<Master> entity)
    {
        entity.ToTable("masters");
        entity.HasOne<Salon>().WithMany().HasForeignKey(m => m.SalonId);
        entity.Property(m => m.Version).IsConcurrencyToken();
    }
}

/// <summary>A master as typed.</summary>
public sealed class MasterForm : NetworkPartForm
{
    /// <summary>Where the master works; a closed salon takes on nobody.</summary>
    public Guid SalonId { get; set; }

    /// <summary>Required, at most <see cref="Master.NameLength"/> characters, unlike the names of the salon's other masters.</summary>
    public string? Name { get; set; }
}
