using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access.Trails;

/// <summary>Between which moments, and by whom or from where, data may have leaked. Accounts, devices and addresses add up.</summary>
public sealed record BreachQuery
{
    /// <summary>From this moment on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Before this moment.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>What these accounts did.</summary>
    public IReadOnlyList<Guid> Accounts { get; init; } = [];

    /// <summary>What was done on these devices, as they described themselves.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>What was done from these network addresses.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
}

/// <summary>Who was active between two moments, to choose from.</summary>
/// <param name="People">Accounts, sites and exchanges that did something.</param>
/// <param name="Devices">Devices on which somebody signed in then, or up to a month before.</param>
/// <param name="Addresses">Network addresses from which somebody did.</param>
public sealed record BreachChoice(IReadOnlyList<TrailPerson> People, IReadOnlyList<string> Devices, IReadOnlyList<string> Addresses);

/// <summary>Whose data was seen, as far as the trail tells.</summary>
/// <param name="Client">The client.</param>
/// <param name="First">When it was seen first.</param>
/// <param name="Last">When it was seen last.</param>
/// <param name="Times">How many entries tell of it.</param>
/// <param name="Fields">What was seen.</param>
/// <param name="By">Names of those who saw it.</param>
/// <param name="WasOnlyListed">The card was not opened: name and hints stood in a list.</param>
public sealed record BreachedCard(
    Guid Client, DateTimeOffset First, DateTimeOffset Last, int Times, IReadOnlyList<Field> Fields, IReadOnlyList<string> By, bool WasOnlyListed);

/// <summary>Data that went out of the portal as a whole.</summary>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
/// <param name="Count">How many clients; null where that does not open.</param>
public sealed record BreachedExport(DateTimeOffset At, string? By, int? Count);

/// <summary>Whose data may have leaked.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Cards">Clients, those whose card was opened first, each group by when it was seen first.</param>
/// <param name="Erased">How many more were seen who have been erased since.</param>
/// <param name="Exports">Exports in that time.</param>
/// <param name="Entries">How many entries of the trail it rests on.</param>
/// <param name="Damaged">How many of these tell what was seen no more: altered behind the portal's back.</param>
/// <param name="By">Names of those who are told of.</param>
public sealed record BreachReport(
    BreachQuery Query, IReadOnlyList<BreachedCard> Cards, int Erased, IReadOnlyList<BreachedExport> Exports, int Entries, int Damaged, IReadOnlyList<string> By)
{
    /// <summary>How many cards were opened, or something of them was.</summary>
    public int Opened => Cards.Count(c => !c.WasOnlyListed);

    /// <summary>Everything that was seen of anybody.</summary>
    public IReadOnlyList<Field> Fields => [.. Cards.SelectMany(c => c.Fields).Distinct().Order()];
}

/// <summary>How to reach a client who is to be notified.</summary>
/// <param name="Client">The client.</param>
/// <param name="CardNumber">The number of the card.</param>
/// <param name="Name">The client's name.</param>
/// <param name="Phones">Phones in international form.</param>
/// <param name="Email">Mail address.</param>
/// <param name="Instead">Whom to contact instead.</param>
/// <param name="Channel">How the client wants to be reached; a choice of the field.</param>
public sealed record BreachContact(Guid Client, int CardNumber, PersonName Name, IReadOnlyList<string> Phones, string? Email, string? Instead, string? Channel);
