using System.Text;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Clients;

/// <summary>Writes a number for people.</summary>
internal static class PhoneWriting
{
    public const char Hidden = '•';

    private const int LeastHidden = 5;
    private const int MostShownAtEnd = 2;

    public static string International(string digits)
    {
        var (callingCode, national) = Split(digits);
        var lead = callingCode.Length == 0 ? "+" : $"+{callingCode} ";
        return lead + (Shape(callingCode, national) is { } shape ? Fill(shape.International, national) : InThrees(national));
    }

    public static string National(string digits)
    {
        var (callingCode, national) = Split(digits);
        return CallingCodes.Owner(callingCode, national) is not null && Shape(callingCode, national)?.National is { } pattern
            ? Fill(pattern, national)
            : International(digits);
    }

    public static string Masked(string digits)
    {
        var (callingCode, national) = Split(digits);
        var shownAtEnd = Math.Clamp(national.Length - LeastHidden, 0, MostShownAtEnd);
        var area = Shape(callingCode, national)?.AreaLength ?? 3;
        var shownAtStart = Math.Clamp(national.Length - LeastHidden - shownAtEnd, 0, area);

        var text = new StringBuilder(International(digits));
        var firstHidden = callingCode.Length + shownAtStart;
        var pastHidden = digits.Length - shownAtEnd;
        for (int i = 0, digit = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && digit++ is var at && at >= firstHidden && at < pastHidden)
            {
                text[i] = Hidden;
            }
        }

        return text.ToString();
    }

    private static (string CallingCode, string National) Split(string digits)
    {
        var callingCode = CallingCodes.Of(digits) ?? "";
        return (callingCode, digits[callingCode.Length..]);
    }

    private static NumberShape? Shape(string callingCode, string national) =>
        NumberingPlan.Of(callingCode, national)?.ShapeOf(national);

    private static string Fill(string pattern, string digits)
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var c in pattern)
        {
            if (next == digits.Length)
            {
                break;
            }

            text.Append(c == '#' ? digits[next++] : c);
        }

        return text.ToString();
    }

    /// <summary>Groups of three, and no single digit left over: 3 3 4, 3 3 2, 4.</summary>
    private static string InThrees(string digits)
    {
        var text = new StringBuilder();
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && i % 3 == 0 && i < digits.Length - 1)
            {
                text.Append(' ');
            }

            text.Append(digits[i]);
        }

        return text.ToString();
    }
}
