using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Visits;

/// <summary>One visit of a client: where, when, what was done and bought, what was said of it.</summary>
internal sealed class Visit : CardPart, IInventoried
{
    public const int TextLength = 4000;
    public const int MostLines = 30;
    public const int LowestScore = 1;
    public const int HighestScore = 5;

    [Plain] public Guid SalonId { get; set; }

    [Plain] public DateOnly On { get; set; }

    /// <summary>Null where nobody wrote down the hour.</summary>
    [Plain] public TimeOnly? At { get; set; }

    [Plain] public VisitState State { get; set; }

    [Sealed(SealedAttribute.Note)] public string? Wishes { get; set; }

    [Sealed(SealedAttribute.Note)] public string? Feedback { get; set; }

    [Plain] public int? Score { get; set; }

    public List<ServiceLine> Services { get; set; } = [];

    public List<Purchase> Purchases { get; set; } = [];

    public static void Map(EntityTypeBuilder<Visit> entity)
    {
        MapPart(entity, "visits");
        entity.HasIndex(v => new { v.ClientId, v.On });

        // What the inventory asks of a card with many visits, without reading them.
        entity.HasIndex(v => new { v.ClientId, v.Id, v.Version, v.UpdatedAt });
        entity.HasOne<Salon>().WithMany().HasForeignKey(v => v.SalonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(v => v.Services).WithOne().HasForeignKey(l => l.VisitId);
        entity.HasMany(v => v.Purchases).WithOne().HasForeignKey(p => p.VisitId);
    }
}

/// <summary>How far a visit has come.</summary>
public enum VisitState
{
    /// <summary>Agreed, still to come.</summary>
    Planned,

    /// <summary>It took place.</summary>
    Done,

    /// <summary>Called off.</summary>
    Cancelled,

    /// <summary>The client did not come.</summary>
    NoShow,
}

/// <summary>What was paid for in a visit. A price is kept in hundredths, so that sums are exact in every database.</summary>
internal abstract class VisitLine : IShowsDamage, IRevised
{
    public const int NameLength = 200;
    public const decimal HighestPrice = 100_000_000;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public Guid VisitId { get; init; }

    Guid IRevised.OwnerId => VisitId;

    [Plain] public int Position { get; set; }

    [Sealed] public string Name { get; set; } = "";

    /// <summary>Null where no price is known.</summary>
    [Plain] public long? Hundredths { get; set; }

    [Plain] public int? Revision { get; set; }

    public List<string>? Damage { get; set; }

    public decimal? Price => Hundredths / 100m;

    protected static void MapLine<T>(EntityTypeBuilder<T> entity, string table)
        where T : VisitLine
    {
        entity.ToTable(table);
        entity.Ignore(l => l.Damage);
        entity.Ignore(l => l.Price);
        entity.HasIndex(l => new { l.VisitId, l.Id, l.Revision });
        entity.SealRows();
    }
}

/// <summary>One service in a visit.</summary>
internal sealed class ServiceLine : VisitLine
{
    public const int FormulaLength = 1000;

    [Plain] public Guid? MasterId { get; set; }

    /// <summary>Formula of a colour, materials used.</summary>
    [Sealed(SealedAttribute.Note)] public string? Formula { get; set; }

    public static void Map(EntityTypeBuilder<ServiceLine> entity)
    {
        MapLine(entity, "service_lines");
        entity.HasOne<Master>().WithMany().HasForeignKey(l => l.MasterId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Something bought at a visit to take home.</summary>
internal sealed class Purchase : VisitLine
{
    public const int MostPieces = 1000;

    [Plain] public int Quantity { get; set; } = 1;

    public static void Map(EntityTypeBuilder<Purchase> entity) => MapLine(entity, "purchases");
}
