using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;
using SalonCrm.Seed;

namespace SalonCrm.Benchmarks.Killing;

/// <summary>
/// Kills a portal's work at random moments (SIGKILL, as a power cut ends it, but for what the disk itself promises) and
/// looks at what is left: every save that was acknowledged, every page of the file, every entry of the trail, every backup.
/// </summary>
internal sealed class KillRunner(TextWriter output, int times, int seed)
{
    private const int Clients = 60;
    private const int Latest = 800;

    /// <summary>After so many the folder is made anew: what is looked through after each kill grows.</summary>
    private const int Rounds = 25;

    private readonly Random _random = new(seed);
    private long _acknowledged;
    private long _lost;
    private int _imported;
    private int _unsound;
    private int _brokenTrails;
    private int _brokenBackups;

    public async Task<bool> Run()
    {
        var root = Directory.CreateTempSubdirectory("saloncrm-kill-").FullName;
        var began = Stopwatch.GetTimestamp();
        try
        {
            var template = Path.Combine(root, "template");
            await using (var services = KilledWorker.Services(template))
            {
                await services.OpenSalonData();
                await DemoNetwork.Make(services, Clients);
            }

            SqliteConnection.ClearAllPools();
            for (var round = 0; round < times; round++)
            {
                var folder = Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"{round / Rounds}"));
                if (round % Rounds == 0)
                {
                    Copy(template, folder);
                    _imported = 0;
                }

                await Look(folder, await Kill(folder, round));
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{times} kills in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: {_acknowledged} saves acknowledged, {_lost} lost; integrity_check failed {_unsound}, trails broken {_brokenTrails}, backups broken {_brokenBackups}"));
        return (_lost, _unsound, _brokenTrails, _brokenBackups) == (0, 0, 0, 0);
    }

    /// <summary>Has somebody work, kills them, and answers with what they had been told is saved.</summary>
    private async Task<List<string[]>> Kill(string folder, int round)
    {
        var program = Environment.ProcessPath!;
        string[] file = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(KillRunner).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. file, KilledWorker.Command, folder, round.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var worker = Process.Start(start)!;
        var said = new List<string[]>();
        Task? killing = null;
        while (await worker.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == KilledWorker.Ready)
            {
                killing = KillIn(worker, _random.Next(Latest));
            }
            else if (line.EndsWith('.'))
            {
                said.Add(line[..^1].Split(' '));
            }
        }

        await (killing ?? throw new InvalidOperationException("The worker ended before it was ready."));
        await worker.WaitForExitAsync();
        return said;
    }

    private static async Task KillIn(Process worker, int milliseconds)
    {
        await Task.Delay(milliseconds);
        worker.Kill();
    }

    private async Task Look(string folder, List<string[]> said)
    {
        await using var services = KilledWorker.Services(folder);
        await services.OpenSalonData();
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var check = new BackupCheck(db, services.GetRequiredService<Trail>());
        _unsound += await check.IsSound(CancellationToken.None) ? 0 : 1;
        _brokenTrails += await check.FirstBadEntry(CancellationToken.None) is null ? 0 : 1;

        var kept = (await db.Clients.IgnoreQueryFilters().Select(c => c.Id).ToListAsync()).ToHashSet();
        kept.UnionWith(await db.Promises.IgnoreQueryFilters().Select(p => p.Id).ToListAsync());
        kept.UnionWith(await db.Merges.Select(m => m.Id).ToListAsync());
        foreach (var save in said)
        {
            _acknowledged++;
            _lost += save switch
            {
                ["created" or "promised" or "merged", var id] => kept.Contains(Guid.Parse(id)) ? 0 : 1,
                _ => 0,
            };
        }

        foreach (var backup in new BackupFolder(new DataPlace(Path.Combine(folder, "data")).BackupFolder, "data").All())
        {
            var isWhole = await BackupCopy.Hash(Path.Combine(backup.Path, SalonDbOptions.FileName), CancellationToken.None) == backup.Manifest.Sha256;
            _brokenBackups += isWhole ? 0 : 1;
        }

        await LookAtImports(db, said);
    }

    /// <summary>An import is acknowledged as a number: so many more clients there must be than were made one by one.</summary>
    private async Task LookAtImports(SalonDb db, List<string[]> said)
    {
        _imported += said.Where(s => s[0] == "imported").Sum(s => int.Parse(s[1], CultureInfo.InvariantCulture));
        var inTrail = (await db.Trail.AsNoTracking().Where(t => t.Action == TrailAction.Imported).ToListAsync())
            .Sum(t => t.Detail is not { } detail ? 0 : System.Text.Json.JsonSerializer.Deserialize<TrailDetail>(detail, Trail.Json)!.Counts![0]);
        _lost += Math.Max(0, _imported - inTrail);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
