using System.Diagnostics;

namespace SalonCrm.Benchmarks.Keystrokes;

/// <summary>
/// Front desks that type numbers into the search at human speed, each in a circuit of her own over a real WebSocket to a
/// portal in another process: one of them alone, then all together.
/// </summary>
internal sealed class KeystrokeBenchmark(TextWriter output, int users, int clients, int seconds)
{
    private const double Goal = 3;
    private const int Known = 2000;
    private const int WarmingUsers = 20;
    private const int MostOpening = 10;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    /// <summary>The one alone rests less, for figures enough: with nobody else the rest changes nothing.</summary>
    private static readonly TimeSpan AloneRest = TimeSpan.FromSeconds(1);

    public async Task<bool> Run()
    {
        await (await FilledNetwork.Open(output, clients)).DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using var portal = await PortalProcess.Start(FilledNetwork.Data(clients));
        using var http = new HttpClient { BaseAddress = portal.Address };
        var (cookies, wanted) = (await portal.Cookies(users), await portal.Clients(Known));
        await Say($"{clients} clients, {users} users, {Environment.ProcessorCount} cores that portal and typists share.");
        await Say($"A key is pressed every 180 to 350 ms; the page waits 150 ms for the typing to rest before it searches, and the times include it.");

        // Not measured: a portal that has just started compiles what it does.
        await using (var warming = await Desk.Open(http, cookies.Take(Math.Min(WarmingUsers, users))))
        {
            await warming.Type(wanted, TimeSpan.FromSeconds(20), AloneRest, AloneRest);
        }

        var empty = await portal.Memory();
        Seen one;
        await using (var alone = await Desk.Open(http, cookies.Take(1)))
        {
            one = await alone.Type(wanted, TimeSpan.FromSeconds(seconds), AloneRest, AloneRest);
        }

        await using var all = await Desk.Open(http, cookies, MostOpening);

        // A page that opens reads the day of its salon: two hundred that open within seconds are no keystrokes.
        await Task.Delay(Settling);
        var worked = (Portal: await portal.Processor(), Here: Environment.CpuUsage.TotalTime, At: Stopwatch.GetTimestamp());
        var many = await all.Type(wanted, TimeSpan.FromSeconds(seconds), ShortestRest, LongestRest);
        var (took, here) = (Stopwatch.GetElapsedTime(worked.At), Environment.CpuUsage.TotalTime - worked.Here);
        var busy = await portal.Processor() - worked.Portal;
        var full = await portal.Memory();
        await Say($"processor meanwhile: portal {busy / took.TotalMilliseconds:0.00} cores, typists {here / took:0.00} cores");
        return await Tell(one, many, empty, full, all.Alive);
    }

    private async Task<bool> Tell(Seen one, Seen many, Taken empty, Taken full, int alive)
    {
        await output.WriteLineAsync($"{"",-16} {"keys",6} {"median",8} {"p95",8} {"p99",8}   {"last keys",9} {"p95",8}   overtaken missing lost");
        await Line("1 user", one);
        await Line($"{users} users", many);

        // A key that is overtaken has no time. Where many are, those that are left flatter: the last keys, which nothing overtakes, count too.
        var (ofAll, ofLast) = (At(many.All, 0.95) / At(one.All, 0.95), At(many.Last, 0.95) / At(one.All, 0.95));
        var ratio = Math.Max(ofAll, ofLast);
        await Say($"p95 with {users} users: {ofAll:0.00} times that with one, of the last keys {ofLast:0.00} times; goal {Goal}: {(ratio <= Goal ? "met" : FormattableString.Invariant($"missed by {ratio - Goal:0.00}"))}");
        await Say($"memory for each circuit: {(full.Heap - empty.Heap) / 1024.0 / users:0} KB of heap, {(full.WorkingSet - empty.WorkingSet) / 1024.0 / users:0} KB of working set (portal {empty.WorkingSet >> 20} MB without circuits, {full.WorkingSet >> 20} MB with {users})");
        await Say($"circuits still open at the end: {alive} of {users}");
        return one.Missing + one.Lost + many.Missing + many.Lost == 0 && alive == users;
    }

    private Task Line(string name, Seen seen) =>
        Say($"{name,-16} {seen.All.Count,6} {At(seen.All, 0.5),8:0} {At(seen.All, 0.95),8:0} {At(seen.All, 0.99),8:0}   {seen.Last.Count,9} {At(seen.Last, 0.95),8:0}   {seen.Overtaken,9} {seen.Missing,7} {seen.Lost,4}");

    private Task Say(FormattableString text) => output.WriteLineAsync(FormattableString.Invariant(text));

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)((times.Count - 1) * share));
}

/// <summary>Several who type at once, each on her own page.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly List<OpenedPage> _pages = [];

    public int Alive => _pages.Count(p => p.IsAlive);

    public static async Task<Desk> Open(HttpClient http, IEnumerable<string> cookies, int together = 1)
    {
        var desk = new Desk();
        foreach (var some in cookies.Chunk(together))
        {
            desk._pages.AddRange(await Task.WhenAll(some.Select(c => OpenedPage.Open(http, c))));
        }

        return desk;
    }

    public async Task<Seen> Type(Wanted[] wanted, TimeSpan time, TimeSpan shortestRest, TimeSpan longestRest)
    {
        var seen = new Seen();
        await Task.WhenAll(_pages.Select((page, i) => new Typist(page, new Random(i), wanted, seen).Work(time, shortestRest, longestRest)));
        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
        {
            await page.DisposeAsync();
        }
    }
}
