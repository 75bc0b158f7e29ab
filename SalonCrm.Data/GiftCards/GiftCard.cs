using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.GiftCards;

/// <summary>A gift card. It belongs to the client who bought it; whoever brings it may use it.</summary>
internal sealed class GiftCard : CardPart, IInventoried
{
    public const string Prefix = "GC-";

    /// <summary>Printed on the card; counts up from 1.</summary>
    [Plain] public int Number { get; init; }

    /// <summary>Whom it is for.</summary>
    [Sealed] public string? For { get; init; }

    /// <summary>In hundredths.</summary>
    [Plain] public long Amount { get; init; }

    /// <summary>In hundredths: the sum of its uses. Covered by the row's seal, so a use that is gone is noticed.</summary>
    [Plain] public long Redeemed { get; set; }

    /// <summary>ISO 4217.</summary>
    [Plain] public required string Currency { get; init; }

    [Plain] public DateOnly BoughtOn { get; init; }

    /// <summary>The last day on which it can be used; null for always.</summary>
    [Plain] public DateOnly? ValidUntil { get; init; }

    [Plain] public Guid SalonId { get; init; }

    public List<GiftCardUse> Uses { get; init; } = [];

    public long Balance => Amount - Redeemed;

    public string Shown => Show(Number);

    /// <summary>Whether the rows are not as the portal wrote them: no balance can be told then.</summary>
    public bool IsAltered => Damage is not null || Uses.Exists(u => u.Damage is not null) || Uses.Sum(u => u.Amount) != Redeemed;

    public static string Show(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:000000}");

    /// <summary>Reads a number as people type it: with or without prefix, zeros, spaces and dashes. Null when it is none.</summary>
    public static int? Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Take(40).Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();
        var digits = text.StartsWith("GC", StringComparison.Ordinal) ? text[2..] : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public static void Map(EntityTypeBuilder<GiftCard> entity)
    {
        MapPart(entity, "gift_cards");
        entity.ToTable(t => t.HasCheckConstraint("CK_gift_cards_balance", "\"Redeemed\" >= 0 AND \"Redeemed\" <= \"Amount\""));
        entity.HasIndex(c => c.Number).IsUnique();
        entity.HasOne<Salon>().WithMany().HasForeignKey(c => c.SalonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(c => c.Uses).WithOne().HasForeignKey(u => u.GiftCardId);
    }
}

/// <summary>An amount taken from a gift card, on the card of the client who used it.</summary>
internal sealed class GiftCardUse : CardPart, IInventoried
{
    [Plain] public Guid GiftCardId { get; init; }

    /// <summary>In hundredths.</summary>
    [Plain] public long Amount { get; init; }

    [Plain] public DateOnly Day { get; init; }

    [Plain] public Guid SalonId { get; init; }

    public static void Map(EntityTypeBuilder<GiftCardUse> entity)
    {
        MapPart(entity, "gift_card_uses");
        entity.HasOne<Salon>().WithMany().HasForeignKey(u => u.SalonId).OnDelete(DeleteBehavior.Restrict);
    }
}
