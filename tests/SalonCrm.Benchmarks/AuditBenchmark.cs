using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Protection;

namespace SalonCrm.Benchmarks;

/// <summary>
/// The audit's figures from the counts against a scan that opens every card, and what keeping the counts costs where a
/// card is saved; the candidates of one card, and the pass over all, by size. In one run.
/// </summary>
internal sealed class AuditBenchmark(TextWriter output, int clients)
{
    private const int Reads = 15;
    private const int Saves = 300;
    private const int Page = 2000;
    private const int Smallest = 10_000;

    public async Task Run()
    {
        for (var size = Math.Min(Smallest, clients); size < clients; size *= 10)
        {
            await using var smaller = await FilledNetwork.Open(output, size);
            await CandidateTimings.Print(output, smaller, size);
        }

        await using var services = await FilledNetwork.Open(output, clients);
        await CandidateTimings.Print(output, services, clients);
        var night = services.GetRequiredService<CardStateNight>();
        var (counting, differed) = await Timed(() => night.Recount(CountingCause.Start, CancellationToken.None));
        await Say($"counting all cards: {counting:0} ms, {differed} differed from what was counted");
        await Figures(services);
        await Saving(services);
        SqliteConnection.ClearAllPools();
    }

    private async Task Figures(IServiceProvider services)
    {
        var (head, audit) = (await Head(services), services.GetRequiredService<CompletenessAudit>());
        await audit.Read(head);
        var times = new List<double>();
        for (var i = 0; i < Reads; i++)
        {
            times.Add((await Timed(() => audit.Read(head))).Milliseconds);
        }

        var view = (await audit.Read(head)).Expect();
        var (scan, scanned) = await Timed(() => Scan(services));
        var read = Median(times);
        await Say($"the page's figures: {read:0.0} ms (median of {Reads}); a scan that opens {scanned.Cards} cards: {scan:0} ms; ratio 1/{scan / read:0}");
        await Say($"cards without email: {view.Fields.Single(f => f.Gap == Gap.Email).Figure.Missing} counted, {scanned.WithoutEmail} found by the scan; cards: {view.Cards} and {scanned.Cards}");
    }

    /// <summary>What the figures would take without counts: every card with its parts, opened, page by page.</summary>
    private static async Task<(int Cards, int WithoutEmail)> Scan(IServiceProvider services)
    {
        var (last, cards, without) = (0, 0, 0);
        while (true)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
            var from = last;
            var page = await db.Clients.AsNoTracking().AsSplitQuery().Include(c => c.Phones).Include(c => c.OwnValues)
                .Where(c => c.CardNumber > from).OrderBy(c => c.CardNumber).Take(Page).ToListAsync();
            if (page.Count == 0)
            {
                return (cards, without);
            }

            (last, cards, without) = (page[^1].CardNumber, cards + page.Count, without + page.Count(c => Gaps.Of(c).Contains(Gap.Email)));
        }
    }

    /// <summary>The same edits through a door that keeps counts and one that does not, in turn.</summary>
    private async Task Saving(IServiceProvider services)
    {
        var head = await Head(services);
        var blind = services.GetRequiredService<BlindIndex>();
        var contexts = services.GetRequiredService<IDbContextFactory<SalonDb>>();
        using var bare = new Door(contexts, services.GetRequiredService<Trail>(), TimeProvider.System) { KeepsCounts = false };
        ClientCards[] ways = [services.GetRequiredService<ClientCards>(), new ClientCards(bare, blind)];
        List<double>[] times = [[], []];
        var ids = await Ids(contexts);
        for (var round = 0; round < Saves + 20; round++)
        {
            // Each goes first in every other round.
            foreach (var way in round % 2 == 0 ? new[] { 0, 1 } : [1, 0])
            {
                var form = (await ways[way].Open(head, ids[round % ids.Count])).Expect().Form!;
                form.Email = form.Email is null ? "maria@mail.example" : null;
                var took = (await Timed(() => ways[way].Edit(head, form))).Milliseconds;
                if (round >= 20)
                {
                    times[way].Add(took);
                }
            }
        }

        // The bare door has left the counts behind.
        await services.GetRequiredService<CardStateNight>().Recount(CountingCause.Rules, CancellationToken.None);
        await Say($"saving a card: {Median(times[0]):0.00} ms with counts, {Median(times[1]):0.00} ms without (medians of {Saves}); ratio {Median(times[0]) / Median(times[1]):0.00}");
    }

    private static async Task<List<Guid>> Ids(IDbContextFactory<SalonDb> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Clients.OrderBy(c => c.CardNumber).Take(200).Select(c => c.Id).ToListAsync();
    }

    private static async Task<Actor> Head(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var id = await db.Users.Where(u => u.Role == Role.NetworkHead).Select(u => u.Id).FirstAsync();
        return Actor.SignedIn(id, Role.NetworkHead, "127.0.0.1", "benchmark");
    }

    private static async Task<(double Milliseconds, T Value)> Timed<T>(Func<Task<T>> work)
    {
        var began = Stopwatch.GetTimestamp();
        var value = await work();
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, value);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private Task Say(FormattableString text) => output.WriteLineAsync(FormattableString.Invariant(text));
}
