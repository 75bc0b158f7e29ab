using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Tests.Search;

/// <summary>Whatever happens to it, the directory answers exactly as a look at every client would.</summary>
public sealed class DirectoryProperties
{
    // Few letters and digits, so that parts meet often; some that fold into others, sound alike or are a slip apart.
    private static readonly string[] Syllables = ["ан", "на", "ма", "ри", "я", "ив", "ё", "ш", "an", "na", "ła", "sh", "iv", "yf"];
    private static readonly Guid[] Salons = [.. Enumerable.Range(0, 3).Select(_ => Guid.NewGuid())];

    [Fact]
    public void It_answers_as_a_naive_scan_does_also_while_clients_change() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            using var world = new World(seed, clients: 40);
            world.Fill();
            for (var step = 0; step < 6; step++)
            {
                world.Ask(times: 12);
                world.Change(most: 8);
            }

            world.Ask(times: 12);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(120));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void It_answers_as_a_naive_scan_does_when_so_much_changes_that_its_shelves_are_put_together(int seed)
    {
        using var world = new World(seed, clients: 2000);
        world.Fill();
        world.Ask(times: 20);
        for (var step = 0; step < 6; step++)
        {
            world.Change(least: 900, most: 900);
            world.Ask(times: 10);
            world.Tidy();
            world.Ask(times: 10);
        }
    }

    [Fact]
    public async Task It_answers_as_a_naive_scan_does_while_others_search_and_it_tidies_at_the_same_time()
    {
        using var world = new World(3, clients: 1500);
        world.Fill();
        using var over = new CancellationTokenSource();
        var others = Enumerable.Range(0, 2).Select(i => Task.Run(() => world.AskWithoutChecking(i, over.Token))).ToArray();
        for (var step = 0; step < 40; step++)
        {
            world.Change(least: 1, most: 60);
            world.Ask(times: 2);
        }

        await over.CancelAsync();
        await Task.WhenAll(others);
        world.Tidy();
        world.Ask(times: 40);
    }

    [Fact]
    public void A_change_that_was_followed_already_is_not_taken_back_by_an_older_one()
    {
        using var directory = new ClientDirectory();
        var id = Guid.CreateVersion7();
        directory.Fill([new(id, 1, [], ["старая"])], 1);
        directory.Follow([id], [new(id, 1, [], ["новая"])], 3);
        directory.Follow([id], [new(id, 1, [], ["старая"])], 2);

        Assert.Equal([id], directory.Find(DirectoryQuery.Parse("новая")!, 20));
        Assert.Empty(directory.Find(DirectoryQuery.Parse("старая")!, 20));
        Assert.Equal(3, directory.Seen);
    }

    [Fact]
    public void Many_small_changes_leave_few_shelves()
    {
        using var directory = new ClientDirectory();
        directory.Fill([], 1);
        for (var i = 1; i <= 500; i++)
        {
            var id = Guid.CreateVersion7();
            directory.Follow([id], [new(id, i, [], ["анна"])], i + 1);
        }

        directory.Tidy();

        Assert.InRange(directory.Shelves, 1, 6);
        Assert.Equal(500, directory.Find(DirectoryQuery.Parse("анна")!, 1000).Count);
    }

    /// <summary>A directory and beside it the plain list of everybody.</summary>
    private sealed class World : IDisposable
    {
        private readonly Random _random;
        private readonly ClientDirectory _directory = new();
        private readonly Dictionary<Guid, DirectoryEntry> _everybody = [];
        private long _seen = 1;
        private readonly Dictionary<Guid, int> _cards = [];

        public World(int seed, int clients)
        {
            _random = new Random(seed);
            for (var i = 0; i < clients; i++)
            {
                Put(Guid.CreateVersion7());
            }
        }

        public void Fill() => _directory.Fill(_everybody.Values, _seen);

        public void Tidy() => _directory.Tidy();

        public void Change(int most, int least = 1)
        {
            var (changed, before) = (new HashSet<Guid>(), _everybody.Keys.ToArray());
            for (var i = _random.Next(least, most + 1); i > 0; i--)
            {
                var known = before.Length == 0 || _random.Next(3) == 0 ? Guid.CreateVersion7() : before[_random.Next(before.Length)];
                changed.Add(known);
                if (_random.Next(5) == 0)
                {
                    _everybody.Remove(known);
                }
                else
                {
                    Put(known);
                }
            }

            _directory.Follow(changed, [.. changed.Where(_everybody.ContainsKey).Select(id => _everybody[id])], ++_seen);
        }

        public void Ask(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var text = Text(_random);
                if (DirectoryQuery.Parse(text) is not { } query)
                {
                    continue;
                }

                query = query with { IsEmailWhole = _random.Next(3) == 0 };
                var (most, own) = (_random.Next(1, 22), Salons.Take(_random.Next(3)).ToList());
                var naive = query.Leniencies.Select(leniency => Naive(query, leniency, most, own)).FirstOrDefault(found => found.Count > 0, []);
                Assert.True(naive.SequenceEqual(_directory.Find(query, most, own)), $"\"{text}\", at most {most}");
            }
        }

        private List<Guid> Naive(DirectoryQuery query, Leniency leniency, int most, List<Guid> own) =>
        [
            .. _everybody.Values.Select(e => (Fit: query.FitOf(e, leniency), Entry: e)).Where(e => e.Fit != Fit.None)
                .OrderBy(e => e.Fit).ThenBy(e => e.Entry.Visited is { } salon && own.Contains(salon) ? 0 : 1).ThenBy(e => e.Entry.Card)
                .Take(most).Select(e => e.Entry.Id),
        ];

        public void AskWithoutChecking(int seed, CancellationToken over)
        {
            var random = new Random(seed);
            while (!over.IsCancellationRequested)
            {
                if (DirectoryQuery.Parse(Text(random)) is { } query)
                {
                    var found = _directory.Find(query, 20);
                    Assert.Equal(found.Distinct(), found);
                }
            }
        }

        public void Dispose() => _directory.Dispose();

        private void Put(Guid id) => _everybody[id] = new(
            id,
            _cards.TryGetValue(id, out var card) ? card : _cards[id] = _cards.Count + 1,
            [.. Enumerable.Range(0, _random.Next(3)).Select(_ => DirectoryNumber.Of(Digits(_random, 7, 15)))],
            [.. SearchText.Words(string.Join(' ', Enumerable.Range(0, _random.Next(4)).Select(_ => Word(_random)))).Distinct(StringComparer.Ordinal)],
            _random.Next(2) == 0 ? null : Address(_random),
            _random.Next(2) == 0 ? null : Salons[_random.Next(Salons.Length)]);

        private static string Text(Random random) => random.Next(8) switch
        {
            0 => Digits(random, 1, 12),
            1 => Word(random) + " " + Word(random),
            2 => Word(random) + " " + Digits(random, 2, 5),
            3 => Address(random),
            4 => Word(random) + " " + Word(random) + " " + Word(random),
            5 => "an@" + (random.Next(2) == 0 ? "" : " " + Word(random)),
            _ => Word(random) + Word(random),
        };

        private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Syllables[random.Next(Syllables.Length)]));

        private static string Address(Random random) => $"{new[] { "an", "man", "na" }[random.Next(3)]}@{new[] { "x.ru", "xx.ru" }[random.Next(2)]}";

        private static string Digits(Random random, int least, int most) =>
            string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => "0789"[random.Next(4)]));
    }
}
