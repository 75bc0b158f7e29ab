using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Network;

/// <summary>The company. There is one.</summary>
internal sealed class SalonNetwork
{
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public required string Name { get; set; }

    /// <summary>Names of the optional fields that are switched on, with commas between; null for none.</summary>
    [Plain] public string? OptionalFields { get; set; }

    /// <summary>When follow-ups are due, as <c>FollowUpRules</c> writes it; null for the rules of a new network.</summary>
    [Plain] public string? FollowUpRules { get; set; }

    /// <summary>Which fields count in the audit, as <c>CountingRules</c> writes it; null where all of them do.</summary>
    [Plain] public string? CountingRules { get; set; }

    /// <summary>Names of the fields that the client's own page shows, with commas between; null for those of a new network.</summary>
    [Plain] public string? OwnPageFields { get; set; }

    /// <summary>Scheme, host and port under which clients reach their own page; null for the portal's own.</summary>
    [Plain] public string? OwnPageAddress { get; set; }

    /// <summary>Sites are told that a number is known.</summary>
    [Plain] public bool TellsKnownNumbers { get; set; }

    public static void Map(EntityTypeBuilder<SalonNetwork> entity) => entity.ToTable("networks");
}

/// <summary>One place of the network.</summary>
public sealed class Salon : INetworkPart
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

    /// <summary>It keeps its clients and gets no new ones.</summary>
    [Plain]
    public bool IsClosed { get; set; }

    /// <summary>Counts the saves.</summary>
    [Plain]
    public int Version { get; set; } = 1;

    /// <summary>The form to change it with.</summary>
    public SalonForm Form() => new() { Id = Id, Version = Version, IsRetired = IsClosed, Name = Name, CountryCode = CountryCode };

    IEnumerable<(Field Field, string? Text)> INetworkPart.Says() =>
        [(Field.SalonName, Name), (Field.Country, CountryCode), (Field.Retired, NetworkParts.Told(IsClosed))];

    internal static void Map(EntityTypeBuilder<Salon> entity)
    {
        entity.ToTable("salons");
        entity.HasIndex(s => s.Name).IsUnique();
        entity.Property(s => s.Version).IsConcurrencyToken();
    }
}

/// <summary>A salon as it is typed; retired means closed.</summary>
public sealed class SalonForm : NetworkPartForm
{
    /// <summary>Required, at most <see cref="Salon.NameLength"/> characters, unlike the other salons' names.</summary>
    public string? Name { get; set; }

    /// <summary>ISO 3166 code of its country; required.</summary>
    public string? CountryCode { get; set; }
}
