using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access;

/// <summary>
/// An account of the network's people. Sign-in name and email are sealed; Identity finds them by blind index in the
/// normalized columns.
/// </summary>
public sealed class Account : IdentityUser<Guid>, IStaysAltered
{
    /// <summary>Longest display name.</summary>
    public const int DisplayNameLength = 100;

    /// <summary>Makes an account with a fresh id and stamps.</summary>
    public Account()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = Guid.NewGuid().ToString("N");
        LockoutEnabled = true;
    }

    /// <summary>The name that colleagues see beside what this person did.</summary>
    [Sealed]
    public string DisplayName { get; set; } = "";

    /// <summary>What the person is in the network.</summary>
    [Plain]
    public Role Role { get; set; }

    /// <summary>A disabled account can't sign in, and its open circuits end.</summary>
    [Plain]
    public bool Disabled { get; set; }

    /// <summary>When the account was made.</summary>
    [Plain]
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The salons the person works in.</summary>
    public List<AccountSalon> Salons { get; set; } = [];

    /// <summary>Whether it was changed past the portal, as far as the row itself shows. Such an account can't sign in.</summary>
    public bool IsAltered => ((IShowsDamage)this).Damage?.Exists(d => d.StartsWith('(')) == true;

    /// <summary>A name that does not open is empty; what colleagues did stays readable.</summary>
    List<string>? IShowsDamage.Damage { get; set; }

    /// <summary>It is right as it stands now: the next save seals it.</summary>
    internal void Accept() => ((IShowsDamage)this).Damage?.RemoveAll(d => d.StartsWith('('));

    internal static void Map(EntityTypeBuilder<Account> entity)
    {
        entity.ToTable("accounts");
        entity.Seal(nameof(UserName));
        entity.Seal(nameof(Email));
        entity.Seal(nameof(PhoneNumber), SealedAttribute.Phone);
        entity.Plain(
            nameof(Id), nameof(NormalizedUserName), nameof(NormalizedEmail), nameof(EmailConfirmed), nameof(PasswordHash),
            nameof(SecurityStamp), nameof(ConcurrencyStamp), nameof(PhoneNumberConfirmed), nameof(TwoFactorEnabled),
            nameof(LockoutEnd), nameof(LockoutEnabled), nameof(AccessFailedCount));
        entity.SealRows();
        entity.HasMany(a => a.Salons).WithOne().HasForeignKey(s => s.AccountId);
    }
}

/// <summary>A salon that an account works in.</summary>
public sealed class AccountSalon
{
    /// <summary>The account.</summary>
    [Plain]
    public Guid AccountId { get; set; }

    /// <summary>The salon.</summary>
    [Plain]
    public Guid SalonId { get; set; }

    internal static void Map(EntityTypeBuilder<AccountSalon> entity)
    {
        entity.ToTable("account_salons");
        entity.HasKey(s => new { s.AccountId, s.SalonId });
    }
}
