using System.Globalization;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Admin.Calls;

/// <summary>Calls as people read them. A test proves that each value has its text in each language.</summary>
internal static class CallTexts
{
    public static string Of(CallOutcome outcome) => Text($"Outcome_{outcome}");

    public static string Of(CallState state) => Text($"State_{state}");

    public static string Of(CallDirection direction) => Text($"Direction_{direction}");

    /// <summary>How a task to call back stands.</summary>
    public static string Of(TaskState callBack) => callBack switch
    {
        TaskState.Open => CallsText.CallBackOpen,
        TaskState.Done => CallsText.CallBackDone,
        _ => CallsText.CallBackDropped,
    };

    /// <summary>Who it is, in one line: a name, several who share the number, or what is known of the number.</summary>
    public static string Who(Announcement call) => call.Callers switch
    {
        [var only] => Name(only.Name),
        { Count: > 1 } all => FieldTexts.Told(CallsText.Share, all.Count, string.Join(", ", all.Select(c => Name(c.Name)))),
        _ => Number(call.Number, call.IsHidden, call.IsInternal),
    };

    /// <summary>The other side's number, or why there is none.</summary>
    public static string Number(string? number, bool isHidden, bool isInternal) =>
        isHidden ? CallsText.HiddenNumber
        : isInternal ? (number is null ? CallsText.InternalLine : $"{CallsText.InternalLine} {number}")
        : number ?? CallsText.SomebodyNew;

    public static string Name(PersonName name) => name.IsKnown ? name.Full : ClientsText.Nameless;

    /// <summary>What can hurt any of those who have the number, each thing once.</summary>
    public static IEnumerable<(string Icon, string Text)> Warnings(IEnumerable<ClientHit> callers) => callers
        .SelectMany(c => c.Allergies.Concat(c.Reactions).Select(a => ("warning", a)).Concat(c.Contraindications.Select(t => ("front_hand", t)))).Distinct();

    /// <summary>A length: minutes and seconds, hours where there are any.</summary>
    public static string Length(TimeSpan length) => length.ToString(length < TimeSpan.FromHours(1) ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    private static string Text(string key) => CallsText.ResourceManager.GetString(key, CallsText.Culture) ?? key;
}
