using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access.Entry;

/// <summary>One sign-in that has not ended: a cookie and its circuits. The cookie names it, the door asks for it.</summary>
internal sealed class Session
{
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public Guid AccountId { get; init; }

    [Plain] public DateTimeOffset StartedAt { get; init; }

    /// <summary>When something was last asked for, to the minute.</summary>
    [Plain] public DateTimeOffset SeenAt { get; set; }

    [Plain] public string? Address { get; set; }

    /// <summary>As it described itself.</summary>
    [Plain] public string? Device { get; init; }

    [Plain] public Guid? KnownDeviceId { get; init; }

    /// <summary>When the second factor was last shown in it; null where it never was.</summary>
    [Plain] public DateTimeOffset? SecondFactorAt { get; set; }

    [Plain] public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who ended it; null where it ended by itself.</summary>
    [Plain] public Guid? EndedBy { get; set; }

    public static void Map(EntityTypeBuilder<Session> entity)
    {
        entity.ToTable("sessions");
        entity.HasIndex(s => new { s.AccountId, s.StartedAt });
        entity.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }
}

/// <summary>A browser from which an account has signed in before. It is told by a long-lived cookie, of which only a hash is kept.</summary>
internal sealed class KnownDevice
{
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public Guid AccountId { get; init; }

    /// <summary>SHA-256 of the cookie's 256 random bits.</summary>
    [Plain] public byte[] Mark { get; init; } = [];

    [Plain] public string? Device { get; set; }

    [Plain] public string? Address { get; set; }

    [Plain] public DateTimeOffset FirstAt { get; init; }

    [Plain] public DateTimeOffset LastAt { get; set; }

    /// <summary>When the account's owner was told of it and said that it was fine; null while that is open.</summary>
    [Plain] public DateTimeOffset? AcknowledgedAt { get; set; }

    public static void Map(EntityTypeBuilder<KnownDevice> entity)
    {
        entity.ToTable("known_devices");
        entity.HasIndex(d => new { d.AccountId, d.Mark }).IsUnique();
        entity.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
    }
}
