using System.Text.RegularExpressions;

namespace SalonCrm.Data.Tests.House;

internal static partial class Ids
{
    /// <summary>
    /// A row or a page without the ids in it. They are random, so a few digits that must not be there are found in one of them every hundredth time.
    /// </summary>
    public static string WithoutIds(this string text) => Id().Replace(text, "(id)");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
