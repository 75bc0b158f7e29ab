using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Network;

/// <summary>A service that the network offers. A visit keeps the name and price that were typed: a later change alters no visit.</summary>
internal sealed class OfferedService : INetworkPart
{
    public const int NameLength = Visits.VisitLine.NameLength;
    public const int CategoryLength = 100;
    public const decimal HighestPrice = Visits.VisitLine.HighestPrice;
    public const int MostMinutes = 24 * 60;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Null where every salon offers it.</summary>
    [Plain] public Guid? SalonId { get; set; }

    [Plain] public string Category { get; set; } = "";

    [Plain] public string Name { get; set; } = "";

    [Plain] public long? Hundredths { get; set; }

    [Plain] public int? Minutes { get; set; }

    [Plain] public bool IsRetired { get; set; }

    [Plain] public int Version { get; set; } = 1;

    public decimal? Price => Hundredths / 100m;

    public IEnumerable<(Field Field, string? Text)> Says() =>
    [
        (Field.ServiceLine, Name),
        (Field.ServiceCategory, Category),
        (Field.Salon, SalonId?.ToString()),
        (Field.Price, Price?.ToString("0.00", CultureInfo.InvariantCulture)),
        (Field.Duration, Minutes?.ToString(CultureInfo.InvariantCulture)),
        (Field.Retired, NetworkParts.Told(IsRetired)),
    ];

    public OfferedServiceForm Form() =>
        new() { Id = Id, Version = Version, IsRetired = IsRetired, SalonId = SalonId, Category = Category, Name = Name, Price = Price, Minutes = Minutes };

    public static void Map(EntityTypeBuilder<OfferedService> entity)
    {
        entity.ToTable("services");
        entity.Ignore(s => s.Price);
        entity.HasOne<Salon>().WithMany().HasForeignKey(s => s.SalonId).OnDelete(DeleteBehavior.Restrict);
        entity.Property(s => s.Version).IsConcurrencyToken();
    }
}

/// <summary>A service as it is typed.</summary>
public sealed class OfferedServiceForm : NetworkPartForm
{
    /// <summary>The one salon that offers it; null where all do.</summary>
    public Guid? SalonId { get; set; }

    /// <summary>Required, at most 100 characters.</summary>
    public string? Category { get; set; }

    /// <summary>Required, at most 200 characters, unlike other names in the same salon.</summary>
    public string? Name { get; set; }

    /// <summary>In the salon's currency, kept to two decimals; a service of all salons has one only where they share a currency.</summary>
    public decimal? Price { get; set; }

    /// <summary>How long it takes: from 1 to 1440 minutes, or null.</summary>
    public int? Minutes { get; set; }
}

/// <summary>A service as forms offer it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Category">Its category.</param>
/// <param name="SalonId">The one salon that offers it; null where all do.</param>
/// <param name="Price">In the salon's currency; null where none is fixed.</param>
/// <param name="Minutes">How long it takes, if that is fixed.</param>
public sealed record ServiceOffer(string Name, string Category, Guid? SalonId, decimal? Price, int? Minutes)
{
    /// <summary>By category and name. A price for all salons is left out once they pay in several currencies.</summary>
    internal static IReadOnlyList<ServiceOffer> Of(IEnumerable<OfferedService> services, IEnumerable<Salon> salons)
    {
        var isOneCurrency = ShareCurrency(salons);
        return
        [
            .. services.Select(s => new ServiceOffer(s.Name, s.Category, s.SalonId, s.SalonId is null && !isOneCurrency ? null : s.Price, s.Minutes))
                .OrderBy(s => s.Category, StringComparer.CurrentCulture).ThenBy(s => s.Name, StringComparer.CurrentCulture),
        ];
    }

    internal static bool ShareCurrency(IEnumerable<Salon> salons) =>
        salons.Where(s => !s.IsClosed).Select(Money.CurrencyOf).Distinct(StringComparer.Ordinal).Count() < 2;
}
