using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;
using SalonCrm.Seed;

namespace SalonCrm.Benchmarks;

/// <summary>
/// What protection costs: a card opened, a card saved, a file imported, with sealing, row seals and trail, against the same work on a
/// copy in plain columns without a trail; and between them a copy in plain columns with one, so that each part has its share.
/// </summary>
internal static class ProtectionBenchmark
{
    private const int ImportedRows = 500;
    private const int Imports = 3;

    public static async Task Run(TextWriter output, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("saloncrm-").FullName;
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Path.Combine(folder, "data"))).BuildServiceProvider();
            await services.OpenSalonData();
            await DemoNetwork.Make(services, DemoNetwork.DefaultClients);
            var (busy, manager) = await BusyClient.Make(services);
            await services.FillDirectory();
            var recorded = await PlainTwin.Make(services, Path.Combine(folder, "recorded.db"));
            var plain = await PlainTwin.Make(services, Path.Combine(folder, "plain.db"), keepsTrail: false);
            Guid usual;
            await using (var db = plain.CreateDbContext())
            {
                usual = await db.Clients.OrderBy(c => c.CardNumber).Where(c => c.Id != busy).Select(c => c.Id).Skip(100).FirstAsync();
            }

            Side[] sides =
            [
                new(services.GetRequiredService<Door>(), services.GetRequiredService<IDbContextFactory<SalonDb>>(), services),
                new(recorded.Door, recorded, services),
                new(plain.Door, plain, services),
            ];
            await output.WriteLineAsync($"{DemoNetwork.DefaultClients} clients, {rounds} rounds, medians in ms: protected | plain with trail | plain | ratio (goal) | share of the trail, of sealing with row seals");
            await Compare(output, "open a usual card", 1.15, rounds, sides, s => s.Open(manager, usual));
            await Compare(output, "open a card of 500 visits", 1.15, rounds, sides, s => s.Open(manager, busy));
            await Compare(output, "save a usual card", 1.25, rounds, sides, s => s.Save(manager, usual));
            await Compare(output, $"import {ImportedRows} rows", 1.5, Imports, sides, s => s.Import(manager));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Compare(TextWriter output, string what, double goal, int rounds, Side[] sides, Func<Side, Task> work)
    {
        var times = Array.ConvertAll(sides, _ => new List<double>());
        for (var round = -2; round < rounds; round++)
        {
            // One after the other in each round, so that what else the machine does meets all alike; the first rounds warm up.
            for (var i = 0; i < sides.Length; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await work(sides[i]);
                if (round >= 0)
                {
                    times[i].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
        }

        var (full, recorded, plain) = (Median(times[0]), Median(times[1]), Median(times[2]));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {full:0.00} | {recorded:0.00} | {plain:0.00} | {full / plain:0.00} ({goal:0.00}) | trail {recorded / plain - 1:+0.00;-0.00}, sealing {(full - recorded) / plain:+0.00;-0.00}"));
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>One of those that are compared.</summary>
    private sealed class Side(Door door, IDbContextFactory<SalonDb> contexts, IServiceProvider services)
    {
        private readonly ClientCards _cards = new(door, services.GetRequiredService<BlindIndex>());
        private readonly ContactImport _import = new(door, services.GetRequiredService<BlindIndex>(), services.GetRequiredService<DirectoryFeed>(), contexts);
        private ClientForm? _form;
        private Guid _salon;
        private int _saves;
        private int _files;

        public async Task Open(Actor actor, Guid client) => (await _cards.Open(actor, client)).Expect();

        public async Task Save(Actor actor, Guid client)
        {
            _form ??= (await _cards.Open(actor, client)).Expect().Form!;
            _form.Comment = $"Просит звонить после {_saves++}:00.";
            _form = (await _cards.Edit(actor, _form)).Expect().Form!;
        }

        public async Task Import(Actor actor)
        {
            if (_salon == default)
            {
                await using var db = await contexts.CreateDbContextAsync();
                _salon = await db.Salons.Select(s => s.Id).FirstAsync();
            }

            var text = new StringBuilder("Фамилия;Имя;Телефон;Email;Комментарий\n");
            for (var i = 0; i < ImportedRows; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"Фамилия{_files}{i};Имя{i};+7 95{_files % 10} {i:000}-00-{_files:00};row{_files}x{i}@example.com;Строка {i}\n");
            }

            _files++;
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
            var summary = (await _import.Run(actor, file, "contacts.csv", _salon, _ => ValueTask.CompletedTask)).Expect();
            if (summary.Imported == 0)
            {
                throw new InvalidOperationException("Nothing was imported.");
            }
        }
    }
}
