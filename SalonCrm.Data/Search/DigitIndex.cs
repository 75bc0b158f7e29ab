using System.Numerics;

namespace SalonCrm.Data.Search;

/// <summary>
/// Finds digits anywhere in a number. Every ending of every number that is long enough to be asked for stands in one array,
/// ordered by its digits: what begins with the digits asked for is one range of it. An ending takes 32 bits: the number, how
/// many digits are left of it, and whether it is where numbers are begun to be said.
/// </summary>
internal sealed class DigitIndex
{
    /// <summary>Digits by which endings are ordered; longer ones are compared with the number itself.</summary>
    public const int Width = 10;

    public const int MostNumbers = 1 << NumberBits;

    private const int NumberBits = 24;
    private const uint StartMark = 1U << (NumberBits + 4);

    // While they are sorted the digits stand before the ending, in base 11: a digit + 1; zero for "no more".
    private const int DigitsAt = NumberBits + 5;
    private const ulong Base = 11;

    private readonly uint[] _endings;
    private readonly ulong[] _numbers;
    private readonly int[] _slots;

    private DigitIndex(uint[] endings, ulong[] numbers, int[] slots) => (_endings, _numbers, _slots) = (endings, numbers, slots);

    public long Bytes => (sizeof(uint) * (long)_endings.Length) + (sizeof(ulong) * (long)_numbers.Length) + (sizeof(int) * (long)_slots.Length);

    /// <param name="sortable">What <see cref="Endings"/> made.</param>
    /// <param name="numbers">The numbers, packed.</param>
    /// <param name="slots">Whose each of them is.</param>
    public static DigitIndex Of(List<ulong> sortable, List<ulong> numbers, List<int> slots)
    {
        ulong[] sorted = [.. sortable];
        Array.Sort(sorted);
        return new(Array.ConvertAll(sorted, ending => (uint)(ending & ((1UL << DigitsAt) - 1))), [.. numbers], [.. slots]);
    }

    /// <summary>The endings of a number, to be sorted.</summary>
    public static void Endings(DirectoryNumber number, int place, List<ulong> sortable)
    {
        for (var start = 0; start <= number.Digits.Length - DirectoryQuery.LeastDigits; start++)
        {
            var digits = number.Digits.AsSpan(start);
            ulong packed = 0;
            for (var i = 0; i < Width; i++)
            {
                packed = (packed * Base) + (i < digits.Length ? (ulong)(digits[i] - '0' + 1) : 0);
            }

            var isStart = start == 0 || start == number.National;
            sortable.Add((packed << DigitsAt) | (isStart ? StartMark : 0) | ((uint)digits.Length << NumberBits) | (uint)place);
        }
    }

    /// <summary>The endings that begin with these digits; a client may come more than once.</summary>
    public ReadOnlySpan<uint> Range(string digits)
    {
        Span<byte> asked = stackalloc byte[Math.Min(digits.Length, Width)];
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i] = (byte)(digits[i] - '0' + 1);
        }

        var from = Bound(asked, isUpper: false);
        return _endings.AsSpan(from, Bound(asked, isUpper: true) - from);
    }

    /// <summary>A number of a slot.</summary>
    public ulong Number(int place) => _numbers[place];

    public int Slot(uint ending) => _slots[Place(ending)];

    /// <summary>The place of an ending's number among all.</summary>
    public static int Place(uint ending) => (int)(ending & (MostNumbers - 1));

    /// <summary>How an ending of a range fits at most ten digits asked for.</summary>
    public static Fit FitOf(uint ending, int digits)
    {
        var (isStart, isEnd) = ((ending & StartMark) != 0, Left(ending) == digits);
        return isEnd ? isStart ? Fit.Exact : Fit.End : isStart ? Fit.Start : Fit.Inside;
    }

    private static int Left(uint ending) => (int)(ending >> NumberBits) & 15;

    private int Bound(ReadOnlySpan<byte> asked, bool isUpper)
    {
        var (low, high) = (0, _endings.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = Compare(_endings[middle], asked);
            if (order < 0 || (order == 0 && isUpper))
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

    /// <summary>How the beginning of an ending stands to the digits asked for.</summary>
    private int Compare(uint ending, ReadOnlySpan<byte> asked)
    {
        // The first digit of a number stands in its lowest four bits.
        var number = PackedNumber.Digits(_numbers[ending & (MostNumbers - 1)]);
        var length = (64 - BitOperations.LeadingZeroCount(number) + 3) / 4;
        var rest = number >> (4 * (length - Left(ending)));
        foreach (var digit in asked)
        {
            var order = (int)(rest & 15) - digit;
            if (order != 0)
            {
                return order;
            }

            rest >>= 4;
        }

        return 0;
    }
}
