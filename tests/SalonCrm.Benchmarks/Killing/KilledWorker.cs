using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Benchmarks.Killing;

/// <summary>
/// Works on a network as hard as it can, in a process of its own that is going to be killed, while its keys change. Each save is
/// printed once it was acknowledged, in a line that ends with a full stop: a line without one was cut off.
/// </summary>
internal sealed class KilledWorker(IServiceProvider services, int round)
{
    public const string Command = "killed-worker";
    public const string Ready = "ready.";
    private const int Savers = 3;
    private const int NumbersOfOne = 5_000;
    private const int NumbersOfRound = 40_000;
    private const int ImportedRows = 30;

    private static readonly Lock Said = new();
    private readonly ClientCards _cards = services.GetRequiredService<ClientCards>();
    private Guid _salon;

    /// <summary>Waits to be told a folder and a round, one line each, and works there; ends when it is told nothing.</summary>
    public static async Task Run(TextReader told)
    {
        // Done while the one before is at work: what a process takes to start is nothing that is to be killed.
        Warm();
        if (await told.ReadLineAsync() is { } folder && await told.ReadLineAsync() is { } round)
        {
            await using var services = Services(folder);
            await services.OpenSalonData();
            await new KilledWorker(services, int.Parse(round, CultureInfo.InvariantCulture)).Work();
        }
    }

    public static ServiceProvider Services(string folder) =>
        new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Path.Combine(folder, "data"))).BuildServiceProvider();

    private static void Warm()
    {
        using var services = Services("nowhere");
        using var db = services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContext();
        _ = db.Model;
    }

    private async Task Work()
    {
        _salon = (await services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        await BeginRotation();
        await Save(Savers + 3, 0);
        Say(Ready);
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, Savers).Select(saver => Forever(n => Save(saver, n))),
            Forever(Merge), Forever(Import), Forever(BackUp), Forever(Rotate),
        ]);
    }

    private static Task Forever(Func<int, Task> work) => Task.Run(async () =>
    {
        for (var n = 1; ; n++)
        {
            await work(n);
        }
    });

    private async Task Save(int saver, int n)
    {
        var client = await Create(saver, n);
        var promise = new PromiseForm { ClientId = client, Text = "перезвонить" };
        (await services.GetRequiredService<Promises>().Make(Actor.Operator, promise)).Expect();
        Say($"promised {promise.Id}.");
    }

    private async Task Merge(int n)
    {
        var (first, second) = (await Create(Savers, n * 2), await Create(Savers, (n * 2) + 1));
        var form = new MergeForm { SurvivorId = first, SurvivorVersion = await Version(first), MergedId = second, MergedVersion = await Version(second) };
        Say($"merged {(await services.GetRequiredService<Merges>().Merge(Actor.Operator, form)).Expect().Merge}.");
    }

    private async Task Import(int n)
    {
        var rows = new StringBuilder("Name;Phone\n");
        for (var i = 0; i < ImportedRows; i++)
        {
            rows.AppendLine(CultureInfo.InvariantCulture, $"{Name(n, i)};{Number(Savers + 1, (n * ImportedRows) + i)}");
        }

        using var file = new MemoryStream(Encoding.UTF8.GetBytes(rows.ToString()));
        var summary = (await services.GetRequiredService<ContactImport>().Run(Actor.Operator, file, "clients.csv", _salon, _ => ValueTask.CompletedTask)).Expect();
        Say($"imported {summary.Imported}.");
    }

    private async Task BackUp(int n)
    {
        var made = (await services.GetRequiredService<NetworkBackups>().Make(Actor.Operator)).Expect();
        if (made.Result == BackupResult.Whole)
        {
            Say($"backed-up {made.Name}.");
        }
    }

    /// <summary>Goes on with the change of keys that the one before was killed in, and begins another.</summary>
    private async Task Rotate(int n)
    {
        await services.GetRequiredService<ProtectionKeys>().Finish(Actor.Operator);
        Say("rotated.");
        await BeginRotation();
    }

    private async Task BeginRotation()
    {
        var keys = services.GetRequiredService<ProtectionKeys>();
        var seen = (await keys.View(Actor.Operator)).Expect();
        if (seen.Progress is null)
        {
            (await keys.Rotate(Actor.Operator, seen.Newest)).Expect();
            Say("rotating.");
        }
    }

    private async Task<Guid> Create(int saver, int n)
    {
        var form = new ClientForm { SalonId = _salon, FirstName = Name(saver, n), LastName = Name(n, saver), Phones = [new() { Text = Number(saver, n) }] };
        var client = (await _cards.Create(Actor.Operator, form)).Expect();
        Say($"created {client}.");
        return client;
    }

    private async Task<int> Version(Guid client) => (await _cards.Open(Actor.Operator, client)).Expect().Version;

    private string Number(int saver, int n) =>
        string.Create(CultureInfo.InvariantCulture, $"+7958{((round * NumbersOfRound) + (saver * NumbersOfOne) + (n % NumbersOfOne)) % 10_000_000:0000000}");

    /// <summary>Names that no two share, so that nobody is compared with everybody.</summary>
    private string Name(int one, int other)
    {
        var number = (round * 1_000_003L) + (one * 7_919L) + (other * 104_729L);
        return string.Concat(Enumerable.Range(0, 7).Select(i => (char)('а' + (number / (long)Math.Pow(31, i) % 31))));
    }

    private static void Say(string line)
    {
        // One write, so that two who say something at once don't mix.
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (Said)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
        }
    }
}
