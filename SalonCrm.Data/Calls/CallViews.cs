using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Calls;

/// <summary>A call as a notice on the screens of a salon's staff. What the actor may not see is not in it.</summary>
public sealed record Announcement
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>Ringing, or answered at the phone and not yet taken on a screen.</summary>
    public required CallState State { get; init; }

    /// <summary>Since when it rings.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The salon that is called.</summary>
    public required string SalonName { get; init; }

    /// <summary>
    /// The number as it is shown: in full where nobody is known by it, since the phone shows it too; masked where somebody is; null for
    /// one that hides and for who sees no contacts.
    /// </summary>
    public string? Number { get; init; }

    /// <summary>The caller hides the number.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>It came from a phone of the house.</summary>
    public required bool IsInternal { get; init; }

    /// <summary>Who has the number, with hints; several for a family's, none for a stranger's.</summary>
    public required IReadOnlyList<ClientHit> Callers { get; init; }

    /// <summary>The actor may take it; a specialist only sees whom not to harm.</summary>
    public required bool CanTake { get; init; }

    /// <summary>The colleague who hands it to the actor; null for one that rings.</summary>
    public string? HandedBy { get; init; }

    /// <summary>Does not tell who calls, so that it does no harm in a log.</summary>
    public override string ToString() => $"Call {CallId}";
}

/// <summary>The calls that the actor's screen shows, and how they left it.</summary>
/// <param name="Calls">What rings now, oldest first, at most <see cref="CallBoard.MostShown"/>.</param>
/// <param name="More">How many more ring.</param>
public sealed record Announcements(IReadOnlyList<Announcement> Calls, int More)
{
    /// <summary>What colleagues took just now, so that a notice can say who has it before it goes.</summary>
    public IReadOnlyList<TakenCall> JustTaken { get; init; } = [];
}

/// <summary>A call that a colleague took.</summary>
/// <param name="CallId">The call.</param>
/// <param name="By">The colleague.</param>
public sealed record TakenCall(Guid CallId, string By);

/// <summary>How taking a call ended: one gets it, the others are told who did.</summary>
/// <param name="IsMine">The actor has it.</param>
/// <param name="TakenBy">Who has it.</param>
public sealed record CallTaking(bool IsMine, string? TakenBy);

/// <summary>A call as the window shows it.</summary>
public sealed record CallView
{
    /// <summary>The call.</summary>
    public required Guid Id { get; init; }

    /// <summary>What a note is saved with: it changes with outcome and note, not with what the exchange tells meanwhile.</summary>
    public required int Version { get; init; }

    /// <summary>Who called whom.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>How far it has come.</summary>
    public required CallState State { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it was talked; null while it goes on or when nobody answered.</summary>
    public TimeSpan? Talked { get; init; }

    /// <summary>It rang until it ended, and nobody answered or took it meanwhile.</summary>
    public bool IsMissed { get; init; }

    /// <summary>The salon; null for a line that is nobody's.</summary>
    public Guid? SalonId { get; init; }

    /// <summary>The salon's name; null for a line that is nobody's.</summary>
    public string? SalonName { get; init; }

    /// <summary>The number as the actor may see it: masked where it is a client's, in full for a stranger; null for one that hides.</summary>
    public string? Number { get; init; }

    /// <summary>The number to begin a new guest with; null where it is a client's, hidden or internal.</summary>
    public PhoneNumber? NewNumber { get; init; }

    /// <summary>The caller hides the number.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>It came from a phone of the house.</summary>
    public required bool IsInternal { get; init; }

    /// <summary>Whose call it is, once that is known.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>Who has the number; to choose from while nobody is chosen.</summary>
    public required IReadOnlyList<ClientHit> Callers { get; init; }

    /// <summary>Who took it; null while nobody has.</summary>
    public string? TakenBy { get; init; }

    /// <summary>The actor took it, and may note what came of it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>The actor may say whose it was and note what came of it: who took it, or who answers for the salon.</summary>
    public bool CanNote { get; init; }

    /// <summary>To whom it is being handed; null for nobody.</summary>
    public string? HandedTo { get; init; }

    /// <summary>What came of it.</summary>
    public CallOutcome? Outcome { get; init; }

    /// <summary>What was noted.</summary>
    public string? Note { get; init; }

    /// <summary>Does not tell who called, so that it does no harm in a log.</summary>
    public override string ToString() => $"Call {Id}";
}

/// <summary>What came of a call, as it is typed during it.</summary>
public sealed class CallNoteForm
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 2000;

    /// <summary>The call.</summary>
    public Guid Id { get; set; }

    /// <summary>The version that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>What came of it; null for nothing yet.</summary>
    public CallOutcome? Outcome { get; set; }

    /// <summary>In words.</summary>
    public string? Note { get; set; }

    /// <summary>With <see cref="CallOutcome.Promised"/>: made by the form, so that two submits make one promise.</summary>
    public Guid PromiseId { get; set; } = Guid.CreateVersion7();

    /// <summary>With <see cref="CallOutcome.Promised"/>: what, at most 300 characters; required, and needs a client.</summary>
    public string? Promise { get; set; }

    /// <summary>With <see cref="CallOutcome.Promised"/>: until when; null for no day.</summary>
    public DateOnly? PromiseDueOn { get; set; }
}

/// <summary>A call in the log.</summary>
/// <param name="Id">The call.</param>
/// <param name="At">When it began.</param>
/// <param name="Direction">Who called whom.</param>
/// <param name="State">How far it has come.</param>
/// <param name="IsMissed">It rang and nobody answered or took it.</param>
/// <param name="Talked">How long it was talked; null when it was not, or while it goes on.</param>
/// <param name="SalonName">The salon; null for a line that is nobody's.</param>
/// <param name="Number">The number, masked; null for one that hides, or who sees no contacts.</param>
/// <param name="ClientId">Whose call it was; null while nobody knows.</param>
/// <param name="Client">The client's name; null while nobody knows.</param>
/// <param name="TakenBy">Who took it; null for nobody.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Note">What was noted.</param>
/// <param name="HasRecording">There is a recording, and the actor may hear it.</param>
/// <param name="CallBack">How the task to call back stands; null where there is none.</param>
public sealed record CallLine(
    Guid Id, DateTimeOffset At, CallDirection Direction, CallState State, bool IsMissed, TimeSpan? Talked, string? SalonName, string? Number,
    Guid? ClientId, PersonName? Client, string? TakenBy, CallOutcome? Outcome, string? Note, bool HasRecording, FollowUps.TaskState? CallBack)
{
    /// <summary>What a telephone link dials, E.164: where the actor sees contacts, or the number is nobody's; null otherwise.</summary>
    public string? Dial { get; init; }

    /// <summary>Does not tell who called, so that it does no harm in a log.</summary>
    public override string ToString() => $"Call {Id}";
}

/// <summary>Calls, newest first.</summary>
/// <param name="Lines">A page of them.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record CallLog(IReadOnlyList<CallLine> Lines, int Total);

/// <summary>Which calls of a salon are asked for.</summary>
/// <param name="SalonId">One salon; null for all that the actor has.</param>
/// <param name="OnlyMissed">Only those that nobody answered.</param>
/// <param name="OnlyMine">Only those that the actor took.</param>
/// <param name="From">From this day on; null for the beginning.</param>
/// <param name="Until">Up to and with this day; null for today.</param>
public sealed record CallQuestion(Guid? SalonId = null, bool OnlyMissed = false, bool OnlyMine = false, DateOnly? From = null, DateOnly? Until = null);

/// <summary>A colleague to whom a call can be handed.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="IsHere">Has the portal open just now.</param>
public sealed record Colleague(Guid AccountId, string Name, bool IsHere);
