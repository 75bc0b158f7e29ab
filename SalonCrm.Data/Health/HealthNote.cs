using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Health;

/// <summary>What a note about a client's health tells.</summary>
public enum HealthNoteKind
{
    /// <summary>What must not be done to the client. Always a hint.</summary>
    Contraindication,

    /// <summary>A condition that lasts.</summary>
    ChronicCondition,

    /// <summary>What was seen during procedures: a tremor. Always a hint.</summary>
    PhysicalFeature,
}

/// <summary>How badly a client reacts.</summary>
public enum Severity
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>Unpleasant.</summary>
    Mild,

    /// <summary>Has to be treated.</summary>
    Moderate,

    /// <summary>A danger to life.</summary>
    Severe,
}

/// <summary>A contraindication, a chronic condition or a physical feature.</summary>
internal sealed class HealthNote : CardPart, IRostered
{
    [Sealed] public HealthNoteKind Kind { get; set; }

    [Sealed(SealedAttribute.Note)] public string Text { get; set; } = "";

    Guid IRostered.OwnerId => ClientId;

    byte[]? IRostered.Seal { get; set; }

    public static void Map(EntityTypeBuilder<HealthNote> entity) => MapPart(entity, "health_notes", c => c.HealthNotes);
}
