using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access.Entry;

/// <summary>From where and when a role or one account may work. An account's own limit goes before its role's.</summary>
internal sealed class AccessLimit : IVersioned
{
    public const int MostNetworks = 50;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The role that it is for; null where it is for one account.</summary>
    [Plain] public Role? Role { get; set; }

    [Plain] public Guid? AccountId { get; set; }

    /// <summary>Networks in CIDR, one a line; empty for from everywhere.</summary>
    [Plain] public string Networks { get; set; } = "";

    /// <summary>By the network's clock; both null for at any hour. To before From goes over midnight.</summary>
    [Plain] public TimeOnly? From { get; set; }

    [Plain] public TimeOnly? To { get; set; }

    /// <summary>Days of the week as bits, Sunday the lowest; 127 for every day.</summary>
    [Plain] public int Days { get; set; } = 127;

    [Plain] public DateTimeOffset UpdatedAt { get; set; }

    [Plain] public Guid? UpdatedBy { get; set; }

    [Plain] public int Version { get; set; } = 1;

    public static void Map(EntityTypeBuilder<AccessLimit> entity)
    {
        entity.ToTable("access_limits");
        entity.HasIndex(l => l.Role).IsUnique();
        entity.HasIndex(l => l.AccountId).IsUnique();
        entity.Property(l => l.Version).IsConcurrencyToken();
        entity.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}

/// <summary>Failed sign-ins of one address, one account from one address, or one account at all: how long the next has to wait.</summary>
internal sealed class SignInTries
{
    /// <summary>SHA-256 of what is counted, so that the table tells nobody which addresses tried which accounts.</summary>
    [Plain] public byte[] Key { get; init; } = [];

    [Plain] public int Failures { get; set; }

    [Plain] public DateTimeOffset LastAt { get; set; }

    /// <summary>Nothing is looked at before; it is never far away.</summary>
    [Plain] public DateTimeOffset FreeAt { get; set; }

    public static void Map(EntityTypeBuilder<SignInTries> entity)
    {
        entity.ToTable("sign_in_tries");
        entity.HasKey(t => t.Key);
    }
}
