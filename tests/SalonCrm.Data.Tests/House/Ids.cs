using System.Text.RegularExpressions;

namespace SalonCrm.Data.Tests.House;

internal static partial class Ids
{
    /// <summary>
    /// A row or a page without the ids and moments in it. Nobody chose their digits, so a few that must not be there are found in one of
    /// them every hundredth time. Days stay: somebody may have been born on one.
    /// </summary>
    public static string WithoutIds(this string text) => Id().Replace(text, "(id)");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
