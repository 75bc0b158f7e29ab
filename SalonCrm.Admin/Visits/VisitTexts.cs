using System.Globalization;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Visits;

namespace SalonCrm.Admin.Visits;

/// <summary>Visits as people read them.</summary>
internal static class VisitTexts
{
    private const string Separator = " · ";

    public static string Of(VisitState state) => VisitsText.ResourceManager.GetString($"State_{state}", VisitsText.Culture) ?? state.ToString();

    /// <summary>A price or sum, without a currency: it is the salon's.</summary>
    public static string Money(decimal amount) => amount.ToString(decimal.IsInteger(amount) ? "N0" : "N2", CultureInfo.CurrentCulture);

    public static string When(DateOnly on, TimeOnly? at) => at is { } hour ? $"{FieldTexts.Day(on)}, {hour.ToString("t", CultureInfo.CurrentCulture)}" : FieldTexts.Day(on);

    public static string Place(VisitBrief visit) => string.Join(Separator, When(visit.On, visit.At), visit.Salon);

    /// <summary>The history's line of a visit: its day and state, kept the same in every language, as this reader's language writes them.</summary>
    public static string Told(string line)
    {
        var parts = line.Split(Separator);
        if (parts.Length > 1 && Enum.TryParse<VisitState>(parts[1], out var state))
        {
            parts[1] = Of(state);
        }

        if (DateOnly.TryParseExact(parts[0].Split(' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            parts[0] = FieldTexts.Day(day) + parts[0]["yyyy-MM-dd".Length..];
        }

        return string.Join(Separator, parts);
    }
}
