using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>A site or app that may use the API. Its key is shown once and kept as a hash.</summary>
internal sealed class Integration : INetworkPart
{
    public const int NameLength = 100;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public required string Name { get; set; }

    /// <summary>SHA-256 of the key: it has 256 random bits, so it can't be guessed back.</summary>
    [Plain] public required byte[] KeyHash { get; set; }

    /// <summary>The key before the last rotation, which still opens until <see cref="OldKeyUntil"/>.</summary>
    [Plain] public byte[]? OldKeyHash { get; set; }

    [Plain] public DateTimeOffset? OldKeyUntil { get; set; }

    [Plain] public DateTimeOffset CreatedAt { get; init; }

    [Plain] public Guid? CreatedBy { get; init; }

    [Plain] public DateTimeOffset? LastUsedAt { get; set; }

    [Plain] public DateTimeOffset? RevokedAt { get; set; }

    [Plain] public int Version { get; set; } = 1;

    /// <summary>The salons that it may book for; none means all.</summary>
    public List<IntegrationSalon> Salons { get; set; } = [];

    /// <summary>Whether it may book for a salon.</summary>
    public bool BooksFor(Guid salon) => Salons.Count == 0 || Salons.Exists(s => s.SalonId == salon);

    public IntegrationForm Form() =>
        new() { Id = Id, Version = Version, IsRetired = RevokedAt is not null, Name = Name, Salons = [.. Salons.Select(s => s.SalonId)] };

    public IEnumerable<(Field Field, string? Text)> Says() =>
    [
        (Field.Integration, Name),
        (Field.IntegrationSalons, Salons.Count == 0 ? null : string.Join(CardField.Separator, Salons.Select(s => s.SalonId).Order())),
        (Field.Retired, NetworkParts.Told(RevokedAt is not null)),
    ];

    public static void Map(EntityTypeBuilder<Integration> entity)
    {
        entity.ToTable("integrations");
        entity.HasIndex(i => i.KeyHash).IsUnique();
        entity.HasIndex(i => i.OldKeyHash);
        entity.Property(i => i.Version).IsConcurrencyToken();
        entity.HasMany(i => i.Salons).WithOne().HasForeignKey(s => s.IntegrationId);
    }
}

/// <summary>A salon that an integration may book for.</summary>
internal sealed class IntegrationSalon
{
    [Plain] public Guid IntegrationId { get; init; }

    [Plain] public Guid SalonId { get; init; }

    public static void Map(EntityTypeBuilder<IntegrationSalon> entity)
    {
        entity.ToTable("integration_salons");
        entity.HasKey(s => new { s.IntegrationId, s.SalonId });
        entity.HasOne<Salon>().WithMany().HasForeignKey(s => s.SalonId);
    }
}

/// <summary>A request that a site sent with an Idempotency-Key, and its answer: sent again, it is answered again and done once.</summary>
internal sealed class ApiRequest
{
    /// <summary>How long an answer is kept for a request sent again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public Guid IntegrationId { get; init; }

    /// <summary>SHA-256 of the Idempotency-Key.</summary>
    [Plain] public required byte[] KeyHash { get; init; }

    /// <summary>Blind index of what was sent: another body under the same key is refused.</summary>
    [Plain] public required byte[] BodyHash { get; init; }

    [Plain] public DateTimeOffset At { get; init; }

    /// <summary>The answer as it was sent.</summary>
    [Sealed(SealedAttribute.Note)] public string Answer { get; init; } = "";

    public static void Map(EntityTypeBuilder<ApiRequest> entity)
    {
        entity.ToTable("api_requests");
        entity.HasIndex(r => new { r.IntegrationId, r.KeyHash }).IsUnique();
        entity.HasIndex(r => r.At);
        entity.HasOne<Integration>().WithMany().HasForeignKey(r => r.IntegrationId);
    }
}
