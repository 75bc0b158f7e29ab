using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Consents;

/// <summary>
/// What clients of the network consent to, in the network's words: one row for each version and language. A change is a
/// new version; the old ones stay, because somebody agreed to them.
/// </summary>
internal sealed class ConsentText
{
    public const int TextLength = 4000;

    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Plain] public ConsentPurpose Purpose { get; init; }

    /// <summary>Counts up from 1 within a purpose.</summary>
    [Plain] public int Version { get; init; }

    /// <summary>ISO 639, two letters.</summary>
    [Plain] public required string Language { get; init; }

    [Plain] public required string Text { get; init; }

    [Plain] public DateOnly ValidSince { get; init; }

    public static void Map(EntityTypeBuilder<ConsentText> entity)
    {
        entity.ToTable("consent_texts");
        entity.HasIndex(t => new { t.Purpose, t.Version, t.Language }).IsUnique();
    }
}

/// <summary>A new version of a text as it is typed.</summary>
public sealed class ConsentTextForm
{
    /// <summary>What it asks consent to.</summary>
    public ConsentPurpose Purpose { get; set; }

    /// <summary>The version that the person saw; null where none was.</summary>
    public int? BasedOn { get; set; }

    /// <summary>Text by language (ISO 639, two letters), at least one; each at most 4000 characters. Blank ones are left out.</summary>
    public Dictionary<string, string?> Texts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Since when clients are asked with it; null for today.</summary>
    public DateOnly? ValidSince { get; set; }
}

/// <summary>A version of a text.</summary>
/// <param name="Purpose">What it asks consent to.</param>
/// <param name="Version">Counts up from 1 within a purpose.</param>
/// <param name="ValidSince">Since when clients are asked with it.</param>
/// <param name="Texts">By language, ISO 639, two letters.</param>
public sealed record ConsentTextView(ConsentPurpose Purpose, int Version, DateOnly ValidSince, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>The text in a language; in English, or else in any, where there is none in that language.</summary>
    public string In(string language) =>
        Texts.TryGetValue(language, out var text) || Texts.TryGetValue("en", out text) ? text : Texts.Values.First();
}
