namespace SalonCrm.Data.Calls;

/// <summary>What an exchange can tell of a call.</summary>
public enum CallEvent
{
    /// <summary>It rings.</summary>
    Ringing = 1,

    /// <summary>Somebody answered.</summary>
    Answered = 2,

    /// <summary>It is over.</summary>
    Ended = 3,

    /// <summary>Its recording can be heard.</summary>
    RecordingReady = 4,
}

/// <summary>
/// What an exchange told of a call, in one form for all of them. Whatever it leaves out stays as it was told before.
/// Events may come in any order and more than once.
/// </summary>
public sealed record CallNews
{
    /// <summary>Longest id of a call that is taken, in characters.</summary>
    public const int CallIdLength = 200;

    /// <summary>Longest address of a recording, in characters.</summary>
    public const int RecordingLength = 1000;

    /// <summary>The exchange's own id of the call.</summary>
    public required string CallId { get; init; }

    /// <summary>What happened.</summary>
    public required CallEvent Event { get; init; }

    /// <summary>Who called whom; null where the exchange does not say.</summary>
    public CallDirection? Direction { get; init; }

    /// <summary>The other side, as the exchange writes it; null, empty or a word like "anonymous" for one that hides.</summary>
    public string? Number { get; init; }

    /// <summary>The salon's line, as the exchange calls it.</summary>
    public string? Line { get; init; }

    /// <summary>When it happened; null for now. What lies in the future counts as now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>With <see cref="CallEvent.Ended"/>: whether anybody had answered; null where the exchange does not say.</summary>
    public bool? WasAnswered { get; init; }

    /// <summary>With <see cref="CallEvent.Ended"/>: how long it was talked; null where the exchange does not say.</summary>
    public TimeSpan? Talked { get; init; }

    /// <summary>With <see cref="CallEvent.RecordingReady"/>, or with the end: where the recording lies; https only.</summary>
    public Uri? Recording { get; init; }

    /// <summary>Does not tell who called, so that it does no harm in a log.</summary>
    public override string ToString() => $"{Event}";
}

/// <summary>What became of what an exchange told.</summary>
/// <param name="CallId">The call.</param>
/// <param name="IsNew">It was not known before.</param>
/// <param name="LineIsKnown">The line belongs to a salon; otherwise no screen shows the call until the network head says whose it is.</param>
public sealed record CallHeard(Guid CallId, bool IsNew, bool LineIsKnown);
