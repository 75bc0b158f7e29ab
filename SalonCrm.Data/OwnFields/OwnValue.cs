using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.OwnFields;

/// <summary>
/// What a card says in a field of the network's own. A value that was emptied keeps its row, so that who still has the
/// old one in a form is told.
/// </summary>
internal sealed class OwnValue : CardPart, IInventoried
{
    public const int TextLength = Client.TextLength;

    [Plain] public Guid FieldId { get; init; }

    /// <summary>The same in every language: text, a number with a dot, yyyy-MM-dd, yes or no, the id of an answer.</summary>
    [Sealed(SealedAttribute.Note)] public string? Value { get; set; }

    public static void Map(EntityTypeBuilder<OwnValue> entity)
    {
        MapPart(entity, "own_values", c => c.OwnValues);
        entity.HasIndex(v => new { v.ClientId, v.FieldId }).IsUnique();
        entity.HasOne<OwnField>().WithMany().HasForeignKey(v => v.FieldId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>What is typed into the network's own fields of one section of a card.</summary>
public sealed class OwnValuesForm
{
    /// <summary>Whose card.</summary>
    public Guid ClientId { get; set; }

    /// <summary>The fields; one that is not among them stays as it is.</summary>
    public List<OwnValueLine> Lines { get; set; } = [];
}

/// <summary>One field as typed.</summary>
public sealed class OwnValueLine
{
    /// <summary>The field.</summary>
    public Guid FieldId { get; set; }

    /// <summary>The version of the value that the person saw; 0 where there was none.</summary>
    public int Version { get; set; }

    /// <summary>Text, a number with a dot or a comma, yyyy-MM-dd, yes or no, the id of an answer; blank for nothing.</summary>
    public string? Value { get; set; }
}

/// <summary>A field of the network's own on a card.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">What the card says, the same in every language; null when it is empty or does not open.</param>
/// <param name="Version">Counts the saves of the value; 0 where there never was one.</param>
/// <param name="IsDamaged">The value does not open: it was altered outside of the portal.</param>
/// <param name="Written">By whom and when; null where there never was one.</param>
public sealed record OwnValueView(OwnFieldView Field, string? Value, int Version, bool IsDamaged, Authorship? Written)
{
    /// <summary>Yes, as it is kept.</summary>
    public const string Yes = "yes";

    /// <summary>No, as it is kept.</summary>
    public const string No = "no";

    /// <summary>The card lacks it. An optional field is no gap, and damage is not one: the client has told it already.</summary>
    public bool IsGap => Value is null && !IsDamaged && Field is { IsRetired: false, Tier: Completeness.Tier.Required or Completeness.Tier.Desirable };

    /// <summary>Everybody must see it at once. "No" warns of nothing.</summary>
    public bool IsHint => Field is { IsHint: true, IsRetired: false } && Value is not null && !(Field.Kind == OwnFieldKind.YesNo && Value == No);

    /// <summary>Does not tell the value, so that it does no harm in a log.</summary>
    public override string ToString() => nameof(OwnValueView);
}
