using System.Globalization;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access.Watch;

namespace SalonCrm.Admin.Access;

/// <summary>Alerts, deeds and what stands out, as people read them. A test proves that each has its text in each language.</summary>
internal static class WatchTexts
{
    public static string Of(AlertView alert) =>
        FieldTexts.Told(Text($"Alert_{alert.Kind}"), alert.Person ?? (alert.Kind == AlertKind.SignInsFailing ? alert.Address : null) ?? WatchText.SomebodyUnknown, alert.Count);

    public static string Of(Deed deed) => Text($"Deed_{deed}");

    /// <summary>Why somebody stands out, with what is usual where that is known.</summary>
    public static string Of(Oddity oddity)
    {
        var what = FieldTexts.Told(Text(oddity.Deed is { } deed ? $"Odd_{oddity.Kind}_{deed}" : $"Odd_{oddity.Kind}"), oddity.Count);
        return oddity.Usual is not { } usual ? what
            : $"{what}; {FieldTexts.Told(oddity.Kind == OddityKind.ManyAtOnce ? WatchText.OddUsualHour : WatchText.OddUsualDay, usual)}";
    }

    public static string Usual(Figure figure) =>
        figure is { Usual: { } usual, High: { } high } ? FieldTexts.Told(WatchText.Usual, usual, high) : WatchText.UsualUnknown;

    /// <summary>That a budget is used up, and when it goes on: the hour, and the day where it is another.</summary>
    public static string Limit(DateTimeOffset freeAt)
    {
        // Not a second too early.
        var local = freeAt.ToLocalTime().AddMinutes(1);
        return FieldTexts.Told(WatchText.LimitUntil, local.ToString(local.Date == DateTime.Today ? "t" : "g", CultureInfo.CurrentCulture));
    }

    private static string Text(string key) => WatchText.ResourceManager.GetString(key, WatchText.Culture) ?? key;
}
