using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Watch;

/// <summary>
/// Stands at the door and looks at what every operation recorded: whether a client who does not exist was touched, and
/// whether somebody opens or searches far too fast. No page and no feature has to think of it, so none can forget it.
/// </summary>
internal sealed class Sentry
{
    /// <summary>A card that is opened is read section by section: that is one touch, not ten.</summary>
    private static readonly TimeSpan OneTouch = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan AlertedAgain = TimeSpan.FromHours(1);

    /// <summary>What another node has planted or set is known so soon.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);

    /// <summary>These only list somebody, or are the planting itself; all else that names a client touches the card.</summary>
    private static readonly HashSet<TrailAction> Harmless =
    [
        TrailAction.Searched, TrailAction.Recognised, TrailAction.CallHeard, TrailAction.CallShown, TrailAction.CanaryPlanted, TrailAction.CanaryRemoved,
    ];

    /// <summary>A card is a card, whether it is opened, printed or handed out as a file.</summary>
    private static readonly TrailAction[] Cards = [TrailAction.CardOpened, TrailAction.CardPrinted, TrailAction.DataHandedOut];

    private static readonly TrailAction[] Paced = [.. Cards, TrailAction.Searched];

    private readonly ConcurrentDictionary<Guid, Pace> _paces = new();
    private volatile Known? _known;

    /// <summary>Canaries or rules have changed.</summary>
    public void Forget() => _known = null;

    /// <summary>Looks at an operation that is about to be saved.</summary>
    public async Task Look(Passage passage)
    {
        if (passage.Actor.AccountId is not { } account || !Permissions.AccountRoles.Contains(passage.Actor.Role))
        {
            return;
        }

        var known = await Know(passage);
        if (known.Canaries.Count > 0)
        {
            var touched = passage.Drafts.Where(d => !Harmless.Contains(d.Action)).Select(d => d.ObjectId ?? d.Row?.Id).OfType<Guid>();
            foreach (var canary in touched.Distinct().Where(known.Canaries.Contains))
            {
                await passage.AlertOnce(AlertKind.CanaryTouched, OneTouch, canary);
            }
        }

        var (cards, searches) = (passage.Drafts.Count(d => Cards.Contains(d.Action)), passage.Drafts.Count(d => d.Action == TrailAction.Searched));
        if (cards + searches > 0)
        {
            await LookAtPace(passage, account, cards, searches, known);
        }
    }

    private async Task LookAtPace(Passage passage, Guid account, int cards, int searches, Known known)
    {
        if (!_paces.TryGetValue(account, out var pace))
        {
            var since = passage.Now - UnusualRules.Window;
            var before = await passage.Db.Trail.Where(t => t.AccountId == account && Paced.Contains(t.Action) && t.At > since)
                .Select(t => new { t.Action, t.At }).ToListAsync(passage.Cancel);
            pace = _paces.GetOrAdd(account, new Pace(
                before.Where(b => b.Action != TrailAction.Searched).Select(b => b.At), before.Where(b => b.Action == TrailAction.Searched).Select(b => b.At)));
        }

        if (pace.Take(passage.Now, cards, searches, known) is { } count)
        {
            await passage.AlertOnce(AlertKind.UnusualAccess, AlertedAgain, count: count);
        }
    }

    private async Task<Known> Know(Passage passage)
    {
        if (_known is { } known && (passage.Now - known.At).Duration() < KnownFor)
        {
            return known;
        }

        var rules = await ProtectionRules.Of(passage.Db, passage.Cancel);
        known = new(
            passage.Now, [.. await passage.Db.Canaries.Select(c => c.ClientId).ToListAsync(passage.Cancel)], rules.UnusualCardsInTenMinutes, rules.UnusualSearchesInTenMinutes);
        _known = known;
        return known;
    }

    private sealed record Known(DateTimeOffset At, HashSet<Guid> Canaries, int MostCards, int MostSearches);

    /// <summary>What one person did within the last ten minutes.</summary>
    private sealed class Pace(IEnumerable<DateTimeOffset> cards, IEnumerable<DateTimeOffset> searches)
    {
        private readonly Lock _lock = new();
        private readonly List<DateTimeOffset> _cards = [.. cards];
        private readonly List<DateTimeOffset> _searches = [.. searches];
        private DateTimeOffset? _told;

        /// <summary>How many it were when that is too many; null when it is not, or was told already.</summary>
        public int? Take(DateTimeOffset now, int cards, int searches, Known known)
        {
            lock (_lock)
            {
                Add(_cards, now, cards);
                Add(_searches, now, searches);
                int? over = _cards.Count >= known.MostCards ? _cards.Count : _searches.Count >= known.MostSearches ? _searches.Count : null;
                if (over is null || (_told is { } told && (now - told).Duration() < AlertedAgain))
                {
                    return null;
                }

                _told = now;
                return over;
            }
        }

        private static void Add(List<DateTimeOffset> times, DateTimeOffset now, int count)
        {
            times.RemoveAll(t => t <= now - UnusualRules.Window || t > now + UnusualRules.Window);
            times.AddRange(Enumerable.Repeat(now, count));
        }
    }
}
