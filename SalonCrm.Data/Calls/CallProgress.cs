namespace SalonCrm.Data.Calls;

/// <summary>
/// Adds what an exchange told to a call. Exchanges tell out of order and more than once, so nothing here depends on what
/// came first: every moment is the earliest that was told, and the state only goes on.
/// </summary>
internal static class CallProgress
{
    /// <summary>No call is talked longer; what says so is a fault of the exchange.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>An exchange that tells of something older has no clock.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(31);

    public static void Take(Call call, CallNews news, DateTimeOffset now)
    {
        var at = news.At is { } told && told <= now && told > now - Oldest ? told : now;
        var talked = news.Event == CallEvent.Ended && news.Talked is { } length ? TimeSpan.FromTicks(Math.Clamp(length.Ticks, 0, Longest.Ticks)) : TimeSpan.Zero;
        call.Direction = news.Direction ?? call.Direction;
        call.Line ??= LineName.Told(news.Line);
        call.Number ??= CallerNumber.Told(news.Number);
        call.Recording = First(call.Recording, news.Recording?.AbsoluteUri);
        call.StartedAt = call.StartedAt == default ? at - talked : Earlier(call.StartedAt, at - talked);
        if (news.Event == CallEvent.Answered || (news.Event == CallEvent.Ended && (news.WasAnswered ?? (talked > TimeSpan.Zero))))
        {
            call.AnsweredAt = Earlier(call.AnsweredAt ?? at, at - talked);
        }

        if (news.Event == CallEvent.Ended)
        {
            call.EndedAt = Earlier(call.EndedAt ?? at, at);
        }

        call.State = (CallState)Math.Max((int)call.State, (int)StateAfter(news.Event));
    }

    /// <summary>How long it was talked; null while it goes on, when nobody answered, and when the exchange did not say.</summary>
    public static TimeSpan? Talked(Call call) => call.EndedAt - call.AnsweredAt is { } talked && talked > TimeSpan.Zero ? talked : null;

    private static CallState StateAfter(CallEvent told) => told switch
    {
        CallEvent.Ringing => CallState.Ringing,
        CallEvent.Answered => CallState.Answered,

        // What can be heard already rings no more, though the end itself may be told later.
        CallEvent.Ended or CallEvent.RecordingReady => CallState.Ended,
        _ => throw new ArgumentOutOfRangeException(nameof(told)),
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>Of two recordings the one that comes first by its address, whichever was told first.</summary>
    private static string? First(string? one, string? other) => one is null || other is null ? one ?? other : string.CompareOrdinal(one, other) <= 0 ? one : other;
}
