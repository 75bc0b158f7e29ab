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
/// copy in plain columns without a trail; and between them a copy in plain columns with one, so that each part has its share. The
/// counts of the audit, follow-ups, duplicates and the watch at the door are work of all three; that they came out alike is looked at
/// in the end. The directory is nobody's.
/// </summary>
internal static class ProtectionBenchmark
{
    private const int ImportedRows = 500;
    private const int Imports = 5;
    private const int WarmUp = 30;

    public static async Task Run(TextWriter output, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("saloncrm-").FullName;
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddSalonData(new DataPlace(Path.Combine(folder, "data"))).BuildServiceProvider();
            await services.OpenSalonData();
            await DemoNetwork.Make(services, DemoNetwork.DefaultClients);
            var (busy, manager) = await BusyClient.Make(services);
            using var recorded = await PlainTwin.Make(services, Path.Combine(folder, "recorded.db"));
            using var plain = await PlainTwin.Make(services, Path.Combine(folder, "plain.db"), keepsTrail: false);
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
            await output.WriteLineAsync($"{DemoNetwork.DefaultClients} clients, {rounds} rounds, medians in ms: protected | plain with trail | plain | ratio (goal) | share of the trail, of sealing with row seals | the processor's part of each, means, and their ratio, which no waiting for the disk or for others is in");
            await Compare(output, "open a usual card", 1.15, rounds, sides, s => s.Open(manager, usual));
            await Compare(output, "open a card of 500 visits", 1.15, rounds, sides, s => s.Open(manager, busy));
            await Compare(output, "save a usual card", 1.25, rounds, sides, s => s.Save(manager, usual));
            await Compare(output, $"import {ImportedRows} rows", 1.5, Imports, sides, s => s.Import(manager));
            await Alike(output, sides);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Compare(TextWriter output, string what, double goal, int rounds, Side[] sides, Func<Side, Task> work)
    {
        var (times, processor) = (Array.ConvertAll(sides, _ => new List<double>()), new double[sides.Length]);
        for (var round = -Math.Min(rounds, WarmUp); round < rounds; round++)
        {
            // In turn, another one first in each round, so that what else the machine does meets all alike; the first rounds warm up.
            for (var turn = 0; turn < sides.Length; turn++)
            {
                var i = (round + WarmUp + turn) % sides.Length;
                var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                await work(sides[i]);
                if (round >= 0)
                {
                    times[i].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    processor[i] += (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / rounds;
                }
            }
        }

        var (full, recorded, plain) = (Median(times[0]), Median(times[1]), Median(times[2]));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {full:0.00} | {recorded:0.00} | {plain:0.00} | {full / plain:0.00} ({goal:0.00}) | trail {recorded / plain - 1:+0.00;-0.00}, sealing {(full - recorded) / plain:+0.00;-0.00} | processor {processor[0]:0.00} | {processor[1]:0.00} | {processor[2]:0.00} | {processor[0] / processor[2]:0.00}"));
    }

    private static async Task Alike(TextWriter output, Side[] sides)
    {
        var left = await Task.WhenAll(sides.Select(s => s.Left()));
        await output.WriteLineAsync($"left behind by each: {left[0]}");
        if (left.Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw new InvalidOperationException($"They have not done the same work: {string.Join(" | ", left)}");
        }
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

        /// <summary>What its work has left behind.</summary>
        public async Task<string> Left()
        {
            await using var db = await contexts.CreateDbContextAsync();
            return FormattableString.Invariant(
                $"{await db.Clients.CountAsync()} clients, {await db.CardStates.SumAsync(s => (long)s.Missing)} gaps of {await db.CardStates.CountAsync()} states, {await db.FollowUps.CountAsync()} follow-ups, {await db.MatchKeys.CountAsync()} marks, {await db.DuplicatePairs.CountAsync()} pairs, {await db.Alerts.CountAsync()} alerts");
        }

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
