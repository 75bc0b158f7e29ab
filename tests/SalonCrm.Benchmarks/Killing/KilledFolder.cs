using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;

namespace SalonCrm.Benchmarks.Killing;

/// <summary>One network that is worked on by one process after the other, each of them killed.</summary>
internal sealed class KilledFolder(string folder, Random random)
{
    private const int Latest = 800;

    private readonly HashSet<string> _backups = new(StringComparer.Ordinal);
    private Process? _next;
    private KillFindings _found = new();
    private int _imported;

    /// <summary>How it went, once it is done.</summary>
    public string Told { get; private set; } = "";

    /// <param name="template">The network as it is in the beginning.</param>
    /// <param name="first">The first round.</param>
    /// <param name="end">The one after the last.</param>
    /// <param name="unaccounted">Clients of the template of whom its trail does not tell.</param>
    public async Task<KillFindings> Run(string template, int first, int end, int unaccounted)
    {
        Copy(template);
        var (begun, ended) = (0, 0);
        _next = Start();
        try
        {
            for (var round = first; round < end; round++)
            {
                var said = await Kill(round, isLast: round == end - 1);
                (begun, ended) = (begun + said.Count(s => s is ["rotating"]), ended + said.Count(s => s is ["rotated"]));
                await Look(said);
            }
        }
        finally
        {
            // One that was never told where to work ends by itself.
            _next?.StandardInput.Close();
            _next?.Dispose();
        }

        var left = Stopwatch.GetTimestamp();
        await using var services = KilledWorker.Services(folder);
        await services.OpenSalonData();
        var wrong = await new RotationEnd(services).WrongWith(unaccounted);
        Told = FormattableString.Invariant(
            $"kills {first + 1} to {end}, in which keys began to change {begun} times and were changed {ended} times; left alone they came to the end in {Stopwatch.GetElapsedTime(left).TotalSeconds:0.0} s ({wrong ?? "whole"})");
        return _found with { BrokenRotations = wrong is null ? 0 : 1 };
    }

    /// <summary>Has somebody work, kills them, and answers with what they had been told is saved.</summary>
    private async Task<List<string[]>> Kill(int round, bool isLast)
    {
        using var worker = _next!;
        _next = isLast ? null : Start();
        await worker.StandardInput.WriteLineAsync(folder);
        await worker.StandardInput.WriteLineAsync(round.ToString(CultureInfo.InvariantCulture));
        await worker.StandardInput.FlushAsync();
        var said = new List<string[]>();
        Task? killing = null;
        while (await worker.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == KilledWorker.Ready)
            {
                killing = KillIn(worker, random.Next(Latest));
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

    private static Process Start()
    {
        var program = Environment.ProcessPath!;
        string[] file = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(KilledFolder).Assembly.Location] : [];
        return Process.Start(new ProcessStartInfo(program, [.. file, KilledWorker.Command]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    private static async Task KillIn(Process worker, int milliseconds)
    {
        await Task.Delay(milliseconds);
        worker.Kill();
    }

    private async Task Look(List<string[]> said)
    {
        await using var services = KilledWorker.Services(folder);
        await services.OpenSalonData();
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var check = new BackupCheck(db, services.GetRequiredService<Trail>());
        var isSound = await check.IsSound(CancellationToken.None);
        var isChained = await check.FirstBadEntry(CancellationToken.None) is null;

        var kept = (await db.Clients.IgnoreQueryFilters().Select(c => c.Id).ToListAsync()).ToHashSet();
        kept.UnionWith(await db.Promises.IgnoreQueryFilters().Select(p => p.Id).ToListAsync());
        kept.UnionWith(await db.Merges.Select(m => m.Id).ToListAsync());
        var lost = said.Count(s => s is ["created" or "promised" or "merged", var id] && !kept.Contains(Guid.Parse(id)));
        _found += new KillFindings(
            said.Count(s => s is ["created" or "promised" or "merged" or "imported" or "backed-up", _]), lost + await LostByImports(db, said), isSound ? 0 : 1, isChained ? 0 : 1, await BrokenBackups(), 0);
    }

    /// <summary>A backup that was whole once is not written again, and not looked at again.</summary>
    private async Task<int> BrokenBackups()
    {
        var broken = 0;
        foreach (var backup in new BackupFolder(new DataPlace(Path.Combine(folder, "data")).BackupFolder, "data").All().Where(b => _backups.Add(b.Path)))
        {
            var isWhole = await BackupCopy.Hash(Path.Combine(backup.Path, SalonDbOptions.FileName), CancellationToken.None) == backup.Manifest.Sha256;
            broken += isWhole ? 0 : 1;
        }

        return broken;
    }

    /// <summary>An import is acknowledged as a number: so many more clients there must be than were made one by one.</summary>
    private async Task<int> LostByImports(SalonDb db, List<string[]> said)
    {
        _imported += said.Where(s => s[0] == "imported").Sum(s => int.Parse(s[1], CultureInfo.InvariantCulture));
        var inTrail = (await db.Trail.AsNoTracking().Where(t => t.Action == TrailAction.Imported).ToListAsync())
            .Sum(t => t.Detail is not { } detail ? 0 : System.Text.Json.JsonSerializer.Deserialize<TrailDetail>(detail, Trail.Json)!.Counts![0]);
        return Math.Max(0, _imported - inTrail);
    }

    private void Copy(string template)
    {
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
