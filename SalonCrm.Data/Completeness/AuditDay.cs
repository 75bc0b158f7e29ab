using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Completeness;

/// <summary>What the daily history keeps. Kept by number: never reuse one.</summary>
public enum AuditMeasure
{
    /// <summary>All cards.</summary>
    Cards = 1,

    /// <summary>Cards that lack nothing of a tier; which one, by number.</summary>
    Complete = 2,

    /// <summary>Cards that lack something; which gap, by number.</summary>
    Missing = 3,

    /// <summary>Cards that have one of the network's own fields filled.</summary>
    OwnFilled = 4,

    /// <summary>Cards that were confirmed within the twelve months before.</summary>
    Fresh = 5,

    /// <summary>Cards that an import made on that day.</summary>
    Imported = 6,

    /// <summary>Cards that are guests.</summary>
    Guests = 7,
}

/// <summary>A figure of a salon as it was at the end of a day, by the rules of that day.</summary>
internal sealed class AuditDay
{
    [Plain] public DateOnly Day { get; init; }

    [Plain] public Guid SalonId { get; init; }

    [Plain] public AuditMeasure Measure { get; init; }

    /// <summary>Number of the tier or gap; 0 where the measure has none.</summary>
    [Plain] public int Which { get; init; }

    /// <summary>One of the network's own fields; empty where the measure is of none.</summary>
    [Plain] public Guid OwnFieldId { get; init; }

    [Plain] public int Count { get; init; }

    public static void Map(EntityTypeBuilder<AuditDay> entity)
    {
        entity.ToTable("audit_days");
        entity.HasKey(d => new { d.Day, d.SalonId, d.Measure, d.Which, d.OwnFieldId });
    }
}
