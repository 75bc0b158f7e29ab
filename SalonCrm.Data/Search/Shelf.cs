namespace SalonCrm.Data.Search;

/// <summary>
/// A part of the directory: columns and indexes over the clients that stand in it, by slot, in the order of their cards.
/// Nothing in it is altered but the marks of those who have left it.
/// </summary>
internal sealed class Shelf
{
    private readonly Guid[] _ids;
    private readonly int[] _cards;
    private readonly ushort[] _visited;
    private readonly int[] _numbersFrom;
    private readonly ushort[] _visitedOfNumber;
    private readonly EmailIndex _emails;
    private readonly ulong[] _gone;

    internal Shelf(ShelfBuilder built)
    {
        // Sorting the endings takes as long as all the rest.
        var sorting = Task.Run(() => DigitIndex.Of(built.Endings, built.Numbers, built.NumberSlots));
        (_ids, _cards, _visited, _numbersFrom) = ([.. built.Ids], [.. built.Cards], [.. built.Visited], [.. built.NumbersFrom]);
        _visitedOfNumber = [.. built.NumberSlots.Select(slot => built.Visited[slot])];
        Names = NameIndex.Of(built.Words, built.WordsFrom, built.Borne);
        _emails = EmailIndex.Of(built.Emails, built.EmailsFrom, built.EmailSlots);
        _gone = new ulong[(_ids.Length + 63) / 64];
        Digits = sorting.GetAwaiter().GetResult();
    }

    public DigitIndex Digits { get; }

    public NameIndex Names { get; }

    public EmailIndex Emails => _emails;

    /// <summary>Slots, those of the gone too.</summary>
    public int Slots => _ids.Length;

    /// <summary>What it takes in memory.</summary>
    public long Bytes =>
        (_ids.Length * (16L + sizeof(int) + sizeof(ushort))) + (sizeof(ulong) * (long)_gone.Length) + (sizeof(int) * (long)_numbersFrom.Length) + (sizeof(ushort) * (long)_visitedOfNumber.Length) + Digits.Bytes + Names.Bytes + _emails.Bytes;

    public Guid Id(int slot) => _ids[slot];

    public int Card(int slot) => _cards[slot];

    public int Visited(int slot) => _visited[slot];

    /// <summary>The salon, by its number, where whoever has a number was last.</summary>
    public int VisitedOfNumber(int place) => _visitedOfNumber[place];

    /// <summary>The first number of whoever has a card after the given one.</summary>
    public int FirstNumberAfter(int card)
    {
        var slot = Array.BinarySearch(_cards, card);
        return _numbersFrom[slot >= 0 ? slot + 1 : ~slot];
    }

    public bool IsGone(int slot) => (_gone[slot >> 6] & (1UL << (slot & 63))) != 0;

    /// <summary>Takes a client out, if it stands here.</summary>
    /// <param name="id">The client.</param>
    /// <param name="card">The card's number, by which the slot is found at once; null when nobody knows it any more.</param>
    public void Leave(Guid id, int? card)
    {
        var slot = card is { } number ? Array.BinarySearch(_cards, number) : Array.IndexOf(_ids, id);
        if (slot >= 0 && _ids[slot] == id)
        {
            _gone[slot >> 6] |= 1UL << (slot & 63);
        }
    }

    /// <summary>How well the best of a slot's numbers fits digits.</summary>
    public Fit FitOfNumbers(int slot, string digits)
    {
        var best = Fit.None;
        for (var number = _numbersFrom[slot]; number < _numbersFrom[slot + 1]; number++)
        {
            var fit = Fits.OfNumber(PackedNumber.Unpack(Digits.Number(number)), digits);
            best = fit < best ? fit : best;
        }

        return best;
    }

    /// <summary>Whether a client stands here and has not left.</summary>
    public bool Has(Guid id, int card) => Array.BinarySearch(_cards, card) is >= 0 and var slot && _ids[slot] == id && !IsGone(slot);

    /// <summary>What stands in a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="salons">The salons by their number in the directory, less one.</param>
    public DirectoryEntry Entry(int slot, IReadOnlyList<Guid> salons) => new(
        _ids[slot], _cards[slot], [.. Enumerable.Range(_numbersFrom[slot], _numbersFrom[slot + 1] - _numbersFrom[slot]).Select(n => PackedNumber.Unpack(Digits.Number(n)))],
        [.. Names.WordsOf(slot)], _emails.Of(slot), _visited[slot] == 0 ? null : salons[_visited[slot] - 1]);
}
