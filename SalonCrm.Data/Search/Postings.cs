namespace SalonCrm.Data.Search;

/// <summary>Many short lists of numbers in one array.</summary>
internal sealed class Postings
{
    private readonly int[] _from;
    private readonly int[] _all;

    private Postings(int[] from, int[] all) => (_from, _all) = (from, all);

    public long Bytes => sizeof(int) * ((long)_from.Length + _all.Length);

    public ReadOnlySpan<int> this[int list] => _all.AsSpan(_from[list].._from[list + 1]);

    /// <summary>How many there are in a range of lists.</summary>
    public int CountIn(Range lists) => _from[lists.End.Value] - _from[lists.Start.Value];

    /// <summary>All of a range of lists, one after the other.</summary>
    public ReadOnlyMemory<int> Of(Range lists) => _all.AsMemory(_from[lists.Start.Value].._from[lists.End.Value]);

    /// <summary>Takes lists that stand one after the other already.</summary>
    /// <param name="from">Where each begins, and where the last ends.</param>
    /// <param name="all">What they hold.</param>
    public static Postings Of(IEnumerable<int> from, IEnumerable<int> all) => new([.. from], [.. all]);

    /// <summary>Turns lists round: who has what becomes what is had by whom.</summary>
    public Postings Turned(int lists)
    {
        var from = new int[lists + 1];
        foreach (var item in _all)
        {
            from[item + 1]++;
        }

        for (var i = 0; i < lists; i++)
        {
            from[i + 1] += from[i];
        }

        var next = from[..lists];
        var all = new int[_all.Length];
        for (var owner = 0; owner < _from.Length - 1; owner++)
        {
            foreach (var item in this[owner])
            {
                all[next[item]++] = owner;
            }
        }

        return new(from, all);
    }
}
