using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Data.Network;

/// <summary>A field of the network's own as it is typed.</summary>
public sealed class OwnFieldForm
{
    /// <summary>The field; made by the form of a new one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that the person saw; 0 for a new field.</summary>
    public int Version { get; set; }

    /// <summary>Name by language (ISO 639, two letters), at least one; each at most 60 characters and on no other field.</summary>
    public Dictionary<string, string?> Names { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Where cards show it.</summary>
    public OwnFieldSection Section { get; set; }

    /// <summary>What is typed into it. Can't be changed once a card has a value.</summary>
    public OwnFieldKind Kind { get; set; }

    /// <summary>Required, desirable or optional. An empty required field is a gap, and never keeps a card from being saved.</summary>
    public Tier Tier { get; set; } = Tier.Optional;

    /// <summary>Only for who sees contacts in full or may edit the section. Not together with <see cref="IsHint"/>.</summary>
    public bool IsSensitive { get; set; }

    /// <summary>Stands in the pinned band and in the search, for everybody.</summary>
    public bool IsHint { get; set; }

    /// <summary>The answers of a choice, in order, at most 100; lines left empty do not count. One that is left out is retired.</summary>
    public List<OwnChoiceForm> Choices { get; set; } = [];
}

/// <summary>One answer of a choice as it is typed.</summary>
public sealed class OwnChoiceForm
{
    /// <summary>The answer; made by the form of a new one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Name by language, at least one; each at most 60 characters and on no other answer of the field.</summary>
    public Dictionary<string, string?> Names { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Stays on the cards that have it, and can't be chosen any more.</summary>
    public bool IsRetired { get; set; }
}

/// <summary>One answer of a choice.</summary>
/// <param name="Id">The answer.</param>
/// <param name="Names">By language, ISO 639, two letters.</param>
/// <param name="IsRetired">It can't be chosen any more.</param>
public sealed record OwnChoice(Guid Id, IReadOnlyDictionary<string, string> Names, bool IsRetired)
{
    /// <summary>The name in a language; in English, or else in any, where there is none in that language.</summary>
    public string In(string language) => OwnFieldView.In(Names, language);
}

/// <summary>A field of the network's own.</summary>
/// <param name="Id">The field.</param>
/// <param name="Version">Counts the saves.</param>
/// <param name="Names">By language, ISO 639, two letters.</param>
/// <param name="Section">Where cards show it.</param>
/// <param name="Kind">What is typed into it.</param>
/// <param name="Tier">How much it matters.</param>
/// <param name="IsSensitive">Not everybody sees it.</param>
/// <param name="IsHint">It stands in the pinned band and in the search.</param>
/// <param name="IsRetired">It is no longer asked; what cards say stays.</param>
/// <param name="Choices">The answers of a choice, in order, retired ones too.</param>
public sealed record OwnFieldView(
    Guid Id,
    int Version,
    IReadOnlyDictionary<string, string> Names,
    OwnFieldSection Section,
    OwnFieldKind Kind,
    Tier Tier,
    bool IsSensitive,
    bool IsHint,
    bool IsRetired,
    IReadOnlyList<OwnChoice> Choices)
{
    /// <summary>What one needs to fill in the fields of a section.</summary>
    public static Permission ToEdit(OwnFieldSection section) => section switch
    {
        OwnFieldSection.PersonalData => Permission.EditCards,
        OwnFieldSection.Features => Permission.NoteHealth,
        _ => Permission.WriteTreatments,
    };

    /// <summary>The name in a language; in English, or else in any, where there is none in that language.</summary>
    public string In(string language) => In(Names, language);

    /// <summary>Whether a role sees what cards say in this field.</summary>
    public bool SeenBy(Role role) => !IsSensitive || role.Allows(Permission.SeeContacts) || role.Allows(ToEdit(Section));

    /// <summary>The form to change the field with.</summary>
    public OwnFieldForm Form() => new()
    {
        Id = Id,
        Version = Version,
        Names = Typed(Names),
        Section = Section,
        Kind = Kind,
        Tier = Tier,
        IsSensitive = IsSensitive,
        IsHint = IsHint,
        Choices = [.. Choices.Select(c => new OwnChoiceForm { Id = c.Id, Names = Typed(c.Names), IsRetired = c.IsRetired })],
    };

    internal static string In(IReadOnlyDictionary<string, string> names, string language) =>
        names.TryGetValue(language, out var name) || names.TryGetValue("en", out name) ? name : names.Values.First();

    private static Dictionary<string, string?> Typed(IReadOnlyDictionary<string, string> names) =>
        names.ToDictionary(n => n.Key, n => (string?)n.Value, StringComparer.Ordinal);
}
