using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Network;

/// <summary>Where a card shows a field of the network's own. Kept by number: a new one comes last.</summary>
public enum OwnFieldSection
{
    /// <summary>Beside the personal data.</summary>
    PersonalData,

    /// <summary>Among health and features.</summary>
    Features,

    /// <summary>Among the specialists' notes.</summary>
    Treatments,
}

/// <summary>What is typed into a field of the network's own. Kept by number: a new one comes last.</summary>
public enum OwnFieldKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of several answers.</summary>
    Choice,
}

/// <summary>A field that the network head added to the card. Says nothing of a client; what is filled in is an own value.</summary>
internal sealed class OwnField : IVersioned
{
    public const int NameLength = 60;
    public const int MostFields = 100;
    public const int MostChoices = 100;

    // Names are read by people in the trail too: Cyrillic stays as it is.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public int Version { get; set; } = 1;

    [Plain] public OwnFieldSection Section { get; set; }

    /// <summary>Counts up within the section.</summary>
    [Plain] public int Position { get; set; }

    [Plain] public OwnFieldKind Kind { get; set; }

    [Plain] public Tier Tier { get; set; }

    [Plain] public bool IsSensitive { get; set; }

    [Plain] public bool IsHint { get; set; }

    [Plain] public bool IsRetired { get; set; }

    /// <summary>JSON: the name by language.</summary>
    [Plain] public string Names { get; set; } = "{}";

    /// <summary>JSON: the answers of a choice, in order.</summary>
    [Plain] public string Choices { get; set; } = "[]";

    /// <summary>
    /// Takes over a tidied and checked form. An answer that the form leaves out is retired: cards may hold it.
    /// </summary>
    public void Take(OwnFieldForm form)
    {
        var before = Kind == form.Kind ? View().Choices : [];
        var listed = form.Kind == OwnFieldKind.Choice ? form.Choices.Select(c => new OwnChoice(c.Id, Said(c.Names), c.IsRetired)).ToList() : [];
        var leftOut = before.Where(b => listed.TrueForAll(c => c.Id != b.Id)).Select(b => b with { IsRetired = true });
        (Section, Kind, Tier, IsSensitive, IsHint) = (form.Section, form.Kind, form.Tier, form.IsSensitive, form.IsHint);
        Names = JsonSerializer.Serialize(Said(form.Names), Json);
        Choices = JsonSerializer.Serialize(listed.Concat(leftOut), Json);
    }

    public OwnFieldView View() => new(
        Id,
        Version,
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(Names, Json)!,
        Section,
        Kind,
        Tier,
        IsSensitive,
        IsHint,
        IsRetired,
        JsonSerializer.Deserialize<List<OwnChoice>>(Choices, Json)!);

    /// <summary>All that the field is, its place and retirement apart, as the trail tells it: equal before and after means unchanged.</summary>
    public string Tell() => string.Join(
        " · ",
        new[] { Names, Section.ToString(), Kind.ToString(), Tier.ToString(), IsSensitive ? "sensitive" : null, IsHint ? "hint" : null, Choices }.OfType<string>());

    public static void Map(EntityTypeBuilder<OwnField> entity)
    {
        entity.ToTable("own_fields");
        entity.Property(f => f.Version).IsConcurrencyToken();
    }

    private static SortedDictionary<string, string> Said(Dictionary<string, string?> names) =>
        new(names.Where(n => n.Value is not null).ToDictionary(n => n.Key, n => n.Value!, StringComparer.Ordinal), StringComparer.Ordinal);
}
