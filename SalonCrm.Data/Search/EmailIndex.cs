using System.Text;

namespace SalonCrm.Data.Search;

/// <summary>Finds addresses of mail: all of them in one text, and in order.</summary>
internal sealed class EmailIndex
{
    private readonly byte[] _all;
    private readonly int[] _from;
    private readonly int[] _slots;

    /// <summary>The places in <see cref="_slots"/>, ordered by address.</summary>
    private readonly int[] _ordered;

    private EmailIndex(byte[] all, int[] from, int[] slots)
    {
        (_all, _from, _slots) = (all, from, slots);
        _ordered = [.. Enumerable.Range(0, slots.Length)];
        Array.Sort(_ordered, (a, b) => Address(a).SequenceCompareTo(Address(b)) is not 0 and var order ? order : a.CompareTo(b));
    }

    public long Bytes => _all.Length + (sizeof(int) * ((long)_from.Length + _slots.Length + _ordered.Length));

    /// <param name="all">The addresses as UTF-8, one after the other.</param>
    /// <param name="from">Where each begins, and where the last ends.</param>
    /// <param name="slots">Whose each is, in order.</param>
    public static EmailIndex Of(List<byte> all, List<int> from, List<int> slots) => new([.. all], [.. from], [.. slots]);

    /// <summary>The address of a slot; null for none.</summary>
    public string? Of(int slot) => Array.BinarySearch(_slots, slot) is >= 0 and var place ? Encoding.UTF8.GetString(Address(place)) : null;

    /// <summary>Those whose address is a text or begins with it.</summary>
    public IEnumerable<(int Slot, Fit Fit)> Beginning(string text)
    {
        var asked = Encoding.UTF8.GetBytes(text);
        var (low, high) = (0, _ordered.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Address(_ordered[middle]).SequenceCompareTo(asked) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < _ordered.Length && Address(_ordered[low]).StartsWith(asked); low++)
        {
            yield return (_slots[_ordered[low]], Address(_ordered[low]).Length == asked.Length ? Fit.Exact : Fit.Start);
        }
    }

    /// <summary>Those whose address has a text in it, not at its beginning.</summary>
    public IEnumerable<int> Inside(string text)
    {
        var asked = Encoding.UTF8.GetBytes(text);
        for (var place = 0; place < _slots.Length; place++)
        {
            if (Address(place).IndexOf(asked) > 0)
            {
                yield return _slots[place];
            }
        }
    }

    private ReadOnlySpan<byte> Address(int place) => _all.AsSpan(_from[place].._from[place + 1]);
}
