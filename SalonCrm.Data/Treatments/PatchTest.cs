using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Treatments;

/// <summary>How the skin answered a patch test.</summary>
public enum PatchResult
{
    /// <summary>Neither one nor the other.</summary>
    Unclear,

    /// <summary>It did not.</summary>
    NoReaction,

    /// <summary>It did: the client must not meet this substance.</summary>
    Reaction,
}

/// <summary>A substance that was tried on a small spot of skin first.</summary>
internal sealed class PatchTest : DatedPart
{
    public const int SubstanceLength = Client.NameLength;
    public const int RemarkLength = Client.LineLength;

    [Sealed] public string Substance { get; set; } = "";

    [Sealed(SealedAttribute.Phone)] public PatchResult Result { get; set; }

    /// <summary>The last day on which the result counts; null for no end.</summary>
    [Plain] public DateOnly? HoldsUntil { get; set; }

    [Sealed(SealedAttribute.Note)] public string? Remark { get; set; }

    public override string?[] Says() => [Iso(Day), Substance, Result.ToString(), HoldsUntil is null ? null : $"→ {Iso(HoldsUntil)}", Remark];

    public static void Map(EntityTypeBuilder<PatchTest> entity) => MapPart(entity, "patch_tests");
}

/// <summary>A patch test as it is typed.</summary>
public sealed class PatchTestForm : DatedForm
{
    /// <summary>What was tried; required, at most 100 characters.</summary>
    public string? Substance { get; set; }

    /// <summary>How the skin answered.</summary>
    public PatchResult Result { get; set; }

    /// <summary>The last day on which the result counts, not before the test's own; null for no end.</summary>
    public DateOnly? HoldsUntil { get; set; }

    /// <summary>At most 300 characters.</summary>
    public string? Remark { get; set; }
}

/// <summary>A patch test on a card.</summary>
/// <param name="Form">What it says; the form to change it with.</param>
/// <param name="HasRunOut">Its result counts no longer: test again.</param>
/// <param name="Written">By whom and when.</param>
public sealed record PatchTestView(PatchTestForm Form, bool HasRunOut, Authorship Written)
{
    /// <summary>A reaction can hurt the client, however long ago it was.</summary>
    public bool IsHint => Form.Result == PatchResult.Reaction;
}
