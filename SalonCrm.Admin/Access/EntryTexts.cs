using System.Globalization;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Access;

/// <summary>Sign-ins and limits as people read them.</summary>
internal static class EntryTexts
{
    public static string Of(EntryEnd end) => end switch
    {
        EntryEnd.SignedIn => EntryText.EndSignedIn,
        EntryEnd.Failed => EntryText.EndFailed,
        EntryEnd.Held => EntryText.EndHeld,
        EntryEnd.Altered => EntryText.EndAltered,
        _ => EntryText.EndOutside,
    };

    /// <summary>The days of the week, beginning with the one that the language begins with.</summary>
    public static IEnumerable<(DayOfWeek Day, string Name)> Days()
    {
        var format = CultureInfo.CurrentCulture.DateTimeFormat;
        return Enum.GetValues<DayOfWeek>().OrderBy(d => ((int)d - (int)format.FirstDayOfWeek + 7) % 7).Select(d => (d, format.GetAbbreviatedDayName(d)));
    }

    /// <summary>A limit in one sentence.</summary>
    public static string Of(AccessLimitForm limit)
    {
        if (limit.IsEmpty)
        {
            return EntryText.NoLimit;
        }

        var networks = (limit.Networks ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<string> parts = [networks.Length == 0 ? EntryText.FromAnywhere : string.Join(", ", networks)];
        if (limit is { From: { } from, To: { } to })
        {
            parts.Add($"{from.ToString("t", CultureInfo.CurrentCulture)} – {to.ToString("t", CultureInfo.CurrentCulture)}");
        }

        if (limit.Days.Count < Enum.GetValues<DayOfWeek>().Length)
        {
            parts.Add(string.Join(", ", Days().Where(d => limit.Days.Contains(d.Day)).Select(d => d.Name)));
        }

        return string.Join(" · ", parts);
    }
}
