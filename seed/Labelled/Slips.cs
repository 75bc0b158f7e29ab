using Bogus;

namespace SalonCrm.Seed.Labelled;

/// <summary>Slips of the hand as they are typed.</summary>
internal static class Slips
{
    private static readonly string[] Rows = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private const int Least = 5;

    /// <summary>The name with one letter lost, doubled, hit beside, or two in each other's place; short names are too few letters for a slip to be told.</summary>
    public static string In(Randomizer random, string name)
    {
        if (name.Length < Least)
        {
            return name;
        }

        var at = random.Number(1, name.Length - 2);
        var slipped = random.Number(0, 3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => name[..at] + Beside(random, name[at]) + name[(at + 1)..],
            _ => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
        };
        return char.ToUpperInvariant(slipped[0]) + slipped[1..].ToLowerInvariant();
    }

    /// <summary>The date with another last digit of day or year, or day and month in each other's place.</summary>
    public static DateOnly In(Randomizer random, DateOnly day) => random.Number(0, 2) switch
    {
        0 when day is not { Month: 2, Day: 29 } => new((day.Year / 10 * 10) + ((day.Year + 1) % 10), day.Month, day.Day),
        1 when day.Day <= 12 && day.Day != day.Month => new(day.Year, day.Day, day.Month),
        _ => day.Day is 1 or 10 or 20 or 30 ? (day.Day == 30 ? new(day.Year, day.Month, 20) : day.AddDays(1)) : day.AddDays(-1),
    };

    private static char Beside(Randomizer random, char letter)
    {
        var row = Array.Find(Rows, r => r.Contains(letter, StringComparison.Ordinal));
        if (row is null)
        {
            return letter;
        }

        var place = row.IndexOf(letter, StringComparison.Ordinal);
        return place == 0 ? row[1] : place == row.Length - 1 || random.Bool() ? row[place - 1] : row[place + 1];
    }
}
