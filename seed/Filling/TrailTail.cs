using SalonCrm.Data.Access;

namespace SalonCrm.Seed.Filling;

/// <summary>
/// Puts deeds into the order of their moments and chains them. Cards come in that order already; what happens to a
/// card later waits here until the cards have caught up with it.
/// </summary>
internal sealed class TrailTail(Trail trail)
{
    private readonly PriorityQueue<Deed, (DateTimeOffset At, long Place)> _later = new();
    private long _place;

    /// <summary>The newest entry.</summary>
    public TrailEntry? Last { get; set; }

    /// <summary>The entries up to and with the creation of a card.</summary>
    public IEnumerable<TrailEntry> Take(SealedCard card)
    {
        foreach (var entry in Until(card.Created.At))
        {
            yield return entry;
        }

        yield return Next(card.Created);
        Await(card.Later);
    }

    /// <summary>Deeds that come once the cards have caught up with them.</summary>
    public void Await(IEnumerable<Deed> deeds)
    {
        foreach (var later in deeds)
        {
            // Of two at one moment, the one that was told first.
            _later.Enqueue(later, (later.At, _place++));
        }
    }

    /// <summary>The entries of what happened to cards before a moment.</summary>
    public IEnumerable<TrailEntry> Until(DateTimeOffset moment)
    {
        while (_later.TryPeek(out _, out var next) && next.At < moment)
        {
            yield return Next(_later.Dequeue());
        }
    }

    private TrailEntry Next(Deed deed) => Last = trail.Next(Last, deed.By, deed.At, deed.Draft, deed.Version, deed.Seal);
}
