namespace SalonCrm.Data.Network;

/// <summary>
/// The ways in which numbers may begin, written as numbering plans write them: heads parted by spaces, where
/// <c>N</c> is a digit from 2 to 9, <c>X</c> any digit, and <c>31-38</c> every head from 31 to 38.
/// </summary>
/// <remarks>A head longer than the number does not match it.</remarks>
internal sealed class LeadingDigits(string pattern)
{
    private readonly string[] _heads = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> Heads => _heads;

    public bool Match(string number)
    {
        foreach (var head in _heads)
        {
            if (Begins(number, head))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Begins(string number, string head)
    {
        var dash = head.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
        {
            return number.Length >= head.Length && AllFit(number, head);
        }

        return number.Length >= dash
            && string.CompareOrdinal(number, 0, head, 0, dash) >= 0
            && string.CompareOrdinal(number, 0, head, dash + 1, dash) <= 0;
    }

    private static bool AllFit(string number, string head)
    {
        for (var i = 0; i < head.Length; i++)
        {
            var fits = head[i] switch
            {
                'X' => true,
                'N' => number[i] >= '2',
                var digit => number[i] == digit,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
