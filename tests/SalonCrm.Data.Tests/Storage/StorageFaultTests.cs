using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Storage;

namespace SalonCrm.Data.Tests.Storage;

/// <summary>
/// The machine refuses. A disk of its own that is small can't be had without its administrator, so that it is full is
/// told by the engine's own limit of pages; what follows from it is the same error at the same place.
/// </summary>
public sealed class StorageFaultTests : IAsyncLifetime
{
    private static readonly int[] Codes = [5, 6, 8, 10, 13, 14];
    private SomeNetwork _network = null!;
    private Guid _client;

    private StorageState State => _network.Services.GetRequiredService<StorageState>();

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _client = await _network.Client();
        State.Patience = TimeSpan.FromSeconds(1);
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task On_a_full_disk_nothing_is_half_saved_and_it_goes_on_once_there_is_room()
    {
        var told = new List<StorageProblem?>();
        using var following = State.Follow(() => told.Add(State.Problem));
        await using var full = await FullDisk();
        var cards = full.GetRequiredService<ClientCards>();
        var state = full.GetRequiredService<StorageState>();
        var before = await Entries();
        var form = _network.Form("Новая", new string('Я', 60), "+7 926 111-22-33");
        form.Comment = new string('ж', 2000);

        var fault = await Assert.ThrowsAsync<StorageFaultException>(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                (await cards.Create(_network.Manager, new() { SalonId = form.SalonId, FirstName = form.FirstName, Comment = form.Comment, Phones = [new() { Text = $"+7926111{i:0000}" }] })).Expect();
            }
        });

        Assert.Equal((StorageProblem.DiskFull, StorageProblem.DiskFull), (fault.Problem, state.Problem));
        await using (var db = _network.Db())
        {
            Assert.Equal(await db.Clients.CountAsync(), 1 + await db.Trail.CountAsync(t => t.Seq > before && t.Action == TrailAction.CardCreated));
        }

        // The same form again, where there is room: the other process shares the file.
        (await _network.Cards.Create(_network.Manager, form)).Expect();
        Assert.True(await full.GetRequiredService<StorageProbe>().Try(default));
        Assert.Null(state.Problem);
        Assert.Empty(told);
    }

    [Fact]
    public async Task A_card_whose_opening_can_not_be_recorded_is_not_shown()
    {
        using var other = Holding();

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => _network.Cards.Open(_network.Manager, _client));

        Assert.Equal(StorageProblem.Busy, fault.Problem);
    }

    [Fact]
    public async Task A_search_that_can_not_be_recorded_shows_nobody()
    {
        using var other = Holding();

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => _network.Search.Find(_network.Manager, "Иванова"));

        Assert.Equal(StorageProblem.Busy, fault.Problem);
    }

    [Fact]
    public async Task While_another_program_holds_the_database_nobody_waits_for_long_and_then_it_works_again()
    {
        using (Holding())
        {
            await Assert.ThrowsAsync<StorageFaultException>(() => _network.Cards.Create(_network.Manager, _network.Form(phone: "+7 926 111-22-44")));
            Assert.Equal(StorageProblem.Busy, State.Problem);
        }

        (await _network.Cards.Create(_network.Manager, _network.Form(phone: "+7 926 111-22-44"))).Expect();

        Assert.Null(State.Problem);
    }

    [Fact]
    public async Task All_open_screens_are_told_once_when_it_begins_and_once_when_it_is_over()
    {
        var told = new List<StorageProblem?>();
        using var following = State.Follow(() => told.Add(State.Problem));
        using (Holding())
        {
            await Assert.ThrowsAsync<StorageFaultException>(() => _network.Cards.Open(_network.Manager, _client));
            await Assert.ThrowsAsync<StorageFaultException>(() => _network.Cards.Open(_network.Manager, _client));
        }

        await _network.Card(_client);

        Assert.Equal([StorageProblem.Busy, null], told);
    }

    [Fact]
    public async Task A_file_that_can_not_be_written_is_told_as_such()
    {
        var said = "SELECT 1";
        await using var readOnly = Portal(() => said);
        await readOnly.OpenSalonData();
        said = "PRAGMA query_only=ON";

        var fault = await Assert.ThrowsAsync<StorageFaultException>(() => readOnly.GetRequiredService<ClientCards>().Open(_network.Manager, _client));

        Assert.Equal(StorageProblem.ReadOnly, fault.Problem);
        Assert.False(await readOnly.GetRequiredService<StorageProbe>().Try(default));
    }

    [Fact]
    public async Task Ready_says_no_while_nothing_can_be_saved()
    {
        Assert.True(await _network.Services.IsReady());
        await using var second = await SomeNetwork.Open(_network.Place);
        second.GetRequiredService<StorageState>().Patience = TimeSpan.FromSeconds(1);
        await second.FillDirectory();
        using var other = Holding();

        Assert.False(await second.IsReady());
    }

    [Fact]
    public async Task Before_the_directory_has_filled_it_is_not_ready()
    {
        await using var second = await SomeNetwork.Open(_network.Place);

        Assert.False(await second.IsReady());
    }

    [Fact]
    public void The_engines_codes_are_told_apart_and_nothing_else_is_taken_for_the_machines_fault()
    {
        Assert.Equal(
            [StorageProblem.Busy, StorageProblem.Busy, StorageProblem.ReadOnly, StorageProblem.Broken, StorageProblem.DiskFull, StorageProblem.Broken],
            Codes.Select(code => StorageFaultException.ProblemOf(new DbUpdateException("", new SqliteException("", code)))!.Value));
        Assert.Null(StorageFaultException.ProblemOf(new SqliteException("", 19)));
        Assert.Null(StorageFaultException.ProblemOf(new InvalidOperationException()));
    }

    private Task<long> Entries()
    {
        using var db = _network.Db();
        return Task.FromResult(db.Trail.Max(t => t.Seq));
    }

    /// <summary>The same network opened by a process whose disk has room for a few pages more.</summary>
    private async Task<ServiceProvider> FullDisk()
    {
        await using var db = _network.Db();
        var pages = await db.Database.SqlQuery<long>($"SELECT page_count AS Value FROM pragma_page_count").SingleAsync();
        var services = Portal(() => $"PRAGMA max_page_count={pages + 8}");
        await services.OpenSalonData();
        return services;
    }

    /// <summary>Another process on the same file; its connections are its own, so that what is said to them concerns no other.</summary>
    private ServiceProvider Portal(Func<string> said)
    {
        var services = new ServiceCollection().AddLogging().AddSalonData(_network.Place);
        services.ConfigureDbContext<SalonDb>(o => o.UseSqlite($"Data Source={_network.DatabaseFile};Pooling=False").AddInterceptors(new Each(said)));
        return services.BuildServiceProvider();
    }

    /// <summary>Another program that holds the database.</summary>
    private SqliteConnection Holding()
    {
        var connection = new SqliteConnection($"Data Source={_network.DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Said to each connection as it is opened.</summary>
    private sealed class Each(Func<string> said) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
            command.CommandText = said();
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
