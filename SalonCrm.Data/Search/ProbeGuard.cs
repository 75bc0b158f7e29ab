using System.Collections.Concurrent;

namespace SalonCrm.Data.Search;

/// <summary>
/// Keeps a masked number from being found out digit by digit. Whoever sees numbers masked still finds by any part of one;
/// but each part that somebody almost has and has not tells a little of the number. Past a few such tries in an hour the
/// client is shown to that person by the whole number only (or by name), until the hour is over.
/// </summary>
internal sealed class ProbeGuard(TimeProvider time)
{
    /// <summary>
    /// How often in an hour a client may be almost, but not quite, found by one person. One who answers phones has a client
    /// missed by chance once or twice; who tries out a digit needs five tries on average.
    /// </summary>
    public const int MostMisses = 8;

    /// <summary>How long a miss counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, Misses> _misses = new();

    /// <summary>Takes out those who have been missed too often.</summary>
    /// <param name="account">Who searches.</param>
    /// <param name="found">Who fits.</param>
    /// <returns>Whether somebody was taken out.</returns>
    public bool Withhold(Guid account, List<Guid> found) =>
        _misses.TryGetValue(account, out var misses) && misses.Withhold(found, time.GetUtcNow() - Window);

    /// <summary>Notes who was almost found: fits the query less its last or first digits, among so few that it is seen who does not fit the whole.</summary>
    /// <param name="account">Who searches.</param>
    /// <param name="query">The query; has digits.</param>
    /// <param name="found">Who fits it, all of them.</param>
    /// <param name="find">Finds who fits a query, one more than a list shows at most.</param>
    public void Note(Guid account, DirectoryQuery query, IReadOnlyCollection<Guid> found, Func<DirectoryQuery, List<Guid>> find)
    {
        if (found.Count > ClientSearch.MostHits)
        {
            return;
        }

        var digits = query.Digits[^1];
        var missed = new HashSet<Guid>();
        missed.UnionWith(Almost(Stems(digits.Length, query).Select(length => digits[..length])));
        missed.UnionWith(Almost(Stems(digits.Length, query).Select(length => digits[^length..])));
        missed.ExceptWith(found);
        if (missed.Count > 0)
        {
            _misses.GetOrAdd(account, _ => new()).Note(missed, digits, time.GetUtcNow(), time.GetUtcNow() - Window);
        }

        // Fewer digits fit more people: past what a list shows nobody can see who is missing.
        IEnumerable<Guid> Almost(IEnumerable<string> stems) =>
            stems.Select(s => find(query.WithDigits(s))).TakeWhile(a => a.Count <= ClientSearch.MostHits).SelectMany(a => a);
    }

    /// <summary>How many digits are left when some are left off, the most first; none at all where a name stands beside them.</summary>
    private static IEnumerable<int> Stems(int length, DirectoryQuery query) =>
        Enumerable.Range(1, length - 1).Reverse().Where(l => l >= DirectoryQuery.LeastDigits).Concat(query.Readings.Count > 0 ? [0] : []);

    /// <summary>The misses of one person.</summary>
    private sealed class Misses
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<Guid, List<(string Digits, DateTimeOffset At)>> _of = [];

        public bool Withhold(List<Guid> found, DateTimeOffset since)
        {
            lock (_lock)
            {
                return found.RemoveAll(c => _of.TryGetValue(c, out var misses) && misses.Count(m => m.At > since) >= MostMisses) > 0;
            }
        }

        public void Note(IEnumerable<Guid> clients, string digits, DateTimeOffset now, DateTimeOffset since)
        {
            lock (_lock)
            {
                foreach (var client in clients)
                {
                    if (!_of.TryGetValue(client, out var misses))
                    {
                        _of[client] = misses = [];
                    }

                    misses.RemoveAll(m => m.At <= since);

                    // Typing on after a miss tells nothing more.
                    if (!misses.Exists(m => digits.StartsWith(m.Digits, StringComparison.Ordinal) || digits.EndsWith(m.Digits, StringComparison.Ordinal)))
                    {
                        misses.Add((digits, now));
                    }
                }

                foreach (var (client, _) in _of.Where(m => m.Value.TrueForAll(v => v.At <= since)).ToList())
                {
                    _of.Remove(client);
                }
            }
        }
    }
}
