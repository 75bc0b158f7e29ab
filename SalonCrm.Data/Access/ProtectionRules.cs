using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access;

/// <summary>What the network head has set about protection. One row; while there is none, everything is as it is here.</summary>
internal sealed class ProtectionRules : IVersioned
{
    public const int OnlyRow = 1;

    [Plain] public int Id { get; init; } = OnlyRow;

    /// <summary>How many masked fields one account may have shown within ten minutes.</summary>
    [Plain] public int RevealsInTenMinutes { get; set; } = 30;

    /// <summary>How many within 24 hours.</summary>
    [Plain] public int RevealsADay { get; set; } = 150;

    /// <summary>How many cards opened within ten minutes stand out, whoever it is.</summary>
    [Plain] public int UnusualCardsInTenMinutes { get; set; } = 40;

    /// <summary>How many searches within ten minutes stand out.</summary>
    [Plain] public int UnusualSearchesInTenMinutes { get; set; } = 60;

    /// <summary>The hours in which nobody usually works, by the salon's clock.</summary>
    [Plain] public TimeOnly NightFrom { get; set; } = new(22, 0);

    [Plain] public TimeOnly NightTo { get; set; } = new(7, 0);

    /// <summary>A network head always needs a second factor; whether managers do as well.</summary>
    [Plain] public bool ManagersNeedSecondFactor { get; set; }

    /// <summary>Whether the portal makes backups by itself, and at which hour by the machine's clock.</summary>
    [Plain] public bool BacksUp { get; set; } = true;

    [Plain] public TimeOnly BackupAt { get; set; } = new(3, 0);

    /// <summary>How many of the daily, weekly and monthly backups are kept.</summary>
    [Plain] public int KeptDaily { get; set; } = 7;

    [Plain] public int KeptWeekly { get; set; } = 5;

    [Plain] public int KeptMonthly { get; set; } = 12;

    [Plain] public int Version { get; set; } = 1;

    public static void Map(EntityTypeBuilder<ProtectionRules> entity)
    {
        entity.ToTable("protection_rules");
        entity.Property(r => r.Id).ValueGeneratedNever();
        entity.Property(r => r.Version).IsConcurrencyToken();
    }

    /// <summary>The rules as they are; those of a fresh network while nobody has set any. Not tracked.</summary>
    public static async Task<ProtectionRules> Of(SalonDb db, CancellationToken cancel) =>
        await db.ProtectionRules.AsNoTracking().FirstOrDefaultAsync(r => r.Id == OnlyRow, cancel) ?? new();
}
