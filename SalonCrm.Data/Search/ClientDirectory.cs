namespace SalonCrm.Data.Search;

/// <summary>
/// Who is in the house, in memory, for finding any part of a number and any part of a name. Nothing of it touches the
/// disk. It stands on shelves: the fill on a large one, each change on a small one of its own. Shelves of like size are
/// put together in the background, so there are never many of them.
/// </summary>
internal sealed class ClientDirectory : IDisposable
{
    /// <summary>A shelf is put together with the one before it unless that is more than this many times larger.</summary>
    private const int Apart = 4;

    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Lock _numbering = new();
    private readonly Lock _tidying = new();
    private readonly List<Guid> _salons = [];
    private List<Shelf> _shelves = [];
    private long _seen;

    /// <summary>The trail entry up to which the directory has followed the changes.</summary>
    public long Seen => Volatile.Read(ref _seen);

    /// <summary>Whether everybody stands in it.</summary>
    public bool IsReady { get; private set; }

    /// <summary>How many have been read while it fills.</summary>
    public int Filled { get; private set; }

    /// <summary>How many there are to read while it fills.</summary>
    public int Total { get; private set; }

    /// <summary>On how many shelves it stands.</summary>
    public int Shelves => _shelves.Count;

    /// <summary>What it takes in memory.</summary>
    public long Bytes => _shelves.Sum(s => s.Bytes);

    public void Progress(int filled, int total) => (Filled, Total) = (filled, total);

    /// <summary>Something to put the first fill on.</summary>
    public ShelfBuilder NewShelf() => new(NumberOf);

    /// <summary>Takes the first fill. What changed meanwhile is followed from the given trail entry on.</summary>
    public void Fill(IEnumerable<DirectoryEntry> entries, long seen)
    {
        var shelf = NewShelf();
        foreach (var entry in entries.OrderBy(e => e.Card))
        {
            shelf.Add(entry);
        }

        Fill(shelf, seen);
    }

    /// <inheritdoc cref="Fill(IEnumerable{DirectoryEntry}, long)" />
    public void Fill(ShelfBuilder filled, long seen)
    {
        var shelf = filled.Build();
        Write(() =>
        {
            (_shelves, _seen) = ([shelf], seen);
            IsReady = true;
        });
    }

    /// <summary>Takes new and changed clients in, and those who are gone out. What was followed already is not taken back.</summary>
    public void Follow(IReadOnlyCollection<Guid> changed, IReadOnlyCollection<DirectoryEntry> entries, long seen)
    {
        if (changed.Count == 0 && entries.Count == 0)
        {
            Write(() => _seen = Math.Max(_seen, seen));
            return;
        }

        var cards = entries.ToDictionary(e => e.Id, e => (int?)e.Card);
        var added = NewShelf();
        foreach (var entry in entries.OrderBy(e => e.Card))
        {
            added.Add(entry);
        }

        var shelf = added.Build();
        Write(() =>
        {
            if (seen <= _seen)
            {
                return;
            }

            foreach (var id in changed)
            {
                _shelves.ForEach(s => s.Leave(id, cards.GetValueOrDefault(id)));
            }

            _shelves = shelf.Slots == 0 ? _shelves : [.. _shelves, shelf];
            _seen = seen;
        });
        if (NextPair() is not null)
        {
            _ = Task.Run(Tidy);
        }
    }

    /// <summary>The best, at most as many as asked for; of two who fit alike who was lately in one of the given salons, then the older card.</summary>
    public List<Guid> Find(DirectoryQuery query, int most, IReadOnlyCollection<Guid>? salons = null)
    {
        var best = new BestHits(most);
        _gate.EnterReadLock();
        try
        {
            var own = Own(salons ?? []);
            foreach (var leniency in query.Leniencies)
            {
                Find(query, leniency, best, own);
                if (best.Any)
                {
                    break;
                }
            }

            return best.Ids();
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private void Find(DirectoryQuery query, Leniency leniency, BestHits best, bool[] own)
    {
        var searches = _shelves.ConvertAll(s => new ShelfSearch(s, query, leniency, best, own));
        var before = Fit.Exact;
        foreach (var level in ShelfSearch.Levels(leniency))
        {
            if (best.IsFullAhead(before))
            {
                break;
            }

            searches.ForEach(s => s.Upto(level));
            before = level + 1;
        }
    }

    /// <summary>Puts shelves of like size together until there are none.</summary>
    public void Tidy()
    {
        // One at a time: whoever comes second finds little left to do.
        lock (_tidying)
        {
            while (NextPair() is var (left, right))
            {
                Together(left, right);
            }
        }
    }

    public void Dispose() => _gate.Dispose();

    private (Shelf Left, Shelf Right)? NextPair()
    {
        var shelves = _shelves;
        for (var i = shelves.Count - 1; i > 0; i--)
        {
            if (shelves[i - 1].Slots <= Apart * (long)shelves[i].Slots)
            {
                return (shelves[i - 1], shelves[i]);
            }
        }

        return null;
    }

    /// <summary>Makes one shelf of two while others search and follow; who left one of them meanwhile leaves the new one too.</summary>
    private void Together(Shelf left, Shelf right)
    {
        var entries = new List<DirectoryEntry>();
        Read(() => entries.AddRange(Staying(left).Concat(Staying(right))));
        entries.Sort((a, b) => a.Card.CompareTo(b.Card));
        var builder = NewShelf();
        entries.ForEach(builder.Add);
        var both = builder.Build();
        Write(() =>
        {
            foreach (var entry in entries.Where(e => left.Has(e.Id, e.Card) is not true && right.Has(e.Id, e.Card) is not true))
            {
                both.Leave(entry.Id, entry.Card);
            }

            var place = _shelves.IndexOf(left);
            _shelves = both.Slots == 0 ? [.. _shelves.Where(s => s != left && s != right)]
                : [.. _shelves[..place], both, .. _shelves[(place + 2)..]];
        });
    }

    private IEnumerable<DirectoryEntry> Staying(Shelf shelf)
    {
        Guid[] salons;
        lock (_numbering)
        {
            salons = [.. _salons];
        }

        return Enumerable.Range(0, shelf.Slots).Where(s => !shelf.IsGone(s)).Select(s => shelf.Entry(s, salons));
    }

    private bool[] Own(IReadOnlyCollection<Guid> salons)
    {
        lock (_numbering)
        {
            var own = new bool[_salons.Count + 1];
            foreach (var salon in salons)
            {
                own[_salons.IndexOf(salon) + 1] = true;
            }

            // Number 0 is "nowhere lately", and of a salon in which nobody was.
            own[0] = false;
            return own;
        }
    }

    private ushort NumberOf(Guid salon)
    {
        lock (_numbering)
        {
            if (_salons.IndexOf(salon) is >= 0 and var known)
            {
                return (ushort)(known + 1);
            }

            _salons.Add(salon);
            return checked((ushort)_salons.Count);
        }
    }

    private void Read(Action read)
    {
        _gate.EnterReadLock();
        try
        {
            read();
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private void Write(Action write)
    {
        _gate.EnterWriteLock();
        try
        {
            write();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }
}
