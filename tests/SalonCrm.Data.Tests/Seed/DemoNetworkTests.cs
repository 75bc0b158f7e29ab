using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Search;
using SalonCrm.Data.Tests.House;
using SalonCrm.Seed;
using SalonCrm.Seed.Records;

namespace SalonCrm.Data.Tests.Seed;

public sealed class DemoNetworkTests(MadeNetwork made) : IClassFixture<MadeNetwork>
{
    private readonly SomeNetwork _network = made.Network;

    [Fact]
    public async Task Every_salon_has_four_masters_and_an_account_of_each_role()
    {
        await using var db = _network.Db();
        Assert.Single(await db.Networks.ToListAsync());
        var salons = await db.Salons.ToListAsync();
        Assert.Equal(["PL", "RU", "UA"], salons.Select(s => s.CountryCode).Order(StringComparer.Ordinal));
        var masters = await db.Masters.ToListAsync();
        var accounts = await db.Users.Include(a => a.Salons).ToListAsync();
        Assert.All(accounts, a => Assert.True(a.PasswordHash is null && a.Email!.EndsWith("@demo.example", StringComparison.Ordinal)));
        Assert.All(salons, salon =>
        {
            Assert.Equal(4, masters.Count(m => m.SalonId == salon.Id));
            var here = accounts.Where(a => a.Salons.Exists(s => s.SalonId == salon.Id)).Select(a => a.Role).Order();
            Assert.Equal(Permissions.AccountRoles.Order(), here);
        });
    }

    [Fact]
    public async Task Cards_open_whole_with_what_they_were_made_of()
    {
        await using var db = _network.Db();
        var clients = await db.Clients.AsNoTracking().AsSplitQuery().Include(c => c.Phones).Include(c => c.Allergies).OrderBy(c => c.CardNumber).ToListAsync();
        var people = DemoPeople.Generate(DemoPeople.DefaultSeed, DemoNetwork.DefaultClients).ToList();
        Assert.Equal(people.Select(p => ((string?)p.LastName, (string?)p.FirstName, (string?)p.Patronymic)), clients.Select(c => (c.LastName, c.FirstName, c.Patronymic)));
        Assert.Equal(people.Select(p => p.Phones[0].Number), clients.Select(c => c.Phones.Single(f => f.Position == 0).Number));
        Assert.Equal(people.Select(p => p.Comment), clients.Select(c => c.Comment));
        Assert.All(clients, c => Assert.True(c.Damage is null && c.Phones.TrueForAll(p => p.Damage is null) && c.Allergies.TrueForAll(a => a.Damage is null)));
        Assert.Equal(3, clients.Select(c => c.AllergyState).Distinct().Count());
        Assert.True(clients[^1].CreatedAt - clients[0].CreatedAt > TimeSpan.FromDays(1000));
        Assert.All(clients, c => Assert.True(c.CreatedAt <= c.UpdatedAt && c.UpdatedAt < DateTimeOffset.UtcNow && c.CreatedBy is not null));
        Assert.Contains(clients, c => c.UpdatedAt > c.CreatedAt && c.Version == 2);
    }

    [Fact]
    public async Task Some_cards_say_something_in_each_of_the_networks_own_fields()
    {
        await using var db = _network.Db();
        var fields = await db.OwnFields.ToListAsync();
        var values = await db.OwnValues.ToListAsync();
        Assert.Equal(3, fields.Count);
        Assert.All(fields, f => Assert.Contains(values, v => v.FieldId == f.Id));
        Assert.All(values, v => Assert.True(v.Damage is null && v.Value is not null && v.CreatedBy is not null));
    }

    [Fact]
    public async Task A_client_is_found_by_last_digits_and_by_name()
    {
        var desk = await made.Actor(Role.Staff);
        var person = DemoPeople.Generate(DemoPeople.DefaultSeed, DemoNetwork.DefaultClients).First(p => p is { IsGuest: false, Salon: 1 });
        var byDigits = (await _network.Search.Find(desk, person.Phones[0].Number[^5..])).Expect().Hits;
        Assert.Contains(byDigits, h => h.Name.Last == person.LastName && h.Name.First == person.FirstName);
        var byName = (await _network.Search.Find(desk, $"{person.FirstName} {person.LastName}")).Expect().Hits;
        Assert.Equal((person.LastName, person.FirstName), (byName[0].Name.Last, byName[0].Name.First));
    }

    [Fact]
    public async Task A_card_that_was_changed_later_tells_of_it_and_can_be_changed_again()
    {
        var manager = await made.Actor(Role.Manager);
        await using var db = _network.Db();
        var changed = await db.Clients.FirstAsync(c => c.Version == 2 && c.CardNumber > ClientRecords.Cards);
        var history = (await _network.Cards.History(manager, changed.Id)).Expect().Where(h => h.Fields.All(f => f.Field != Field.Consent)).ToList();
        Assert.Equal([false, true], history.Select(h => h.IsCreation));
        Assert.Null(Assert.Single(history[0].Fields).Old);
        var card = (await _network.Cards.Open(manager, changed.Id)).Expect();
        Assert.False(card.IsAltered);
        card.Form!.Address = "Москва, ул. Новая, 1";
        Assert.Equal(3, (await _network.Cards.Edit(manager, card.Form)).Expect().Version);
    }

    [Fact]
    public async Task The_trail_is_an_unbroken_chain_in_the_order_of_time()
    {
        var trail = _network.Services.GetRequiredService<Trail>();
        await using var db = _network.Db();
        var entries = await db.Trail.AsNoTracking().OrderBy(t => t.Seq).ToListAsync();
        byte[] before = [];
        foreach (var entry in entries)
        {
            Assert.Null(entry.Damage);
            Assert.True(CryptographicOperations.FixedTimeEquals(trail.Chain(before, entry), entry.Mac));
            before = entry.Mac;
        }

        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Seq));
        Assert.Equal(entries.Select(e => e.At).Order(), entries.Select(e => e.At));
        var seals = await db.Clients.Select(c => new { c.Id, c.Version, Seal = EF.Property<byte[]>(c, "RowSeal") }).ToListAsync();
        Assert.All(seals, c =>
        {
            var own = entries.Where(e => e.ObjectId == c.Id).ToList();
            Assert.Equal(TrailAction.CardCreated, own[0].Action);
            var last = own.FindLast(e => e.ObjectVersion is not null)!;
            Assert.Equal((c.Version, Convert.ToHexString(c.Seal)), (last.ObjectVersion!.Value, Convert.ToHexString(last.ObjectSeal!)));
        });
    }

    [Fact]
    public void Progress_is_told_from_nobody_to_everybody()
    {
        Assert.Equal(new DemoProgress(0, DemoNetwork.DefaultClients), made.Progress[0]);
        Assert.Equal(new DemoProgress(DemoNetwork.DefaultClients, DemoNetwork.DefaultClients), made.Progress[^1]);
    }

    [Fact]
    public async Task A_network_that_exists_is_left_alone() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => DemoNetwork.Make(_network.Services, 1));

    [Fact]
    public async Task Making_stops_when_it_is_cancelled()
    {
        await using var network = await SomeNetwork.Open(Directory.CreateTempSubdirectory("saloncrm-").FullName);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => DemoNetwork.Make(network.Services, 1_000_000, new CancelAt(10_000, cancel), cancel.Token));
        await using var db = network.Db();
        var kept = await db.Clients.CountAsync();
        Assert.InRange(kept, 1, 20_000);
        Assert.Equal(kept, await db.Trail.CountAsync(t => t.Action == TrailAction.CardCreated));
    }

    private sealed class CancelAt(int made, CancellationTokenSource source) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value)
        {
            if (value.Made >= made)
            {
                source.Cancel();
            }
        }
    }
}

/// <summary>The demo network, made once for the tests that look at it; each class has a copy.</summary>
public sealed class MadeNetwork : IAsyncLifetime
{
    private static readonly NetworkTemplate<List<DemoProgress>> Template = new(async root =>
    {
        var progress = new KeptProgress();
        await using (var services = await SomeNetwork.Open(new DataPlace(Path.Combine(root, "data"))))
        {
            await DemoNetwork.Make(services, DemoNetwork.DefaultClients, progress);
        }

        SqliteConnection.ClearAllPools();
        return progress.Told;
    });

    internal SomeNetwork Network { get; private set; } = null!;

    internal List<DemoProgress> Progress { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var root = Directory.CreateTempSubdirectory("saloncrm-").FullName;
        Progress = await Template.CopyTo(root);
        Network = await SomeNetwork.Open(root);
        await Network.FillDirectory();
    }

    /// <summary>Some account of a role.</summary>
    internal async Task<Actor> Actor(Role role)
    {
        await using var db = Network.Db();
        return Data.Access.Actor.SignedIn(await db.Users.Where(a => a.Role == role).Select(a => a.Id).FirstAsync(), role, null, "tests");
    }

    public async Task DisposeAsync() => await Network.DisposeAsync();

    private sealed class KeptProgress : IProgress<DemoProgress>
    {
        public List<DemoProgress> Told { get; } = [];

        public void Report(DemoProgress value) => Told.Add(value);
    }
}
