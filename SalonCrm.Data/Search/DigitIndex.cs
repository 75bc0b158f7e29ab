namespace SalonCrm.Data.Search;

/// <summary>
/// Finds digits anywhere in a number. Every ending of every number that is long enough to be asked for stands in one
/// sorted array of 64-bit words: its first ten digits in base 11 (a digit + 1; zero for "no more"), whether it is where
/// numbers are begun to be said, and the client's slot. What begins with the digits asked for is one range of the array,
/// and what ends there is the beginning of that range.
/// </summary>
internal sealed class DigitIndex
{
    public const int MostSlots = 1 << SlotBits;

    /// <summary>Digits that a word of the array tells; longer ones are compared with the number itself.</summary>
    public const int Width = 10;

    private const int SlotBits = 24;
    private const int DigitsAt = 29;
    private const ulong StartMark = 1UL << 28;
    private const ulong Base = 11;
    private static readonly ulong[] Powers = [.. Enumerable.Range(0, Width + 1).Select(n => (ulong)Math.Pow(Base, n))];

    private readonly ulong[] _endings;

    private DigitIndex(ulong[] endings) => _endings = endings;

    public long Bytes => sizeof(ulong) * (long)_endings.Length;

    /// <summary>Sorts the endings that <see cref="Endings"/> made.</summary>
    public static DigitIndex Of(List<ulong> endings)
    {
        ulong[] sorted = [.. endings];
        Array.Sort(sorted);
        return new(sorted);
    }

    /// <summary>The endings of a number.</summary>
    public static void Endings(DirectoryNumber number, int slot, List<ulong> endings)
    {
        for (var start = 0; start <= number.Digits.Length - DirectoryQuery.LeastDigits; start++)
        {
            var isStart = start == 0 || start == number.National;
            endings.Add((Pack(number.Digits.AsSpan(start)) << DigitsAt) | (isStart ? StartMark : 0) | (uint)slot);
        }
    }

    /// <summary>The endings that begin with these digits; a slot may come more than once.</summary>
    public ReadOnlySpan<ulong> Range(string digits)
    {
        var first = Pack(digits);
        var from = LowerBound(first << DigitsAt);
        return _endings.AsSpan(from, LowerBound((first + Powers[Width - Math.Min(digits.Length, Width)]) << DigitsAt) - from);
    }

    /// <summary>The last ending that ends with at most ten digits asked for: those up to it end there, the others go on.</summary>
    public static ulong LastEnd(string digits) => (Pack(digits) << DigitsAt) | ((1UL << DigitsAt) - 1);

    public static int Slot(ulong ending) => (int)(ending & (MostSlots - 1));

    public static bool IsStart(ulong ending) => (ending & StartMark) != 0;

    private static ulong Pack(ReadOnlySpan<char> digits)
    {
        ulong packed = 0;
        var length = Math.Min(digits.Length, Width);
        for (var i = 0; i < length; i++)
        {
            packed = (packed * Base) + (ulong)(digits[i] - '0' + 1);
        }

        return packed * Powers[Width - length];
    }

    private int LowerBound(ulong value)
    {
        var (low, high) = (0, _endings.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_endings[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
