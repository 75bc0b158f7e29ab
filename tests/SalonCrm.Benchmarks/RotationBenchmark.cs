using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;

namespace SalonCrm.Benchmarks;

/// <summary>
/// How long the data keys and the blind index take to change, alone and while a front desk works, and what a search by phone and a
/// save of a card cost the desk meanwhile, against a moment before.
/// </summary>
internal sealed class RotationBenchmark(TextWriter output, int clients)
{
    private const int WarmUp = 20;
    private const int Before = 150;

    public async Task Run()
    {
        await using var services = await FilledNetwork.Open(output, clients);
        await services.FillDirectory();
        var keys = services.GetRequiredService<ProtectionKeys>();
        if ((await keys.View(Actor.Operator)).Expect().Progress is not null)
        {
            await Say($"what an earlier run has left is changed first");
            await keys.Finish(Actor.Operator);
        }

        await Change(keys, "alone", changing => changing);
        var desk = await FrontDesk.Of(services);
        await desk.Work(new(), WarmUp);
        var (before, meanwhile) = (new DeskTimes(), new DeskTimes());
        await desk.Work(before, Before);
        await Change(keys, "beside a front desk", async changing =>
        {
            while (!changing.IsCompleted)
            {
                await desk.Work(meanwhile, 1);
            }
        });
        await Compare("search by phone", before.Searches, meanwhile.Searches);
        await Compare("save of a card", before.Saves, meanwhile.Saves);
        SqliteConnection.ClearAllPools();
    }

    /// <summary>From the new keys on to where nothing is under the old ones.</summary>
    private async Task Change(ProtectionKeys keys, string how, Func<Task, Task> beside)
    {
        var seen = (await keys.View(Actor.Operator)).Expect();
        var began = Stopwatch.GetTimestamp();
        var begun = (await keys.Rotate(Actor.Operator, seen.Newest)).Expect();
        var changing = Task.Run(() => keys.Finish(Actor.Operator));
        await beside(changing);
        (await changing).Expect();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var ended = (await keys.View(Actor.Operator, isCounted: true)).Expect();
        if (ended.Progress is not null || ended.Keys.Any(k => k.State == KeyState.DecryptOnly && k.Purpose != KeyPurpose.Trail))
        {
            throw new InvalidOperationException("Something is left under an old key.");
        }

        await Say($"the keys of {clients} clients changed {how}: {seconds:0.0} s, {begun.Progress!.Rows} rows and a second look at all, {begun.Progress.Rows / seconds:0} rows a second");
    }

    private Task Compare(string what, List<double> before, List<double> meanwhile) =>
        Say($"{what}: median {At(before, 0.5):0.0} ms before, {At(meanwhile, 0.5):0.0} ms meanwhile, {At(meanwhile, 0.5) / At(before, 0.5):0.00} times; p95 {At(before, 0.95):0.0} and {At(meanwhile, 0.95):0.0} ms ({meanwhile.Count} times meanwhile)");

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)((times.Count - 1) * share));

    private Task Say(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Milliseconds.</summary>
    private sealed class DeskTimes
    {
        public List<double> Searches { get; } = [];

        public List<double> Saves { get; } = [];
    }

    /// <summary>Finds whoever calls by the number, and writes something on the card.</summary>
    private sealed class FrontDesk(IServiceProvider services, Actor manager, IReadOnlyList<(Guid Client, string Number)> callers)
    {
        private const int Callers = 500;

        /// <summary>A desk does not type without a pause.</summary>
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

        private readonly ClientSearch _search = services.GetRequiredService<ClientSearch>();
        private readonly ClientCards _cards = services.GetRequiredService<ClientCards>();
        private int _calls;

        public static async Task<FrontDesk> Of(IServiceProvider services)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
            var manager = await db.Users.Where(u => u.Role == Role.Manager).Select(u => u.Id).FirstAsync();
            var phones = await db.Phones.AsNoTracking().Where(p => p.Position == 0).OrderBy(p => p.Id).ToListAsync();
            var step = Math.Max(1, phones.Count / Callers);
            return new(
                services, Actor.SignedIn(manager, Role.Manager, "127.0.0.1", "benchmark"), [.. phones.Where((_, i) => i % step == 0).Select(p => (p.ClientId, p.Number))]);
        }

        public async Task Work(DeskTimes times, int calls)
        {
            for (var call = 0; call < calls; call++)
            {
                var (client, number) = callers[_calls++ % callers.Count];
                var asked = Stopwatch.GetTimestamp();
                if ((await _search.Find(manager, number)).Expect().Hits.Count == 0)
                {
                    throw new InvalidOperationException("Somebody was not found by the number.");
                }

                times.Searches.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                var form = (await _cards.Open(manager, client)).Expect().Form!;
                form.Comment = string.Create(CultureInfo.InvariantCulture, $"Звонок {_calls}");
                var typed = Stopwatch.GetTimestamp();
                (await _cards.Edit(manager, form)).Expect();
                times.Saves.Add(Stopwatch.GetElapsedTime(typed).TotalMilliseconds);
                await Task.Delay(Pause);
            }
        }
    }
}
