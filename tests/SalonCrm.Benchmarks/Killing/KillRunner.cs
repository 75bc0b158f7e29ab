using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Seed;

namespace SalonCrm.Benchmarks.Killing;

/// <summary>
/// Kills a portal's work at random moments (SIGKILL, as a power cut ends it, but for what the disk itself promises) and
/// looks at what is left: every save that was acknowledged, every page of the file, every entry of the trail, every backup, and
/// whether the change of keys that went on meanwhile comes to its end.
/// </summary>
/// <param name="output">Is told of each folder, and of all in the end.</param>
/// <param name="times">How often something is killed.</param>
/// <param name="seed">The moments come from it.</param>
/// <param name="clients">Clients of the network that is worked on; none for one that has just been made.</param>
internal sealed class KillRunner(TextWriter output, int times, int seed, int clients)
{
    /// <summary>After so many the folder is made anew: what is looked through after each kill grows.</summary>
    private const int Rounds = 25;

    /// <summary>Folders at once: while one process starts, another works.</summary>
    private const int Lanes = 2;

    public async Task<bool> Run()
    {
        var root = Directory.CreateTempSubdirectory("saloncrm-kill-").FullName;
        var began = Stopwatch.GetTimestamp();
        var (all, found) = (new Lock(), new KillFindings());
        try
        {
            var template = Path.Combine(root, "template");
            var unaccounted = await MakeTemplate(template);
            await Say($"a network of {clients} clients made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
            var firsts = Enumerable.Range(0, (times + Rounds - 1) / Rounds).Select(f => f * Rounds);
            await Parallel.ForEachAsync(firsts, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (first, _) =>
            {
                var folder = new KilledFolder(Path.Combine(root, first.ToString(CultureInfo.InvariantCulture)), new Random(seed + first));
                var here = await folder.Run(template, first, Math.Min(times, first + Rounds), unaccounted);
                lock (all)
                {
                    found += here;
                    output.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(began).TotalSeconds:0} s, {folder.Told}: {here}"));
                }
            });
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }

        await Say($"{times} kills in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: {found}");
        return found.IsWhole;
    }

    private async Task<int> MakeTemplate(string template)
    {
        await using var services = KilledWorker.Services(template);
        await services.OpenSalonData();
        if (clients > 0)
        {
            await DemoNetwork.Make(services, clients);
        }
        else
        {
            var form = new NetworkForm { NetworkName = "Салоны", SalonName = "Центр", CountryCode = "RU", HeadName = "Руководитель", HeadEmail = "head@example.com" };
            await using var scope = services.CreateAsyncScope();
            (await scope.ServiceProvider.GetRequiredService<NetworkSetup>().Claim(Actor.Operator, form)).Expect();
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var unaccounted = await RotationEnd.Unaccounted(db);
        SqliteConnection.ClearAllPools();
        return unaccounted;
    }

    private Task Say(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}

/// <summary>What was found after kills.</summary>
internal sealed record KillFindings(int Acknowledged = 0, int Lost = 0, int Unsound = 0, int BrokenTrails = 0, int BrokenBackups = 0, int BrokenRotations = 0)
{
    public bool IsWhole => (Lost, Unsound, BrokenTrails, BrokenBackups, BrokenRotations) == (0, 0, 0, 0, 0);

    public static KillFindings operator +(KillFindings one, KillFindings other) => new(
        one.Acknowledged + other.Acknowledged, one.Lost + other.Lost, one.Unsound + other.Unsound, one.BrokenTrails + other.BrokenTrails,
        one.BrokenBackups + other.BrokenBackups, one.BrokenRotations + other.BrokenRotations);

    public override string ToString() => FormattableString.Invariant(
        $"{Acknowledged} saves acknowledged, {Lost} lost; integrity_check failed {Unsound}, trails broken {BrokenTrails}, backups broken {BrokenBackups}, rotations broken {BrokenRotations}");
}
