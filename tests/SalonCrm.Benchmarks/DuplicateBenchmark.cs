using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Duplicates;
using SalonCrm.Seed;
using SalonCrm.Seed.Labelled;

namespace SalonCrm.Benchmarks;

/// <summary>
/// How well duplicates are found: a labelled set in a real database, looked through as the portal does it at its start, and
/// what it found held against what is known.
/// </summary>
internal sealed class DuplicateBenchmark(TextWriter output, bool tells)
{
    private const double LeastPrecision = 0.99;
    private const double LeastRecall = 0.95;

    public async Task<bool> Run(int seed)
    {
        var set = LabelledPeople.Generate(seed, LabelledPeople.DefaultCount);
        var folder = Directory.CreateTempSubdirectory("saloncrm-").FullName;
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Path.Combine(folder, "data"))).BuildServiceProvider();
            await services.OpenSalonData();
            await DemoNetwork.Make(services, set.People);
            await services.GetRequiredService<DuplicateSweep>().Sweep(CancellationToken.None);
            return await Told(set, await Found(services));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Dictionary<(int First, int Second), DuplicatePair>> Found(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var places = await db.Clients.Select(c => new { c.Id, c.CardNumber }).ToDictionaryAsync(c => c.Id, c => c.CardNumber - 1);
        var pairs = await db.DuplicatePairs.AsNoTracking().ToListAsync();
        return pairs.ToDictionary(p => (Math.Min(places[p.FirstId], places[p.SecondId]), Math.Max(places[p.FirstId], places[p.SecondId])));
    }

    private async Task<bool> Told(LabelledSet set, Dictionary<(int First, int Second), DuplicatePair> found)
    {
        var known = set.Pairs.ToDictionary(p => (p.First, p.Second));
        await Say($"{set.People.Count} people, {set.Pairs.Count(p => p.IsSame)} of them twice, {set.Pairs.Count(p => !p.IsSame)} pairs that only look so");
        foreach (var kind in set.Pairs.GroupBy(p => (p.IsSame, p.Kind)))
        {
            var count = kind.Count(p => found.ContainsKey((p.First, p.Second)));
            await Say($"{(kind.Key.IsSame ? "same" : "two "),-5} {kind.Key.Kind,-68} found {count,4} of {kind.Count(),4}");
        }

        var right = found.Keys.Count(p => known.TryGetValue(p, out var pair) && pair.IsSame);
        var precision = (double)right / found.Count;
        var recall = (double)right / set.Pairs.Count(p => p.IsSame);
        await Say($"pairs of whom nothing was known: {found.Keys.Count(p => !known.ContainsKey(p))}");
        if (tells)
        {
            await Misses(set, found, known);
        }

        await Say($"precision {precision:0.0000} (goal {LeastPrecision}), recall {recall:0.0000} (goal {LeastRecall})");
        return precision >= LeastPrecision && recall >= LeastRecall;
    }

    private async Task Misses(LabelledSet set, Dictionary<(int First, int Second), DuplicatePair> found, Dictionary<(int First, int Second), LabelledPair> known)
    {
        foreach (var missed in set.Pairs.Where(p => p.IsSame && !found.ContainsKey((p.First, p.Second))))
        {
            await Say($"missed  {missed.Kind}: {Of(set.People[missed.First])} / {Of(set.People[missed.Second])}");
        }

        foreach (var (places, pair) in found.Where(f => !known.TryGetValue(f.Key, out var label) || !label.IsSame))
        {
            await Say($"wrong   {(known.TryGetValue(places, out var label) ? label.Kind : "by chance")}: {Of(set.People[places.First])} / {Of(set.People[places.Second])}: {pair.Score} {pair.Reasons}");
        }
    }

    private static string Of(DemoPerson person) =>
        string.Create(CultureInfo.InvariantCulture, $"{person.LastName} {person.FirstName} {person.Patronymic} {person.BirthDate:yyyy-MM-dd} {string.Join(' ', person.Phones.Select(p => p.Number))} {person.Email}");

    private Task Say(FormattableString text) => output.WriteLineAsync(FormattableString.Invariant(text));
}
