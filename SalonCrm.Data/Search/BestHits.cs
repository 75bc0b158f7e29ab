namespace SalonCrm.Data.Search;

/// <summary>
/// Keeps the best few of many offered, each once: by how well they fit, then who was lately in the own salon, then the
/// older card.
/// </summary>
internal sealed class BestHits(int most)
{
    private readonly (ulong Rank, Guid Id)[] _hits = new (ulong, Guid)[most + 1];
    private int _count;

    /// <summary>What is worse than this can't come in any more.</summary>
    public ulong Worst { get; private set; } = most == 0 ? 0 : ulong.MaxValue;

    /// <summary>Whether anybody has come in.</summary>
    public bool Any => _count > 0;

    /// <summary>How a client ranks; the less the better. Without a card it is the best that this fit can reach.</summary>
    public static ulong RankOf(Fit fit, bool isRecent, int card = 0) => ((ulong)fit << 40) | (isRecent ? 0UL : 1UL << 39) | (uint)card;

    /// <summary>A rank without its card.</summary>
    public static ulong WithoutCard(ulong rank) => rank & ~(ulong)uint.MaxValue;

    /// <summary>The card of a rank; the greatest there can be where everybody still comes in.</summary>
    public static int CardOf(ulong rank) => (int)Math.Min((uint)rank, int.MaxValue);

    /// <summary>Whether nobody who fits no better than this can come in.</summary>
    public bool IsFullAhead(Fit of) => Worst <= RankOf(of, isRecent: true);

    public void Offer(ulong rank, Guid id)
    {
        if (rank >= Worst || (Fit)(rank >> 40) == Fit.None)
        {
            return;
        }

        for (var i = 0; i < _count; i++)
        {
            if ((uint)_hits[i].Rank != (uint)rank || _hits[i].Id != id)
            {
                continue;
            }

            if (_hits[i].Rank <= rank)
            {
                return;
            }

            Array.Copy(_hits, i + 1, _hits, i, --_count - i);
            break;
        }

        var place = _count;
        for (; place > 0 && _hits[place - 1].Rank > rank; place--)
        {
            _hits[place] = _hits[place - 1];
        }

        _hits[place] = (rank, id);
        _count = Math.Min(_count + 1, most);
        Worst = _count == most ? _hits[most - 1].Rank : ulong.MaxValue;
    }

    public List<Guid> Ids() => [.. _hits.Take(_count).Select(h => h.Id)];
}
