using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Health;

/// <summary>A substance that a client must not meet. Always a hint.</summary>
internal sealed class Allergy : CardPart, IRostered
{
    [Sealed] public string Substance { get; set; } = "";

    [Sealed(SealedAttribute.Note)] public string? Reaction { get; set; }

    [Sealed] public Severity Severity { get; set; }

    Guid IRostered.OwnerId => ClientId;

    byte[]? IRostered.Seal { get; set; }

    /// <summary>As the history tells it.</summary>
    public string Told =>
        string.Join(", ", new[] { Substance, Reaction, Severity == Severity.Unknown ? null : Severity.ToString() }.OfType<string>());

    public static void Map(EntityTypeBuilder<Allergy> entity)
    {
        MapPart(entity, "allergies", c => c.Allergies);
        entity.Ignore(a => a.Told);
    }
}
