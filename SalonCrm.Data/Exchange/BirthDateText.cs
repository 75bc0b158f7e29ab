using System.Globalization;

namespace SalonCrm.Data.Exchange;

/// <summary>A birth date as files spell it: a date, or text that is only part of one, or text that can't be read.</summary>
internal readonly record struct BirthDateText(DateOnly? Date, string? Partial, string? Unread)
{
    // Apple writes 1604, a leap year, where no year was given.
    private const int NoYear = 1604;

    private static readonly string[] MonthInWords = ["d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy"];

    private static readonly CultureInfo[] Cultures =
        [.. new[] { "ru", "pl", "uk", "en" }.Select(CultureInfo.GetCultureInfo)];

    /// <param name="text">One line, trimmed.</param>
    /// <param name="monthFirst">Whether the file is known to write the month before the day.</param>
    public static BirthDateText Read(string? text, bool monthFirst)
    {
        if (text is null || !text.Any(c => char.IsLetter(c) || c is > '0' and <= '9'))
        {
            // Outlook writes 0/0/00 for nothing.
            return default;
        }

        var date = WithoutTime(text);
        if (Partly(date))
        {
            return new BirthDateText(null, text, null);
        }

        return (Numbers(date, monthFirst) ?? Words(date)) switch
        {
            { Year: <= NoYear } => new BirthDateText(null, text, null),
            { } read => new BirthDateText(read, null, null),
            null => new BirthDateText(null, null, text),
        };
    }

    private static DateOnly? Numbers(string date, bool monthFirst)
    {
        if (date.Length == 8 && date.All(char.IsAsciiDigit))
        {
            return Of(date[..4], date[4..6], date[6..]);
        }

        var parts = date.Split('.', '-', '/');
        return parts switch
        {
            [{ Length: 4 }, _, _] => Of(parts[0], parts[1], parts[2]),
            [_, _, { Length: 4 }] when date.Contains('.', StringComparison.Ordinal) => Of(parts[2], parts[1], parts[0]),
            [_, _, { Length: 4 }] => EitherOrder(parts, monthFirst),
            _ => null,
        };
    }

    private static DateOnly? EitherOrder(string[] parts, bool monthFirst)
    {
        var dayFirst = Of(parts[2], parts[1], parts[0]);
        var monthBefore = Of(parts[2], parts[0], parts[1]);
        return dayFirst is null || monthFirst ? monthBefore ?? dayFirst
            : monthBefore is null || monthBefore == dayFirst ? dayFirst
            : null;
    }

    private static DateOnly? Words(string date)
    {
        foreach (var culture in Cultures)
        {
            if (DateOnly.TryParseExact(date, MonthInWords, culture, DateTimeStyles.AllowWhiteSpaces, out var read))
            {
                return read;
            }
        }

        return null;
    }

    // RFC 6350, 4.3.1: --0412, ---12, 1985, 1985-04; and 12.04 in tables.
    private static bool Partly(string date) =>
        date.StartsWith("--", StringComparison.Ordinal)
        || date.Split(['-', '.', '/'], StringSplitOptions.RemoveEmptyEntries) is
            [{ Length: 4 }] or [{ Length: 4 }, { Length: <= 2 }] or [{ Length: <= 2 }, { Length: <= 2 }]
            && date.All(c => char.IsAsciiDigit(c) || c is '-' or '.' or '/');

    private static string WithoutTime(string text)
    {
        var date = text.TrimEnd('г', 'р', '.', ' ');
        var colon = date.IndexOf(':', StringComparison.Ordinal);
        var time = date.IndexOf('T', StringComparison.Ordinal);
        if (time > 0 && char.IsAsciiDigit(date[time - 1]))
        {
            return date[..time];
        }

        var blank = colon < 0 ? -1 : date.LastIndexOf(' ', colon);
        return blank > 0 ? date[..blank].Trim() : date;
    }

    private static DateOnly? Of(string year, string month, string day) =>
        Number(year) is >= 1 and var y && Number(month) is >= 1 and <= 12 and var m && Number(day) is >= 1 and var d
        && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;

    private static int Number(string digits) =>
        digits.Length <= 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
