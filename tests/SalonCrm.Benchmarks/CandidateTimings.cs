using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Duplicates;
using SalonCrm.Seed;

namespace SalonCrm.Benchmarks;

/// <summary>What it takes to find the cards that a new one may double, among so many, and to go over all of them.</summary>
internal static class CandidateTimings
{
    private const int WarmUp = 20;
    private const int Measured = 200;
    private const int Naive = 2000;
    private const int Smallest = 10_000;

    /// <summary>Networks of 10,000 clients and ten times as many up to the given number, one after the other.</summary>
    public static async Task Run(TextWriter output, int clients)
    {
        for (var size = Math.Min(Smallest, clients); size <= clients; size *= 10)
        {
            var folder = Directory.CreateTempSubdirectory("saloncrm-").FullName;
            try
            {
                await using var services = new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Path.Combine(folder, "data"))).BuildServiceProvider();
                await services.OpenSalonData();
                await DemoNetwork.Make(services, size);
                await Print(output, services, size);
            }
            finally
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Measures on a network that is open and filled. The full pass writes the pairs that it finds.</summary>
    public static async Task Print(TextWriter output, IServiceProvider services, int clients)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<SalonDb>>();
        await using var db = await contexts.CreateDbContextAsync();
        var step = Math.Max(1, clients / (WarmUp + Measured));
        var ids = await db.Clients.Where(c => c.CardNumber % step == 0).OrderBy(c => c.CardNumber).Take(WarmUp + Measured).Select(c => c.Id).ToListAsync();
        var times = new List<double>();
        foreach (var one in await db.Likened(ids, CancellationToken.None))
        {
            // A card that is there already finds itself too: one card more to open than a new one has.
            var began = Stopwatch.GetTimestamp();
            await using var fresh = await contexts.CreateDbContextAsync();
            await DuplicateKeeper.Found(fresh, [one], CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        var ordered = times.Skip(WarmUp).Order().ToList();
        var naive = await WithAll(contexts, clients);
        var median = ordered[ordered.Count / 2];
        await Say(output, $"{clients} clients: candidates of one card, median {median:0.00} ms, 95% {ordered[ordered.Count * 95 / 100]:0.00} ms");
        await Say(output, $"{clients} clients: the same by comparing with all, {naive:0} ms ({Math.Min(Naive, clients)} compared, the rest reckoned from them): {naive / median:0} times as long");
        var start = Stopwatch.GetTimestamp();
        await services.GetRequiredService<DuplicateSweep>().Sweep(CancellationToken.None);
        var pass = Stopwatch.GetElapsedTime(start);
        await Say(output, $"{clients} clients: going over all of them, {pass.TotalSeconds:0.0} s, {pass.TotalMilliseconds * 1000 / clients:0.0} µs for each; {await db.DuplicatePairs.CountAsync()} pairs");
    }

    /// <summary>Opening and comparing everybody, reckoned from the first few thousand.</summary>
    private static async Task<double> WithAll(IDbContextFactory<SalonDb> contexts, int clients)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var ids = await db.Clients.OrderBy(c => c.CardNumber).Take(Naive).Select(c => c.Id).ToListAsync();
        await db.Likened(ids, CancellationToken.None);
        var began = Stopwatch.GetTimestamp();
        var all = await db.Likened(ids, CancellationToken.None);
        var found = all.Count(c => DuplicateScore.Of(all[0].Likeness, c.Likeness).IsCandidate);
        return found == 0 ? throw new InvalidOperationException("A card is like itself.") : Stopwatch.GetElapsedTime(began).TotalMilliseconds * clients / all.Count;
    }

    private static Task Say(TextWriter output, FormattableString text) => output.WriteLineAsync(FormattableString.Invariant(text));
}
