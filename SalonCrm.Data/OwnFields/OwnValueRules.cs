using System.Globalization;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.OwnFields;

/// <summary>What a field of the network's own accepts, and how it is kept: pure rules, the same for form, import and seed.</summary>
public static class OwnValueRules
{
    /// <summary>No number is larger.</summary>
    public const decimal LargestNumber = 1_000_000_000;

    private const int MostDecimals = 6;

    /// <summary>What is wrong with a typed value; null when nothing is.</summary>
    /// <param name="field">The field.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="kept">What the card says now: it may stay even where it could not be chosen anew.</param>
    /// <param name="today">The day of today.</param>
    /// <param name="value">The value as it is kept; null when nothing was typed, or what was typed is wrong.</param>
    public static Problem? Read(OwnFieldView field, string? typed, string? kept, DateOnly today, out string? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        var text = ClientRules.Text(typed);
        (value, var problem) = field.Kind switch
        {
            _ when text is null || text == kept => (text, (Problem?)null),
            _ when field.IsRetired => (null, Problem.NoLongerAsked),
            OwnFieldKind.Text => text.Length > OwnValue.TextLength ? (null, Problem.TooLong) : (text, null),
            OwnFieldKind.Number => Number(text),
            OwnFieldKind.Date => Date(text, today),
            OwnFieldKind.YesNo => text is OwnValueView.Yes or OwnValueView.No ? (text, null) : (null, Problem.Unknown),
            _ => Choice(field, text),
        };
        return problem ?? (field.IsRetired && value != kept ? Problem.NoLongerAsked : null);
    }

    private static (string? Value, Problem? Problem) Number(string text)
    {
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

        // 1,500 may be one and a half or fifteen hundred: the person says which.
        var isUnclear = digits.Split(',') is [not ("0" or "-0"), { Length: 3 }];
        if (isUnclear
            || !decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return (null, Problem.NotANumber);
        }

        return Math.Abs(number) > LargestNumber || number != Math.Round(number, MostDecimals)
            ? (null, Problem.OutOfRange)
            : (number.ToString("0.######", CultureInfo.InvariantCulture), null);
    }

    private static (string? Value, Problem? Problem) Date(string text, DateOnly today) =>
        !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (null, Problem.NotADate)
        : day < today.AddYears(-ClientRules.OldestYears) ? (null, Problem.TooLongAgo)
        : day > today.AddYears(ClientRules.OldestYears) ? (null, Problem.OutOfRange)
        : (text, null);

    private static (string? Value, Problem? Problem) Choice(OwnFieldView field, string text) =>
        Guid.TryParse(text, out var id) && field.Choices.Any(c => c.Id == id && !c.IsRetired) ? (id.ToString(), null) : (null, Problem.NotAChoice);
}
