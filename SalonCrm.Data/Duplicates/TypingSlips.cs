namespace SalonCrm.Data.Duplicates;

/// <summary>How many slips of the hand part two words: a letter too many, one too few, another one, or two in each other's place.</summary>
internal static class TypingSlips
{
    /// <summary>The number of slips (Damerau–Levenshtein, neighbours swapped once); more than the limit is told as one more.</summary>
    public static int Between(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        var (before, last, now) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var differs = one[i - 1] == other[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + differs);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }

                least = Math.Min(least, now[j]);
            }

            if (least > most)
            {
                return most + 1;
            }

            (before, last, now) = (last, now, before);
        }

        return Math.Min(last[other.Length], most + 1);
    }

    /// <summary>How many slips a word of so many letters may have and still be the same word.</summary>
    public static int Forgiven(int letters) => letters switch
    {
        <= 3 => 0,
        <= 7 => 1,
        _ => 2,
    };
}
