using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Clients;

namespace SalonCrm.Benchmarks;

/// <summary>What a backup takes, and what it costs those who save meanwhile, done by VACUUM INTO and by the engine's copy of pages.</summary>
internal sealed class BackupBenchmark(TextWriter output, int clients)
{
    public async Task Run()
    {
        await using var services = await FilledNetwork.Open(output, clients);
        var place = services.GetRequiredService<DataPlace>();
        var copy = Path.Combine(FilledNetwork.Folder(clients), "copy.db");
        await Say($"{clients} clients, {new FileInfo(place.DatabaseFile).Length >> 20} MB");
        await Measure(services, "nothing else", () => Task.Delay(TimeSpan.FromSeconds(5)), copy);
        await Measure(services, "VACUUM INTO", () => BackupCopy.Take(place.DatabaseFile, copy, CancellationToken.None), copy);
        await Measure(services, "copy of pages", () => Task.Run(() => Pages(place.DatabaseFile, copy)), copy);
        await Measure(services, "whole backup", () => services.GetRequiredService<NetworkBackups>().Make(Actor.Operator), copy);
        Directory.Delete(place.BackupFolder, recursive: true);
    }

    private static void Pages(string database, string copy)
    {
        using var from = new SqliteConnection($"Data Source={database};Pooling=False");
        using var to = new SqliteConnection($"Data Source={copy};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    private async Task Measure(IServiceProvider services, string name, Func<Task> work, string copy)
    {
        File.Delete(copy);
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var client = await db.Clients.Select(c => c.Id).FirstAsync();
        var cards = services.GetRequiredService<ClientCards>();
        var times = new List<double>();
        var began = Stopwatch.GetTimestamp();
        var working = work();
        while (!working.IsCompleted)
        {
            // Opening a card commits its entry in the trail.
            var asked = Stopwatch.GetTimestamp();
            (await cards.Open(Actor.Operator, client)).Expect();
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        await working;
        times.Sort();
        await Say($"{name}: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {(File.Exists(copy) ? new FileInfo(copy).Length >> 20 : 0)} MB; cards opened meanwhile {times.Count}, p50 {times[times.Count / 2]:0.0} ms, most {times[^1]:0} ms");
        File.Delete(copy);
    }

    private Task Say(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
