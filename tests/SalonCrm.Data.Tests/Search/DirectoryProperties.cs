using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Tests.Search;

/// <summary>Whatever happens to it, the directory answers exactly as a look at every client would.</summary>
public sealed class DirectoryProperties
{
    // Few letters and digits, so that parts meet often; two of each that fold into others.
    private static readonly string[] Syllables = ["ан", "на", "ма", "ри", "я", "ив", "ё", "an", "ła"];

    [Fact]
    public void It_answers_as_a_naive_scan_does() =>
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
    public void It_answers_as_a_naive_scan_does_when_so_much_changes_that_it_folds(int seed)
    {
        using var world = new World(seed, clients: 3000);
        world.Fill();
        world.Ask(times: 20);
        for (var step = 0; step < 6; step++)
        {
            world.Change(least: 2500, most: 2500);
            world.Ask(times: 20);
        }

        Assert.True(world.Fresh > 4096, $"only {world.Fresh} fresh entries: it cannot have folded");
    }

    [Fact]
    public void A_change_that_was_followed_already_is_not_taken_back_by_an_older_one()
    {
        using var directory = new ClientDirectory();
        var id = Guid.CreateVersion7();
        directory.Fill([new(id, [], ["старая"])], 1);
        directory.Follow([id], [new(id, [], ["новая"])], 3);
        directory.Follow([id], [new(id, [], ["старая"])], 2);

        Assert.Equal([id], directory.Find(DirectoryQuery.Parse("новая")!, 20));
        Assert.Empty(directory.Find(DirectoryQuery.Parse("старая")!, 20));
        Assert.Equal(3, directory.Seen);
    }

    /// <summary>A directory and beside it the plain list of everybody.</summary>
    private sealed class World : IDisposable
    {
        private readonly Random _random;
        private readonly ClientDirectory _directory = new();
        private readonly Dictionary<Guid, DirectoryEntry> _everybody = [];
        private readonly HashSet<Guid> _changed = [];
        private long _seen = 1;

        public World(int seed, int clients)
        {
            _random = new Random(seed);
            for (var i = 0; i < clients; i++)
            {
                Put(Guid.CreateVersion7());
            }
        }

        public void Fill() => _directory.Fill([.. _everybody.Values], _seen);

        /// <summary>How many of those who changed since the fill are still there.</summary>
        public int Fresh => _changed.Count(_everybody.ContainsKey);

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

            _changed.UnionWith(changed);
            _directory.Follow(changed, [.. changed.Where(_everybody.ContainsKey).Select(id => _everybody[id])], ++_seen);
        }

        public void Ask(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var text = Text();
                if (DirectoryQuery.Parse(text) is not { } query)
                {
                    continue;
                }

                var most = _random.Next(1, 22);
                var naive = _everybody.Values.Select(e => (Fit: query.FitOf(e), e.Id)).Where(e => e.Fit != Fit.None)
                    .OrderBy(e => e.Fit).ThenBy(e => e.Id).Take(most).Select(e => e.Id);
                Assert.Equal(naive, _directory.Find(query, most));
            }
        }

        public void Dispose() => _directory.Dispose();

        private void Put(Guid id) => _everybody[id] = new(
            id,
            [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Digits(7, 15))],
            [.. SearchText.Words(string.Join(' ', Enumerable.Range(0, _random.Next(4)).Select(_ => Word()))).Distinct(StringComparer.Ordinal)]);

        private string Text() => _random.Next(4) switch
        {
            0 => Digits(1, 12),
            1 => Word() + " " + Word(),
            2 => Word() + " " + Digits(2, 5),
            _ => Word(),
        };

        private string Word() => string.Concat(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Syllables[_random.Next(Syllables.Length)]));

        private string Digits(int least, int most) => string.Concat(Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => "0789"[_random.Next(4)]));
    }
}
