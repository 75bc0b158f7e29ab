using SalonCrm.Data.Clients;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.FollowUps;

/// <summary>Which part of the queue is looked at.</summary>
public enum QueueView
{
    /// <summary>What the actor is to do.</summary>
    Mine,

    /// <summary>What stands in the actor's salons.</summary>
    MySalon,

    /// <summary>What should have been done before today, in the actor's salons.</summary>
    Overdue,

    /// <summary>The whole network: for its head.</summary>
    All,
}

/// <summary>What stands in the queue.</summary>
public enum QueueKind
{
    /// <summary>A profile that somebody has to finish.</summary>
    FollowUp,

    /// <summary>Something that was promised to a client.</summary>
    Promise,

    /// <summary>Something to be done by a day.</summary>
    Task,
}

/// <summary>What is asked of the queue.</summary>
/// <param name="View">Which part of it.</param>
/// <param name="Kind">Only this kind.</param>
/// <param name="Salon">Only this salon.</param>
/// <param name="Reason">Only follow-ups with this reason.</param>
/// <param name="Owner">Only what this account is to do.</param>
/// <param name="Skip">How many of the first are known already.</param>
public sealed record QueueQuery(
    QueueView View = QueueView.Mine, QueueKind? Kind = null, Guid? Salon = null, FollowUpReasons? Reason = null, Guid? Owner = null, int Skip = 0);

/// <summary>One line of the queue, as the actor may see it.</summary>
public sealed record QueueItem
{
    /// <summary>What it is.</summary>
    public required QueueKind Kind { get; init; }

    /// <summary>Names it within its kind.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the saves: who works with an older one is told.</summary>
    public required int Version { get; init; }

    /// <summary>Whom it is about; null for a task of the salon.</summary>
    public ClientHit? Client { get; init; }

    /// <summary>Why a follow-up is there.</summary>
    public FollowUpReasons Reasons { get; init; }

    /// <summary>What was promised, or is to be done; null for a follow-up.</summary>
    public string? Text { get; init; }

    /// <summary>What a task is about.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>The day; null for a promise without one.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The hour of a task.</summary>
    public TimeOnly? DueAt { get; init; }

    /// <summary>The day has passed.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>The account that is to do it.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Its name; null for whoever is there.</summary>
    public string? Owner { get; init; }

    /// <summary>Name of the salon.</summary>
    public required string Salon { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>How the last try ended.</summary>
    public AttemptView? Last { get; init; }

    /// <summary>Does not tell whom it is about, so that it does no harm in a log.</summary>
    public override string ToString() => $"{Kind} {Id}";
}

/// <summary>A try to reach a client, as it is shown.</summary>
/// <param name="Id">The attempt.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; null for the command line.</param>
/// <param name="Means">How.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="LaterOn">The day that the client asked for.</param>
/// <param name="Note">What was noted; null where nothing was, and in the list.</param>
public sealed record AttemptView(Guid Id, DateTimeOffset At, string? By, AttemptMeans Means, AttemptOutcome Outcome, DateOnly? LaterOn, string? Note);

/// <summary>How much is due up to today.</summary>
/// <param name="Mine">Of the actor.</param>
/// <param name="MySalon">In the actor's salons.</param>
/// <param name="Overdue">Of these, due before today.</param>
/// <param name="All">In the network; null for who does not see it.</param>
public sealed record QueueCounts(int Mine, int MySalon, int Overdue, int? All);

/// <summary>A page of the queue.</summary>
/// <param name="Items">The most urgent first.</param>
/// <param name="HasMore">There are more.</param>
/// <param name="Counts">What is due.</param>
/// <param name="DoneToday">What the actor has worked today.</param>
public sealed record QueuePage(IReadOnlyList<QueueItem> Items, bool HasMore, QueueCounts Counts, int DoneToday);

/// <summary>A client beside the queue: the card's first screen, and what has been tried.</summary>
/// <param name="Card">The card as the actor may see it.</param>
/// <param name="Visits">What the visits come to.</param>
/// <param name="Attempts">The latest tries, newest first, at most ten.</param>
public sealed record QueueCard(ClientCard Card, VisitSummary Visits, IReadOnlyList<AttemptView> Attempts);

/// <summary>A line of the queue and a day.</summary>
/// <param name="Id">The line.</param>
/// <param name="On">The day; null for none, which only a promise may have.</param>
public sealed record DueDay(Guid Id, DateOnly? On);

/// <summary>A line of the queue and who is to do it.</summary>
/// <param name="Id">The line.</param>
/// <param name="Owner">The account; null for whoever is there.</param>
public sealed record Ownership(Guid Id, Guid? Owner);

/// <summary>An attempt as it is typed.</summary>
public sealed class AttemptForm
{
    /// <summary>The attempt; made by the form, so that two submits make one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>What was worked.</summary>
    public Guid FollowUp { get; set; }

    /// <summary>The version that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>How it was tried.</summary>
    public AttemptMeans Means { get; set; }

    /// <summary>How it ended.</summary>
    public AttemptOutcome Outcome { get; set; }

    /// <summary>The day that the client asked for; required where the outcome is <see cref="AttemptOutcome.Later"/>.</summary>
    public DateOnly? LaterOn { get; set; }

    /// <summary>What else was said; at most 300 characters.</summary>
    public string? Note { get; set; }
}

/// <summary>What became of a follow-up by an attempt.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="WasDueOn">The day on which it was due before.</param>
/// <param name="DueOn">The day on which it is due now; null where it has ended.</param>
public sealed record AttemptNoted(Guid Attempt, DateOnly WasDueOn, DateOnly? DueOn);
