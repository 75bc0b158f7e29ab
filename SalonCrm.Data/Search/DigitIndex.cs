namespace SalonCrm.Data.Search;

/// <summary>
/// Finds digits anywhere in a number. Every ending of every number that is long enough to be asked for stands in one
/// sorted array: ten digits of four bits each (digit + 1, zero for "no more") and the client's slot, in one 64-bit
/// word. What begins with the digits asked for is one range of the array.
/// </summary>
internal sealed class DigitIndex
{
    public const int MostSlots = 1 << SlotBits;
    private const int SlotBits = 24;
    private const int Width = 10;
    private readonly ulong[] _endings;

    public DigitIndex(IReadOnlyList<DirectoryEntry> entries)
    {
        var endings = new List<ulong>(entries.Count * Width);
        for (var slot = 0; slot < entries.Count; slot++)
        {
            foreach (var number in entries[slot].Numbers)
            {
                for (var start = 0; start <= number.Length - DirectoryQuery.LeastDigits; start++)
                {
                    endings.Add(Pack(number.AsSpan(start)) | (uint)slot);
                }
            }
        }

        _endings = [.. endings];
        Array.Sort(_endings);
    }

    /// <summary>The slots of those who have a number with these digits in it; a slot may come more than once.</summary>
    public ReadOnlySpan<ulong> Range(string digits)
    {
        var first = Pack(digits);
        var free = SlotBits + (4 * (Width - Math.Min(digits.Length, Width)));
        var last = first | ((1UL << free) - 1);
        return _endings.AsSpan()[LowerBound(first)..LowerBound(last + 1)];
    }

    public static int Slot(ulong ending) => (int)(ending & (MostSlots - 1));

    private static ulong Pack(ReadOnlySpan<char> digits)
    {
        ulong packed = 0;
        for (var i = 0; i < Width; i++)
        {
            packed = (packed << 4) | (i < digits.Length ? (ulong)(digits[i] - '0' + 1) : 0);
        }

        return packed << SlotBits;
    }

    private int LowerBound(ulong value)
    {
        var found = Array.BinarySearch(_endings, value);
        return found >= 0 ? found : ~found;
    }
}
