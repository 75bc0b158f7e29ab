using Microsoft.EntityFrameworkCore;
using SalonCrm.Data;
using SalonCrm.Data.Search;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>One client in plain: numbers as digits, the name's parts folded as the directory folds them.</summary>
internal sealed record Plainly(Guid Id, int Card, string[] Numbers, string[] Words);

/// <summary>All clients in plain, to draw queries from and to hold answers against.</summary>
internal static class Everybody
{
    private const int Page = 5000;

    public static async Task<List<Plainly>> Read(IDbContextFactory<SalonDb> contexts)
    {
        var all = new List<Plainly>();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            await using var db = await contexts.CreateDbContextAsync();
            var last = all.Count == 0 ? 0 : all[^1].Card;
            var page = await db.Clients.AsNoTracking().Include(c => c.Phones).Where(c => c.CardNumber > last).OrderBy(c => c.CardNumber).Take(Page).ToListAsync();
            if (page.Count == 0)
            {
                return all;
            }

            all.AddRange(page.Select(c => new Plainly(
                c.Id, c.CardNumber, [.. c.Phones.Select(p => p.Number[1..])],
                [.. new[] { c.LastName, c.FirstName, c.Patronymic }.SelectMany(SearchText.Words).Distinct(StringComparer.Ordinal).Select(w => Shared(known, w))])));
        }
    }

    private static string Shared(Dictionary<string, string> known, string word) => known.TryAdd(word, word) ? word : known[word];
}
