using System.Globalization;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Admin.FollowUps;

/// <summary>The queue as people read it. A test proves that each value has its text in each language.</summary>
internal static class QueueTexts
{
    public static string Of(QueueView view) => Text($"View_{view}");

    public static string Of(QueueKind kind) => Text($"Kind_{kind}");

    public static string Of(TaskKind kind) => Text($"Task_{kind}");

    public static string Of(AttemptOutcome outcome) => Text($"Outcome_{outcome}");

    public static string Of(AttemptMeans means) => Text($"Means_{means}");

    public static string Of(StopReason why) => Text($"Stop_{why}");

    public static string Of(FollowUpReasons reason) => Text($"Reason_{reason}");

    /// <summary>What a rule counts its days from.</summary>
    public static string Since(FollowUpReasons reason) => Text($"Since_{reason}");

    /// <summary>The reasons of a follow-up, the weightiest first.</summary>
    public static IEnumerable<string> Each(FollowUpReasons reasons) =>
        FollowUpRules.All.Append(FollowUpReasons.ByHand).Where(r => reasons.HasFlag(r)).Select(Of);

    /// <summary>What a line is about, without the client: reasons, promise, task.</summary>
    public static string About(QueueItem item) => item switch
    {
        { Kind: QueueKind.FollowUp } => string.Join(", ", Each(item.Reasons)),
        { Task: { } kind and not TaskKind.Other, Text: { } text } => $"{Of(kind)}: {text}",
        { Task: { } kind and not TaskKind.Other } => Of(kind),
        _ => item.Text ?? "",
    };

    /// <summary>What a line goes by: the client's name, or what is to be done where it is about nobody.</summary>
    public static string Name(QueueItem item) => item.Client switch
    {
        null => About(item),
        { Name.IsKnown: true } client => client.Name.Full,
        _ => ClientsText.Nameless,
    };

    /// <summary>When a line is due, as far as it has a day.</summary>
    public static string? Due(QueueItem item, DateOnly today) => item switch
    {
        { DueOn: null } => null,
        { IsOverdue: true } => FieldTexts.Told(FollowUpsText.Overdue, FieldTexts.Day(item.DueOn.Value)),
        { DueAt: { } hour } when item.DueOn == today => FieldTexts.Told(FollowUpsText.DueAt, hour.ToString("t", CultureInfo.CurrentCulture)),
        _ => item.DueOn == today ? FollowUpsText.DueToday : FieldTexts.Told(FollowUpsText.Due, FieldTexts.Day(item.DueOn.Value)),
    };

    /// <summary>The heading that a line stands under.</summary>
    public static string Group(QueueItem item, DateOnly today) => item switch
    {
        { DueOn: null } => FollowUpsText.Group_NoDay,
        { IsOverdue: true } => FollowUpsText.Group_Overdue,
        _ => item.DueOn <= today ? FollowUpsText.Group_Today : FollowUpsText.Group_Later,
    };

    /// <summary>The gaps that somebody is called for; what is merely good to know, and a visit, is not among them.</summary>
    public static IEnumerable<Gap> ToAsk(IEnumerable<Gap> gaps) => gaps.Where(g => g != Gap.Visits && Gaps.TierOf(g) != Tier.Optional);

    public static string Told(AttemptView attempt) => string.Join(" · ", new[]
    {
        FieldTexts.Moment(attempt.At),
        Of(attempt.Outcome) + (attempt.LaterOn is { } day ? $" {FieldTexts.Day(day)}" : ""),
        Of(attempt.Means),
        attempt.By ?? ClientsText.CommandLine,
    });

    private static string Text(string key) => FollowUpsText.ResourceManager.GetString(key, FollowUpsText.Culture) ?? key;
}
