using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Search;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>Finding among very many: the directory and the exact lookup beside what one would take instead, in one run, and how they grow.</summary>
internal sealed class SearchBenchmark(TextWriter output, int clients)
{
    private const int Smallest = 10_000;
    private const int Queries = 300;
    private const int Exact = 2000;
    private const int Whole = 60;
    private const int Seed = 20_260_301;
    private const double MostBytes = 200;
    private readonly List<Growth> _growth = [];

    public async Task Run()
    {
        for (var size = Math.Min(Smallest, clients); size < clients; size *= 10)
        {
            await Smaller(size);
        }

        await using var services = await FilledNetwork.Open(output, clients);
        await Compare(services);
        SqliteConnection.ClearAllPools();
    }

    private async Task Smaller(int size)
    {
        await using var services = await FilledNetwork.Open(output, size);
        var directory = new DirectoryUnderTest(services);
        var filling = await Filling.Measure(directory, null, size);
        var everybody = await Everybody.Read(services.GetRequiredService<IDbContextFactory<SalonDb>>());
        Grow(size, filling, Drawn.From(new(everybody, Seed), Queries, Exact), directory, new(services, null));
    }

    private async Task Compare(ServiceProvider services)
    {
        var plain = await PlainClients.Open(output, services, clients);
        var directory = new DirectoryUnderTest(services);
        var filling = await Filling.Measure(directory, plain, clients);
        var everybody = await Everybody.Read(plain);
        var drawn = Drawn.From(new(everybody, Seed), Queries, Exact);
        using var rivals = new Rivals(everybody);
        var answers = new Answers(directory, everybody);
        answers.CheckDigits(drawn.Part.Measured, rivals);
        answers.CheckDigits(drawn.Four.Measured, rivals);
        answers.CheckParts(drawn.Names.Measured, rivals);
        answers.CheckSlips(drawn.Slipped.Measured);
        var (slips, wrongSlips) = answers.Meant(drawn.Slipped.Measured, rivals.Spelt);
        var (latin, wrongLatin) = answers.Meant(drawn.Latin.Measured, rivals.Heard);
        await output.WriteLineAsync($"names with a slip: {slips}\nnames in the other script: {latin}\nthe directory's own count of its memory: {directory.Bytes / clients} bytes a client\n");

        var exact = new ExactLookup(services, plain);
        (Times, Times) Against(Kind kind, Func<string, List<long>> rival) => Turns.Take(kind.WarmUp, kind.Measured, a => directory.Find(a.Text), a => rival(a.Text));
        await Comparison.Print(output,
        [
            Comparison.Of("5 to 10 digits anywhere, best 20", "SQLite `LIKE '%…%'` on a plain column in memory, any 20", 1 / 1000.0, Against(drawn.Part, rivals.Like)),
            Comparison.Of("the same", "SQLite FTS5, trigram, in memory, any 20", 1 / 10.0, Against(drawn.Part, rivals.Trigrams)),
            Comparison.Of("4 digits, best 20", "the same FTS5", 1, Against(drawn.Four, rivals.Trigrams)),
            Comparison.Of("two name parts, best 20", "FTS5 with prefixes, in memory, any 20", 1 / 3.0, Against(drawn.Names, rivals.Parts)),
            Comparison.Of("the same", "the same FTS5, best 20 by its rank", 1 / 3.0, Against(drawn.Names, rivals.BestParts)),
            Comparison.Of("name with one slip, best 20", "scan with edit distance through a function, in memory", 1 / 50.0, Against(drawn.Slipped, rivals.Spelt), wrongSlips),
            Comparison.Of("name in the other script, best 20", "the same scan over sounds made beforehand", 1 / 50.0, Against(drawn.Latin, rivals.Heard), wrongLatin),
            Comparison.Of("exact number, from the database", "the same lookup on a plain indexed column", 1.3, Turns.Take(drawn.Numbers.WarmUp, drawn.Numbers.Measured, exact.Sealed, exact.Plain)),
            new("filling the directory", "reading the same rows unsealed with EF", 2)
            {
                Ours = Comparison.Time(filling.Seconds * 1e6), Rivals = Comparison.Time(filling.RivalSeconds * 1e6), Ratio = filling.Seconds / filling.RivalSeconds,
            },
            new("memory of the directory, a client", "–", 1)
            {
                Ours = string.Create(CultureInfo.InvariantCulture, $"{filling.Bytes:0} bytes"), Rivals = $"goal {MostBytes} bytes", Ratio = filling.Bytes / MostBytes,
            },
        ]);
        await WholeOperation(services, drawn);
        Grow(clients, filling, drawn, directory, exact);
        await Growth.Print(output, _growth);
    }

    private void Grow(int size, Filling filling, Drawn drawn, DirectoryUnderTest directory, ExactLookup exact)
    {
        double Of(Kind kind) => Turns.Take(kind.WarmUp, kind.Measured, a => directory.Find(a.Text)).Median;
        _growth.Add(new(size, Of(drawn.Part), Of(drawn.Four), Of(drawn.Names), Of(drawn.Slipped), Of(drawn.Latin),
            Turns.Take(drawn.Numbers.WarmUp, drawn.Numbers.Measured, exact.Sealed).Median, filling.Seconds, filling.Bytes));
    }

    /// <summary>What a person at the desk waits for: through the door, the trail written, the hits opened.</summary>
    private async Task WholeOperation(IServiceProvider services, Drawn drawn)
    {
        var search = services.GetRequiredService<ClientSearch>();
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var desk = Actor.SignedIn(await db.Users.Where(u => u.Role == Role.Staff).OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(), Role.Staff, "127.0.0.1", "benchmark");
        void Find(Asked asked) => search.Find(desk, asked.Text).GetAwaiter().GetResult().Expect();
        await output.WriteLineAsync();
        foreach (var (name, kind) in new[] { ("digits", drawn.Part), ("two name parts", drawn.Names), ("a slip", drawn.Slipped) })
        {
            var times = Turns.Take(kind.WarmUp.Take(10).ToList(), kind.Measured.Take(Whole).ToList(), Find);
            await output.WriteLineAsync($"the whole search with {name}, door, trail and hits included: {Comparison.Time(times.Median)} (95%: {Comparison.Time(times.P95)})");
        }
    }
}

/// <summary>Queries of one kind: some to warm up with, others to measure.</summary>
internal sealed record Kind(List<Asked> WarmUp, List<Asked> Measured);

/// <summary>All queries of a run.</summary>
internal sealed record Drawn(Kind Part, Kind Four, Kind Names, Kind Slipped, Kind Latin, Kind Numbers)
{
    public static Drawn From(Drawing drawing, int queries, int exact)
    {
        Kind Of(Func<int, List<Asked>> draw) => new(draw(queries), draw(queries));
        return new(Of(n => drawing.Digits(n, 5, 10)), Of(n => drawing.Digits(n, 4, 4)), Of(drawing.TwoParts), Of(drawing.WithSlip), Of(drawing.InLatin), new(drawing.Numbers(queries), drawing.Numbers(exact)));
    }
}

/// <summary>Our own medians at one size, in microseconds.</summary>
internal sealed record Growth(int Clients, double Part, double Four, double Names, double Slipped, double Latin, double Exact, double Fill, double Bytes)
{
    public static async Task Print(TextWriter output, IEnumerable<Growth> sizes)
    {
        await output.WriteLineAsync("\n| clients | 5–10 digits | 4 digits | two name parts | one slip | other script | exact number | filling | bytes a client |\n|---|---|---|---|---|---|---|---|---|");
        foreach (var s in sizes)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {s.Clients:#,0} | {Comparison.Time(s.Part)} | {Comparison.Time(s.Four)} | {Comparison.Time(s.Names)} | {Comparison.Time(s.Slipped)} | {Comparison.Time(s.Latin)} | {Comparison.Time(s.Exact)} | {s.Fill:0.0} s | {s.Bytes:0} |"));
        }
    }
}
