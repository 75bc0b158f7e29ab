using SalonCrm.Data.Completeness;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Data.Clients;

/// <summary>How much of the contact data an actor sees on a card.</summary>
public enum ContactView
{
    /// <summary>None at all: the fields are empty, whatever the card holds.</summary>
    None,

    /// <summary>Masked; one field at a time can be shown on request, recorded.</summary>
    Masked,

    /// <summary>Everything.</summary>
    Full,
}

/// <summary>One phone on a card.</summary>
/// <param name="Id">Names the phone when it is to be shown.</param>
/// <param name="Text">The number in international form, or masked; null when it is damaged.</param>
/// <param name="Label">"mobile", "mother".</param>
/// <param name="Dial">What a telephone link dials; null while masked.</param>
public sealed record CardPhone(Guid Id, string? Text, string? Label, string? Dial);

/// <summary>A client's card as an actor may see it. What the actor may not see is not in it, or masked.</summary>
public sealed class ClientCard : PersonalData
{
    /// <summary>The client's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the saves; a form that is based on an older one is told of the conflict.</summary>
    public required int Version { get; init; }

    /// <summary>Number of the card.</summary>
    public required int CardNumber { get; init; }

    /// <summary>Name of the network.</summary>
    public required string NetworkName { get; init; }

    /// <summary>Name of the client's salon.</summary>
    public required string SalonName { get; init; }

    /// <summary>How much of the contact data is in this card.</summary>
    public required ContactView Contacts { get; init; }

    /// <summary>Phones, in order.</summary>
    public required IReadOnlyList<CardPhone> Phones { get; init; }

    /// <summary>Name of the favourite master.</summary>
    public string? FavouriteMaster { get; init; }

    /// <summary>What the client must not meet.</summary>
    public required IReadOnlyList<string> Allergies { get; init; }

    /// <summary>The same with reaction, severity, and who noted it when.</summary>
    public required IReadOnlyList<AllergyView> AllergyDetails { get; init; }

    /// <summary>Contraindications, chronic conditions and physical features; hints first.</summary>
    public required IReadOnlyList<HealthNoteView> HealthNotes { get; init; }

    /// <summary>Open promises, the most urgent first.</summary>
    public required IReadOnlyList<PromiseView> Promises { get; init; }

    /// <summary>The optional fields that this network keeps.</summary>
    public required IReadOnlySet<Field> OptionalFields { get; init; }

    /// <summary>Where the card came from.</summary>
    public required ClientSource Source { get; init; }

    /// <summary>The network's own fields by section and place: those that are asked, and retired ones that were answered.</summary>
    public required IReadOnlyList<OwnValueView> OwnFields { get; init; }

    /// <summary>Substances to which a patch test that still counts showed a reaction.</summary>
    public required IReadOnlyList<string> Reactions { get; init; }

    /// <summary>The network's own fields of one section.</summary>
    public IEnumerable<OwnValueView> Own(OwnFieldSection section) => OwnFields.Where(v => v.Field.Section == section);

    /// <summary>What the network itself asks for and the card lacks, the required first.</summary>
    public IReadOnlyList<OwnFieldView> OwnGaps => [.. OwnFields.Where(v => v.IsGap).Select(v => v.Field).OrderBy(f => f.Tier)];

    /// <summary>Names that the client booked under, unlike the card's, for who may settle them.</summary>
    public IReadOnlyList<SaidName> OtherNames { get; init; } = [];

    /// <summary>When the card was filled in.</summary>
    public required DateTimeOffset FilledInAt { get; init; }

    /// <summary>By whom; null for the command line.</summary>
    public string? FilledInBy { get; init; }

    /// <summary>When the card was last brought up to date.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>By whom; null for the command line.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>When the client last confirmed the card; null for never.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>The cards that went into this one, the latest first, for who may take that back.</summary>
    public IReadOnlyList<MergeView> Merges { get; init; } = [];

    /// <summary>What is missing, the weightiest first.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>Fields that do not open: altered outside of the portal. The rest of the card is whole.</summary>
    public required IReadOnlyList<Field> Damaged { get; init; }

    /// <summary>What else was altered past the portal, though it opens: entries changed, taken off, put on, the whole card put back.</summary>
    public required IReadOnlyList<Alteration> Alterations { get; init; }

    /// <summary>Something was altered past the portal, though every field opens.</summary>
    public bool IsAltered => Alterations.Count > 0;

    /// <summary>The form to edit the card with; null for who may not.</summary>
    public ClientForm? Form { get; init; }

    /// <summary>What stands below the first screen; null on the card that an operation other than opening it answers with.</summary>
    public CardEntries? Entries { get; internal set; }

    /// <summary>Does not tell whose card it is, so that it does no harm in a log.</summary>
    public override string ToString() => $"Card {CardNumber}";
}

/// <summary>A change of a card, as its history tells it.</summary>
public sealed record CardChange
{
    /// <summary>Names the change, when one of its old values is to be restored.</summary>
    public required long Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; null for the command line.</summary>
    public string? By { get; init; }

    /// <summary>The card was created by this.</summary>
    public required bool IsCreation { get; init; }

    /// <summary>Each field with what it was and what it became.</summary>
    public required IReadOnlyList<FieldChange> Fields { get; init; }

    /// <summary>It was made at the client's request.</summary>
    public ClientRequest? Request { get; init; }

    /// <summary>The network's own fields that a change may name; the reader may not see others.</summary>
    public IReadOnlyDictionary<Guid, OwnFieldView> OwnFields { get; init; } = new Dictionary<Guid, OwnFieldView>();

    /// <summary>The client made it, on the own page.</summary>
    public bool IsByClient { get; init; }

    /// <summary>The details do not open: the entry was altered outside of the portal.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>What had been altered past the portal when this was noticed; empty for what was done through it.</summary>
    public IReadOnlyList<Alteration> Alterations { get; init; } = [];

    /// <summary>It was made on a card that has gone into this one since.</summary>
    public bool IsOfMergedCard { get; init; }

    /// <summary>This card itself went into another by this, or came back from it.</summary>
    public bool HasGoneInto { get; init; }
}
