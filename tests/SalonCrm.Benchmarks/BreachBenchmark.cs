using System.Data;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Seed;
using SalonCrm.Seed.Filling;

namespace SalonCrm.Benchmarks;

/// <summary>
/// A breach report over a long trail: one week of two accounts, and one device over a year; how long the whole trail takes to
/// be verified, and what the head outside the database costs each commit.
/// </summary>
internal sealed class BreachBenchmark(TextWriter output, int entries)
{
    private const int Clients = 20_000;
    private const int Accounts = 60;
    private const int Years = 3;
    private const int Batch = 200_000;
    private const int HeadWrites = 5_000;
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    public async Task Run()
    {
        await using var services = await Open();
        var head = await Head(services);
        var reports = services.GetRequiredService<BreachReports>();
        var accounts = Ids(Accounts);
        await Time("one week of two accounts", reports, head, new() { From = _now.AddDays(-207), To = _now.AddDays(-200), Accounts = [accounts[3], accounts[4]] });
        await Time("one device over a year", reports, head, new() { From = _now.AddDays(-400), To = _now.AddDays(-35), Devices = [Device(7)] });
        await Time("one address over a year", reports, head, new() { From = _now.AddDays(-400), To = _now.AddDays(-35), Addresses = [Address(7)] });

        var trail = services.GetRequiredService<AccessTrail>();
        await Time("newest page of the trail", () => trail.Read(head, new TrailQuery()));
        await Time("newest page of one person", () => trail.Read(head, new TrailQuery { Account = accounts[3] }));
        await Time("who was active in a week", () => reports.Active(head, _now.AddDays(-207), _now.AddDays(-200)));
        await WriteHead(services);

        var began = Stopwatch.GetTimestamp();
        var report = await services.GetRequiredService<TrailCheck>().Run(null, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Say($"verified {report.Entries} entries and {report.Clients} clients in {seconds:0.0} s: {report.Entries / seconds:0} entries a second; whole: {report.IsWhole}");
        SqliteConnection.ClearAllPools();
    }

    private Task Time(string what, BreachReports reports, Actor head, BreachQuery query) => Time(what, async () =>
    {
        var report = (await reports.Report(head, query)).Expect();
        await Say($"  {report.Entries} entries, {report.Opened} cards opened, {report.Cards.Count - report.Opened} listed");
    });

    private async Task Time(string what, Func<Task> work)
    {
        var times = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        await Say($"{what}: first {times[0]:0.00} s, then {times.Skip(1).Min():0.00} s");
    }

    private async Task WriteHead(IServiceProvider services)
    {
        var keys = services.GetRequiredService<KeyRing>().All(KeyPurpose.Trail);
        var path = services.GetRequiredService<DataPlace>().HeadFile + ".timed";
        var file = new TrailHeadFile(path);
        file.Set(new(0, new byte[32]), keys[0]);
        var began = Stopwatch.GetTimestamp();
        for (var i = 1; i <= HeadWrites; i++)
        {
            file.Advance(new(i, new byte[32]), keys);
        }

        await Say($"the head outside the database: {Stopwatch.GetElapsedTime(began).TotalMicroseconds / HeadWrites:0.0} microseconds a commit");
        File.Delete(path);
    }

    private async Task<ServiceProvider> Open()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"saloncrm-benchmark-trail-{entries}");
        var whole = Path.Combine(folder, "whole");
        if (!File.Exists(whole) && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var services = new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Path.Combine(folder, "data"))).BuildServiceProvider();
        await services.OpenSalonData();
        if (!File.Exists(whole))
        {
            var began = Stopwatch.GetTimestamp();
            await DemoNetwork.Make(services, Clients);
            await Fill(services);
            await File.WriteAllTextAsync(whole, "");
            await Say($"{entries} entries made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s and kept for the next run.");
        }

        return services;
    }

    /// <summary>Chained and sealed like any other entry, in the order of time, past the change tracker; indexes are made at the end.</summary>
    private async Task Fill(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var indexes = await db.Database.SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'trail' AND sql IS NOT NULL").ToListAsync();
        var names = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'trail' AND sql IS NOT NULL").ToListAsync();
        var clients = await db.Clients.OrderBy(c => c.CardNumber).Select(c => c.Id).ToListAsync();
        foreach (var name in names)
        {
            await Execute(connection, $"DROP INDEX \"{name}\"");
        }

        var trail = services.GetRequiredService<Trail>();
        var table = new CardTables(db, services.GetRequiredService<FieldSealer>(), services.GetRequiredService<RowSeal>());
        var last = await Trail.Last(db, CancellationToken.None);
        var (accounts, step) = (Ids(Accounts), TimeSpan.FromDays(Years * 365) / entries);
        var start = _now - (step * entries);
        for (var from = 0; from < entries; from += Batch)
        {
            await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(IsolationLevel.Serializable);
            SealedInsert? insert = null;
            for (var i = from; i < Math.Min(from + Batch, entries); i++)
            {
                var who = i * 31 % Accounts;
                last = trail.Next(last, Actor.SignedIn(accounts[who], Role.Staff, Address(who), Device(who)), start + (step * i), Deed(i, clients), null, null);
                var row = table.Row(last);
                insert ??= row.Table.Insertion(connection, transaction);
                insert.Write(row.Values);
            }

            insert?.Dispose();
            await transaction.CommitAsync();
        }

        foreach (var sql in indexes)
        {
            await Execute(connection, sql);
        }

        await services.GetRequiredService<TrailHead>().SetToLast(db, CancellationToken.None);
    }

    /// <summary>What a front desk does all day: searches mostly, then openings, now and then a masked field.</summary>
    private static TrailDraft Deed(int i, List<Guid> clients) => (i / Accounts % 10) switch
    {
        < 5 => new(TrailAction.Searched, null, new() { Kind = "digits", Hits = 8, QueryHash = "0123456789ABCDEF0123456789ABCDEF", Listed = [.. Enumerable.Range(1 + (i * 7 % (clients.Count - 8)), 8)] }),
        < 8 => new(TrailAction.CardOpened, clients[i * 13 % clients.Count]),
        8 => new(TrailAction.Revealed, clients[i * 13 % clients.Count], new() { Fields = [new(Field.Phones, null, null)] }),
        _ => new(TrailAction.SectionRead, clients[i * 17 % clients.Count], new() { Fields = [new(Field.Visit, null, null)] }),
    };

    private static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Accounts that only the trail knows: the same in each run.</summary>
    private static List<Guid> Ids(int count) => [.. Enumerable.Range(1, count).Select(i => new Guid(i, 7, 7, new byte[8]))];

    private static string Device(int who) => $"Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.{who}";

    private static string Address(int who) => $"198.51.100.{who}";

    private static async Task<Actor> Head(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        return Actor.SignedIn(await db.Users.Where(u => u.Role == Role.NetworkHead).Select(u => u.Id).FirstAsync(), Role.NetworkHead, "127.0.0.1", "benchmark");
    }

    private Task Say(FormattableString text) => output.WriteLineAsync(FormattableString.Invariant(text));
}
