using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Duplicates;

/// <summary>Who bears the marks of some clients, as far as a mark says anything.</summary>
internal sealed class Bearers
{
    private const int Batch = 500;
    private readonly Dictionary<string, List<Guid>> _byMark = new(StringComparer.Ordinal);

    /// <summary>Marks that too many bear.</summary>
    public HashSet<string> Crowded { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Guid> Everybody => _byMark.Values.SelectMany(b => b).Distinct();

    /// <summary>Looks the marks up; two questions for each five hundred of them, whoever bears them.</summary>
    public static async Task<Bearers> Of(SalonDb db, IReadOnlyList<Likened> clients, CancellationToken cancel)
    {
        var bearers = new Bearers();
        foreach (var keys in Distinct(clients.SelectMany(c => c.Keys)).Chunk(Batch))
        {
            var telling = db.MatchKeys.Where(k => keys.Contains(k.Key)).GroupBy(k => k.Key).Where(g => g.Count() <= DuplicateKeeper.MostBearers).Select(g => g.Key);
            var rows = await db.MatchKeys.AsNoTracking().Where(k => telling.Contains(k.Key)).Select(k => new { Mark = k.Key, k.ClientId }).ToListAsync(cancel);
            bearers.Take(keys, rows.Select(r => (r.Mark, r.ClientId)));
        }

        foreach (var numbers in Distinct(clients.SelectMany(c => c.Numbers)).Chunk(Batch))
        {
            var telling = db.Phones.Where(p => numbers.Contains(p.NumberIndex)).GroupBy(p => p.NumberIndex).Where(g => g.Count() <= DuplicateKeeper.MostBearers).Select(g => g.Key);
            var rows = await db.Phones.AsNoTracking().Where(p => telling.Contains(p.NumberIndex)).Select(p => new { Mark = p.NumberIndex, p.ClientId }).ToListAsync(cancel);
            bearers.Take(numbers, rows.Select(r => (r.Mark, r.ClientId)));
        }

        return bearers;
    }

    /// <summary>Those who share a mark with a client, the client too.</summary>
    public IEnumerable<Guid> Sharing(Likened client) =>
        client.Keys.Concat(client.Numbers).SelectMany(m => _byMark.GetValueOrDefault(MatchReading.Told(m)) ?? []).Distinct();

    private static IEnumerable<byte[]> Distinct(IEnumerable<byte[]> marks) => marks.DistinctBy(MatchReading.Told, StringComparer.Ordinal);

    /// <summary>A mark that was asked for and that nobody bears is one that too many bear: whoever asks bears it.</summary>
    private void Take(byte[][] asked, IEnumerable<(byte[] Mark, Guid Client)> rows)
    {
        foreach (var (mark, client) in rows)
        {
            var told = MatchReading.Told(mark);
            if (!_byMark.TryGetValue(told, out var clients))
            {
                _byMark[told] = clients = [];
            }

            clients.Add(client);
        }

        Crowded.UnionWith(asked.Select(MatchReading.Told).Where(m => !_byMark.ContainsKey(m)));
    }
}
