using System.Globalization;

namespace SalonCrm.Seed.People;

/// <summary>
/// Mobile numbers that the numbering plans allow and that are unlikely to reach anybody: Russian DEF codes believed never
/// to have been given out, the part of the Polish 45 that was kept in reserve, and the code of a Ukrainian network that
/// was switched off. No country of the three is known to set numbers aside for fiction.
/// </summary>
internal static class DemoPhones
{
    private static readonly Dictionary<string, Range> Ranges = new()
    {
        ["RU"] = new("+7", ["943", "944", "945", "946", "947", "948", "972", "973", "974", "975", "976"], 7, 67_983_739),
        ["PL"] = new("+48", ["455", "456", "457", "458"], 6, 2_472_137),
        ["UA"] = new("+380", ["92"], 7, 6_180_339),
    };

    private const int Start = 1_618_034;

    /// <summary>How many numbers one country has here without a repetition.</summary>
    public const int Distinct = 4_000_000;

    /// <summary>The number in place of a country's sequence. Different places below <see cref="Distinct"/> give different numbers.</summary>
    public static string Number(string country, long place)
    {
        var range = Ranges[country];
        var each = (long)Math.Pow(10, range.Digits);

        // The step has no factor in common with the count, so the walk comes everywhere once before it comes back.
        var (head, tail) = Math.DivRem((place + Start) * range.Step % (each * range.Heads.Length), each);
        return range.CallingCode + range.Heads[head] + tail.ToString(CultureInfo.InvariantCulture).PadLeft(range.Digits, '0');
    }

    private sealed record Range(string CallingCode, string[] Heads, int Digits, long Step);
}
