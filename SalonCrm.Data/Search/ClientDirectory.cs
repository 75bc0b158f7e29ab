namespace SalonCrm.Data.Search;

/// <summary>
/// Who is in the house, in memory, for finding any part of a number and any part of a name. Nothing of it touches the
/// disk. Most stand in a sorted part that is never altered; who is new or changed stands in a small unsorted part
/// beside it, until the two are folded into one.
/// </summary>
internal sealed class ClientDirectory : IDisposable
{
    private const int LeastToFold = 4096;
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Dictionary<Guid, DirectoryEntry> _recent = [];
    private readonly HashSet<Guid> _replaced = [];
    private DirectoryEntry[] _sorted = [];
    private DigitIndex _digits = new([]);
    private NameIndex _names = new([]);

    /// <summary>The trail entry up to which the directory has followed the changes.</summary>
    public long Seen { get; private set; }

    /// <summary>Whether everybody stands in it.</summary>
    public bool IsReady { get; private set; }

    /// <summary>How many have been read while it fills.</summary>
    public int Filled { get; private set; }

    /// <summary>How many there are to read while it fills.</summary>
    public int Total { get; private set; }

    public void Progress(int filled, int total) => (Filled, Total) = (filled, total);

    /// <summary>Takes the first fill. What changed meanwhile is followed from the given trail entry on.</summary>
    public void Fill(IReadOnlyCollection<DirectoryEntry> entries, long seen)
    {
        var parts = Sort([.. entries]);
        _gate.EnterWriteLock();
        try
        {
            Take(parts);
            Seen = seen;
            IsReady = true;
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>Takes new and changed clients in, and those who are gone out.</summary>
    public void Follow(IReadOnlyCollection<Guid> changed, IReadOnlyCollection<DirectoryEntry> entries, long seen)
    {
        _gate.EnterWriteLock();
        try
        {
            if (seen <= Seen)
            {
                return;
            }

            foreach (var id in changed)
            {
                _recent.Remove(id);
                _replaced.Add(id);
            }

            foreach (var entry in entries)
            {
                _recent[entry.Id] = entry;
            }

            Seen = seen;
            if (_recent.Count > Math.Max(LeastToFold, _sorted.Length / 8))
            {
                Take(Sort([.. _sorted.Where(e => !_replaced.Contains(e.Id)), .. _recent.Values]));
            }
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>The best, at most as many as asked for; ties by age of the card, so that the answer is always the same.</summary>
    public List<Guid> Find(DirectoryQuery query, int most)
    {
        _gate.EnterReadLock();
        try
        {
            var best = new BestHits(most);
            foreach (var entry in _recent.Values)
            {
                best.Offer(entry.Id, query.FitOf(entry));
            }

            if (query.Digits.Length > 0)
            {
                FindDigits(query, best);
            }
            else
            {
                FindWords(query, best);
            }

            return best.Ids();
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    public void Dispose() => _gate.Dispose();

    private static (DirectoryEntry[] Sorted, DigitIndex Digits, NameIndex Names) Sort(DirectoryEntry[] entries) =>
        (entries, new DigitIndex(entries), new NameIndex(entries));

    private void Take((DirectoryEntry[] Sorted, DigitIndex Digits, NameIndex Names) parts)
    {
        (_sorted, _digits, _names) = parts;
        _recent.Clear();
        _replaced.Clear();
    }

    private void FindDigits(DirectoryQuery query, BestHits best)
    {
        foreach (var digits in query.Digits)
        {
            foreach (var ending in _digits.Range(digits))
            {
                Offer(query, best, DigitIndex.Slot(ending));
            }
        }
    }

    private void FindWords(DirectoryQuery query, BestHits best)
    {
        var rarest = query.Words.MinBy(_names.Count)!;
        foreach (var slot in _names.Beginning(rarest))
        {
            Offer(query, best, slot);
        }

        // Those with the word inside a name rank behind all others: they are only looked for where there is room.
        if (!best.IsFullAhead(of: Fit.Inside))
        {
            foreach (var slot in _names.Inside(rarest))
            {
                Offer(query, best, slot);
            }
        }
    }

    private void Offer(DirectoryQuery query, BestHits best, int slot)
    {
        var entry = _sorted[slot];
        if (!_replaced.Contains(entry.Id))
        {
            best.Offer(entry.Id, query.FitOf(entry));
        }
    }
}

/// <summary>Keeps the best few of many offered, each once.</summary>
internal sealed class BestHits(int most)
{
    private readonly SortedSet<(Fit Fit, Guid Id)> _hits = new(Comparer<(Fit Fit, Guid Id)>.Create(
        (a, b) => a.Fit != b.Fit ? a.Fit.CompareTo(b.Fit) : a.Id.CompareTo(b.Id)));

    private bool IsFull => _hits.Count >= most;

    /// <summary>Whether nobody who fits like this could still come in.</summary>
    public bool IsFullAhead(Fit of) => IsFull && _hits.Max.Fit < of;

    public void Offer(Guid id, Fit fit)
    {
        if (fit == Fit.None || (IsFull && (fit, id).CompareTo((_hits.Max.Fit, _hits.Max.Id)) >= 0))
        {
            return;
        }

        _hits.Add((fit, id));
        if (_hits.Count > most)
        {
            _hits.Remove(_hits.Max);
        }
    }

    public List<Guid> Ids() => [.. _hits.Select(h => h.Id)];
}
