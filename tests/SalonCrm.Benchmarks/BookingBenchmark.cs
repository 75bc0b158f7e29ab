using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;
using SalonCrm.Seed;

namespace SalonCrm.Benchmarks;

/// <summary>
/// Bookings as sites send them: so many a second over real HTTP to a running portal with a real file, then a count of
/// what was acknowledged and of what is in the database. Nothing that was acknowledged may be missing.
/// </summary>
internal sealed class BookingBenchmark(TextWriter output, int seconds, int rate)
{
    /// <summary>Every so many bookings come with a number that booked before.</summary>
    private const int Again = 3;

    private const int KnownNumbers = 1000;
    private const int WarmUp = 3000;
    private const int Together = 50;

    private readonly ConcurrentBag<double> _latencies = [];
    private readonly ConcurrentDictionary<Guid, byte> _acknowledged = [];
    private readonly ConcurrentDictionary<string, int> _refused = new(StringComparer.Ordinal);

    public async Task<bool> Run()
    {
        var folder = Directory.CreateTempSubdirectory("saloncrm-").FullName;
        Environment.SetEnvironmentVariable("Api__BurstPerKey", "100000");
        Environment.SetEnvironmentVariable("Api__PerSecondPerKey", "100000");
        Environment.SetEnvironmentVariable("Api__BurstPerAddress", "100000");
        Environment.SetEnvironmentVariable("Api__PerSecondPerAddress", "100000");
        try
        {
            await using var portal = Portal.Build(new PortalStart(new DataPlace(Path.Combine(folder, "data")), "http://127.0.0.1:0"));
            await portal.Services.OpenSalonData();
            await DemoNetwork.Make(portal.Services, DemoNetwork.DefaultClients);
            await portal.StartAsync();
            await Send(portal.Urls.First(), portal.Services);
            return await Count(portal.Services);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Send(string address, IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var salon = await db.Salons.Where(s => s.CountryCode == "RU").OrderBy(s => s.Name).Select(s => s.Id).FirstAsync();
        var key = (await services.GetRequiredService<Integrations>().Save(Actor.Operator, new() { Name = "benchmark" })).Expect();
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);

        // Not measured: a portal that has just started compiles what it does. None of these may be lost either.
        foreach (var some in Enumerable.Range(1, WarmUp).Chunk(Together))
        {
            await Task.WhenAll(some.Select(i => Book(client, salon, -i)));
        }

        _latencies.Clear();
        var began = Stopwatch.GetTimestamp();
        var worked = Environment.CpuUsage.TotalTime;
        var sent = new List<Task>(seconds * rate);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (sent.Count < seconds * rate && await tick.WaitForNextTickAsync())
        {
            // As many as are due by now: a machine that stumbles sends them later, and none fewer.
            var due = Math.Min(seconds * rate, (int)(Stopwatch.GetElapsedTime(began).TotalSeconds * rate));
            for (var i = sent.Count; i < due; i++)
            {
                sent.Add(Book(client, salon, i));
            }
        }

        var sending = Stopwatch.GetElapsedTime(began);
        await Task.WhenAll(sent);
        var all = Stopwatch.GetElapsedTime(began);
        await Say($"sent {sent.Count} in {sending.TotalSeconds:0.0} s, all answered after {all.TotalSeconds:0.0} s: {sent.Count / all.TotalSeconds:0} a second");
        await Say($"{(Environment.CpuUsage.TotalTime - worked).TotalMilliseconds / sent.Count:0.00} ms of a core for each, sender and portal together, on {Environment.ProcessorCount} cores");
        var times = _latencies.Order().ToList();
        await Say($"latency p50 {At(times, 0.5):0} ms, p95 {At(times, 0.95):0} ms, p99 {At(times, 0.99):0} ms, most {times[^1]:0} ms (no answer comes before 100 ms, on purpose)");
    }

    private async Task Book(HttpClient client, Guid salon, int i)
    {
        var number = i >= 0 && i % Again == 0 ? i % KnownNumbers : 1_000_000 + i;
        var body = new { name = $"Гость {(char)('А' + (Math.Abs(i) % 32))}", phone = $"+7958{number + 1_000_000:0000000}", salonId = salon, service = "Стрижка женская", date = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), time = "12:00" };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/bookings", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await client.SendAsync(request);
            _latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                _acknowledged[json.RootElement.GetProperty("bookingId").GetGuid()] = 0;
            }
            else
            {
                _refused.AddOrUpdate(answer.StatusCode.ToString(), 1, (_, n) => n + 1);
            }
        }
        catch (HttpRequestException e)
        {
            _refused.AddOrUpdate(e.HttpRequestError.ToString(), 1, (_, n) => n + 1);
        }
    }

    private async Task<bool> Count(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var kept = (await db.Bookings.Select(b => b.Id).ToListAsync()).ToHashSet();
        var lost = _acknowledged.Keys.Count(id => !kept.Contains(id));
        await Say($"acknowledged {_acknowledged.Count}, in the database {kept.Count(_acknowledged.ContainsKey)}, lost {lost}, not acknowledged {_refused.Values.Sum()}{string.Concat(_refused.Select(r => $" {r.Key} {r.Value}"))}");
        return lost == 0;
    }

    private Task Say(FormattableString text) => output.WriteLineAsync(FormattableString.Invariant(text));

    private static double At(List<double> times, double share) => times[(int)((times.Count - 1) * share)];
}
