using System.Globalization;

namespace SalonCrm.Data.Access.Trails;

/// <summary>Many card numbers as a short text, "1-40,42": an export of a whole network is a few words rather than a book.</summary>
internal static class CardRanges
{
    /// <summary>The numbers, in order and each once.</summary>
    public static string Spell(IEnumerable<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in numbers)
        {
            if (ranges is [.., var last] && last.Last + 1 == number)
            {
                ranges[^1] = (last.First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(',', ranges.Select(r => r.First == r.Last ? Text(r.First) : $"{Text(r.First)}-{Text(r.Last)}"));
    }

    public static IEnumerable<int> Read(string? spelt)
    {
        foreach (var range in (spelt ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = Array.ConvertAll(range.Split('-'), e => int.Parse(e, CultureInfo.InvariantCulture));
            for (var number = ends[0]; number <= ends[^1]; number++)
            {
                yield return number;
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
