using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Data.Duplicates;

/// <summary>Whose value stays.</summary>
public enum MergeSide
{
    /// <summary>That of the card that stays.</summary>
    Survivor,

    /// <summary>That of the card that goes.</summary>
    Merged,
}

/// <summary>Two cards that are to become one.</summary>
public sealed class MergeForm
{
    /// <summary>The merge; made by the form, so that two submits make one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The client whose card stays.</summary>
    public Guid SurvivorId { get; set; }

    /// <summary>The version of it that the person saw.</summary>
    public int SurvivorVersion { get; set; }

    /// <summary>The client whose card goes.</summary>
    public Guid MergedId { get; set; }

    /// <summary>The version of it that the person saw.</summary>
    public int MergedVersion { get; set; }

    /// <summary>Whose value stays, by field; where nothing is said, the one that is preset.</summary>
    public Dictionary<Field, MergeSide> Choices { get; set; } = [];

    /// <summary>The same for the network's own fields.</summary>
    public Dictionary<Guid, MergeSide> OwnChoices { get; set; } = [];
}

/// <summary>A field in which two cards can differ; values as the history tells them.</summary>
/// <param name="Field">The field.</param>
/// <param name="Survivor">What the card that stays says; null for nothing.</param>
/// <param name="Merged">What the card that goes says.</param>
/// <param name="Preset">Whose value is preset.</param>
public sealed record ComparedField(Field Field, string? Survivor, string? Merged, MergeSide Preset)
{
    /// <summary>There is something to choose.</summary>
    public bool Differs => Survivor != Merged;
}

/// <summary>The same of a field of the network's own.</summary>
/// <param name="Survivor">The card that stays.</param>
/// <param name="Merged">The card that goes.</param>
/// <param name="Preset">Whose value is preset.</param>
public sealed record ComparedOwnField(OwnValueView Survivor, OwnValueView Merged, MergeSide Preset)
{
    /// <summary>There is something to choose.</summary>
    public bool Differs => Survivor.Value != Merged.Value;
}

/// <summary>Two cards side by side.</summary>
public sealed record CardComparison
{
    /// <summary>The card that is to stay.</summary>
    public required ClientCard Survivor { get; init; }

    /// <summary>The card that is to go into it.</summary>
    public required ClientCard Merged { get; init; }

    /// <summary>Fields of which one card's value stays.</summary>
    public required IReadOnlyList<ComparedField> Fields { get; init; }

    /// <summary>The same of the network's own fields, as far as the actor sees them.</summary>
    public required IReadOnlyList<ComparedOwnField> OwnFields { get; init; }

    /// <summary>Fields that are made of both.</summary>
    public required IReadOnlyList<FieldChange> United { get; init; }

    /// <summary>Numbers for which the united card has no room; they come back if the merge is taken back.</summary>
    public required IReadOnlyList<string> PhonesLeftOut { get; init; }

    /// <summary>Consents that the one card has and the other's withdrawal ends.</summary>
    public required IReadOnlyList<ConsentPurpose> EndedConsents { get; init; }

    /// <summary>How much of each kind the card has that stays.</summary>
    public required IReadOnlyDictionary<Field, int> SurvivorCounts { get; init; }

    /// <summary>How much of each kind goes over.</summary>
    public required IReadOnlyDictionary<Field, int> MergedCounts { get; init; }

    /// <summary>What keeps the two from becoming one as they are.</summary>
    public required IReadOnlyList<FieldProblem> Problems { get; init; }

    /// <summary>Does not tell whose cards they are, so that it does no harm in a log.</summary>
    public override string ToString() => $"Cards {Survivor.CardNumber} and {Merged.CardNumber}";
}

/// <summary>Two cards have become one.</summary>
/// <param name="Merge">The merge, to take it back by.</param>
/// <param name="SurvivorId">The client whose card stayed.</param>
public sealed record MergeDone(Guid Merge, Guid SurvivorId);

/// <summary>What taking a merge back can't decide by itself.</summary>
public sealed record MergeUndoing
{
    /// <summary>The merge.</summary>
    public required Guid Merge { get; init; }

    /// <summary>The client whose card stayed.</summary>
    public required Guid SurvivorId { get; init; }

    /// <summary>The client whose card comes back.</summary>
    public required Guid MergedId { get; init; }

    /// <summary>Number of the card that comes back.</summary>
    public required int CardNumber { get; init; }

    /// <summary>Fields that were changed since: the card that stayed keeps them, the other gets back what it had.</summary>
    public IReadOnlyList<Field> Kept { get; init; } = [];

    /// <summary>What goes back as somebody has altered it since: how many of each kind.</summary>
    public IReadOnlyDictionary<Field, int> Edited { get; init; } = new Dictionary<Field, int>();

    /// <summary>What was removed since and does not come back: how many of each kind.</summary>
    public IReadOnlyDictionary<Field, int> Gone { get; init; } = new Dictionary<Field, int>();

    /// <summary>What was made since and stays where it was made: how many of each kind.</summary>
    public IReadOnlyDictionary<Field, int> Stays { get; init; } = new Dictionary<Field, int>();

    /// <summary>Gift cards that go back and were used since.</summary>
    public IReadOnlyList<string> UsedGiftCards { get; init; } = [];

    /// <summary>Purposes to which consent was withdrawn since: that counts for both.</summary>
    public IReadOnlyList<ConsentPurpose> Withdrawn { get; init; } = [];

    /// <summary>Nothing is left to a person.</summary>
    public bool IsClear => Kept.Count + Edited.Count + Gone.Count + Stays.Count + UsedGiftCards.Count + Withdrawn.Count == 0;
}
