using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Guests;

/// <summary>What stands on a link's page before the digits are right: nothing of the card.</summary>
/// <param name="Id">The link.</param>
/// <param name="Kind">What it opens.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="NetworkName">Name of the network.</param>
/// <param name="SalonName">The salon that the client belongs to, or booked at.</param>
/// <param name="Language">The language that the client prefers; null where that is not known or not to be told.</param>
public sealed record LinkLook(Guid Id, LinkKind Kind, LinkStanding Standing, string NetworkName, string SalonName, string? Language);

/// <summary>How a try at the digits ended.</summary>
/// <param name="Pass">Opens the page for half an hour; null when the digits were wrong.</param>
/// <param name="TriesLeft">How many wrong ones are still forgiven.</param>
public sealed record LinkTry(string? Pass, int TriesLeft);

/// <summary>The client's own page with what it shows.</summary>
public sealed record OwnPageView
{
    /// <summary>Whether it shows the card, or only asks.</summary>
    public required LinkKind Kind { get; init; }

    /// <summary>How the client is greeted: by the given name, or by the name that was said when booking.</summary>
    public required string Name { get; init; }

    /// <summary>The numbers on the card, masked; empty where they are not shown.</summary>
    public required IReadOnlyList<string> Phones { get; init; }

    /// <summary>Whether a new number may be told.</summary>
    public required bool AsksPhone { get; init; }

    /// <summary>Whether allergies are shown and asked.</summary>
    public required bool AsksAllergies { get; init; }

    /// <summary>The fields that are typed or chosen, in order.</summary>
    public required IReadOnlyList<CardField> Lines { get; init; }

    /// <summary>How the client stands to each purpose, with the text that is asked with now.</summary>
    public required IReadOnlyList<ConsentTextView> Consents { get; init; }

    /// <summary>The form as it is shown first.</summary>
    public required OwnPageForm Form { get; init; }

    /// <summary>Does not tell whose page it is, so that it does no harm in a log.</summary>
    public override string ToString() => $"Own page ({Kind})";
}

/// <summary>What a client typed on the own page. Texts are as typed; a field that is not in it stays as it is.</summary>
public sealed class OwnPageForm
{
    /// <summary>The version of the card that the client saw.</summary>
    public int Version { get; set; }

    /// <summary>What was typed, in the spelling of the history: days as 2026-12-31, choices by their names.</summary>
    public Dictionary<Field, string?> Said { get; set; } = [];

    /// <summary>A number that is to be added, in any format.</summary>
    public string? NewPhone { get; set; }

    /// <summary>The client knows of no allergies.</summary>
    public bool NoAllergies { get; set; }

    /// <summary>The purposes that were asked about.</summary>
    public List<OwnPageConsent> Consents { get; set; } = [];
}

/// <summary>A consent on the own page.</summary>
public sealed class OwnPageConsent
{
    /// <summary>To what.</summary>
    public ConsentPurpose Purpose { get; set; }

    /// <summary>The version of the text that was shown.</summary>
    public int TextVersion { get; set; }

    /// <summary>It was given when the page was shown.</summary>
    public bool Was { get; set; }

    /// <summary>It is given now.</summary>
    public bool Is { get; set; }
}

/// <summary>What became of what the client sent.</summary>
/// <param name="Waiting">The fields that wait for the salon's word; empty on a page that may not tell.</param>
/// <param name="IsLate">The link had been used already: everything waits.</param>
/// <param name="MeetsSalon">The salon had changed the same fields since the page was shown.</param>
public sealed record OwnPageSent(IReadOnlyList<Field> Waiting, bool IsLate, bool MeetsSalon);
