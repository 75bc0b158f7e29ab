using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Health;

/// <summary>An allergy as it is typed.</summary>
public sealed class AllergyForm
{
    /// <summary>Whose.</summary>
    public Guid ClientId { get; set; }

    /// <summary>The allergy; made by the form of a new one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that the person saw; 0 for a new one.</summary>
    public int Version { get; set; }

    /// <summary>What the client must not meet; at most 100 characters.</summary>
    public string? Substance { get; set; }

    /// <summary>What happens; at most 300 characters.</summary>
    public string? Reaction { get; set; }

    /// <summary>How badly.</summary>
    public Severity Severity { get; set; }
}

/// <summary>A note about health as it is typed.</summary>
public sealed class HealthNoteForm
{
    /// <summary>Whose.</summary>
    public Guid ClientId { get; set; }

    /// <summary>The note; made by the form of a new one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that the person saw; 0 for a new one.</summary>
    public int Version { get; set; }

    /// <summary>What it tells.</summary>
    public HealthNoteKind Kind { get; set; }

    /// <summary>The note; at most 300 characters.</summary>
    public string? Text { get; set; }
}

/// <summary>An allergy on a card.</summary>
/// <param name="Form">The form to change it with.</param>
/// <param name="Written">Who noted it when.</param>
public sealed record AllergyView(AllergyForm Form, Authorship Written);

/// <summary>A note about health on a card.</summary>
/// <param name="Form">The form to change it with.</param>
/// <param name="Written">Who noted it when.</param>
public sealed record HealthNoteView(HealthNoteForm Form, Authorship Written)
{
    /// <summary>Whether it stands in the pinned band: what hurts or startles somebody who has not read the card.</summary>
    public bool IsHint => Form.Kind is HealthNoteKind.Contraindication or HealthNoteKind.PhysicalFeature;
}
