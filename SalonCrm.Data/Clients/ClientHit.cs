using SalonCrm.Data.OwnFields;

namespace SalonCrm.Data.Clients;

/// <summary>A part of a text that is to be marked.</summary>
/// <param name="Start">Where it begins, in characters.</param>
/// <param name="Length">How long it is, in characters.</param>
public sealed record TextMark(int Start, int Length);

/// <summary>A client as a list shows one: enough to recognise, with contacts only as far as the actor may see them.</summary>
public sealed record ClientHit
{
    /// <summary>The client's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the card.</summary>
    public required int CardNumber { get; init; }

    /// <summary>Full name.</summary>
    public required PersonName Name { get; init; }

    /// <summary>What of the full name matched a search, in order; empty where nothing did.</summary>
    public IReadOnlyList<TextMark> NameMarks { get; init; } = [];

    /// <summary>The phone, masked: the one that a search found, else the first; null for who sees no contacts, or when there is none.</summary>
    public string? MaskedPhone { get; init; }

    /// <summary>What of the masked phone matched a search; empty where nothing did.</summary>
    public IReadOnlyList<TextMark> PhoneMarks { get; init; } = [];

    /// <summary>Name of the client's salon.</summary>
    public required string SalonName { get; init; }

    /// <summary>Guest or registered.</summary>
    public required ClientStatus Status { get; init; }

    /// <summary>What the client must not meet; empty when nothing is listed.</summary>
    public required IReadOnlyList<string> Allergies { get; init; }

    /// <summary>What must not be done to the client; empty when nothing is noted.</summary>
    public required IReadOnlyList<string> Contraindications { get; init; }

    /// <summary>What the network's own fields warn of; empty when they do not.</summary>
    public required IReadOnlyList<OwnValueView> Hints { get; init; }

    /// <summary>Substances to which a patch test that still counts showed a reaction.</summary>
    public required IReadOnlyList<string> Reactions { get; init; }

    /// <summary>What the card lacks.</summary>
    public required IReadOnlyList<Completeness.Gap> Gaps { get; init; }

    /// <summary>Does not tell whose card it is, so that it does no harm in a log.</summary>
    public override string ToString() => $"Card {CardNumber}";
}
