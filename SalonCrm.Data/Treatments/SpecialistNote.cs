using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Treatments;

/// <summary>What a specialist's note is about.</summary>
public enum NoteKind
{
    /// <summary>Skin.</summary>
    Skin,

    /// <summary>Hair.</summary>
    Hair,

    /// <summary>Nails.</summary>
    Nails,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What a specialist saw and did. Its author is who made it.</summary>
internal sealed class SpecialistNote : DatedPart
{
    public const int TextLength = Client.TextLength;

    [Plain] public NoteKind Kind { get; set; }

    [Sealed(SealedAttribute.Note)] public string Text { get; set; } = "";

    public override string?[] Says() => [Iso(Day), Kind.ToString(), Text];

    public static void Map(EntityTypeBuilder<SpecialistNote> entity) => MapPart(entity, "specialist_notes");
}

/// <summary>A specialist's note as it is typed.</summary>
public sealed class SpecialistNoteForm : DatedForm
{
    /// <summary>What it is about.</summary>
    public NoteKind Kind { get; set; }

    /// <summary>The note; required, at most 4000 characters.</summary>
    public string? Text { get; set; }
}

/// <summary>A specialist's note on a card.</summary>
/// <param name="Form">What it says; the form to change it with.</param>
/// <param name="Written">By whom and when.</param>
public sealed record SpecialistNoteView(SpecialistNoteForm Form, Authorship Written);
