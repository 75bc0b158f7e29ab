using SalonCrm.Data.Access;

namespace SalonCrm.Seed.Filling;

/// <summary>
/// Puts deeds into the order of their moments and chains them. Cards come in that order already; a later change of a
/// card waits here until the cards have caught up with it.
/// </summary>
internal sealed class TrailTail(Trail trail)
{
    private readonly PriorityQueue<Deed, DateTimeOffset> _later = new();

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
        if (card.Changed is { } changed)
        {
            _later.Enqueue(changed, changed.At);
        }
    }

    /// <summary>The entries of changes before a moment.</summary>
    public IEnumerable<TrailEntry> Until(DateTimeOffset moment)
    {
        while (_later.TryPeek(out _, out var at) && at < moment)
        {
            yield return Next(_later.Dequeue());
        }
    }

    private TrailEntry Next(Deed deed) => Last = trail.Next(Last, deed.By, deed.At, deed.Draft, deed.Version, deed.Seal);
}
