using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Trails;

/// <summary>Somebody has the file and alters it. Each attack is made on a database that was put back whole, but for what the trail has told since.</summary>
public sealed class TrailVerifyTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private static readonly string[] Tables = ["trail", "clients"];
    private Guid _client;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync()
    {
        if ((long)Network.Value("SELECT count(*) FROM sqlite_master WHERE name = 'whole_trail'")! == 0)
        {
            await SomeWork();
            Network.Sql(string.Join(';', Tables.Select(t => $"CREATE TABLE whole_{t} AS SELECT * FROM {t}")));
        }

        Network.Sql("PRAGMA foreign_keys=OFF;" + string.Join(';', Tables.Select(t => $"DELETE FROM {t}; INSERT INTO {t} SELECT * FROM whole_{t}")));
        _client = new Guid((byte[])Network.Value("SELECT Id FROM clients WHERE Version > 1")!, bigEndian: true);
        await using var db = Network.Db();
        await Network.Services.GetRequiredService<TrailHead>().SetToLast(db, CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_honest_database_is_whole()
    {
        var told = new List<TrailProgress>();
        var report = (await Network.Services.GetRequiredService<AccessTrail>().Verify(Network.Head, told.Add)).Expect();

        Assert.True(report.IsWhole, $"{report.First} {string.Join(' ', report.Rows)}");
        Assert.True(report.Entries > 12);
        Assert.Equal(2, report.Clients);
        Assert.NotEmpty(told);
        Assert.All(told, p => Assert.InRange(p.Done, 1, p.Total));
        Assert.Equal((long)TrailAction.TrailVerified, Network.Value("SELECT Action FROM trail ORDER BY Seq DESC LIMIT 1"));
    }

    [Theory]
    [InlineData("DELETE FROM trail WHERE Seq = 8", TrailDamage.Missing)]
    [InlineData("UPDATE trail SET At = At + 1 WHERE Seq = 8", TrailDamage.Altered)]
    [InlineData("UPDATE trail SET AccountId = NULL WHERE Seq = 8", TrailDamage.Altered)]
    [InlineData("UPDATE trail SET Inventory = '{}' WHERE Seq = 8", TrailDamage.Altered)]
    [InlineData("UPDATE trail SET Mac = zeroblob(32) WHERE Seq = 8", TrailDamage.Altered)]
    [InlineData("UPDATE trail SET Seq = -8 WHERE Seq = 8; UPDATE trail SET Seq = 8 WHERE Seq = 9; UPDATE trail SET Seq = 9 WHERE Seq = -8", TrailDamage.Altered)]
    [InlineData("UPDATE trail SET DetailSealed = (SELECT DetailSealed FROM trail WHERE Seq = 9) WHERE Seq = 8", TrailDamage.DetailAltered)]
    [InlineData("UPDATE trail SET DetailSealed = NULL WHERE Seq = 8", TrailDamage.DetailGone)]
    public async Task A_trail_entry_that_was_deleted_edited_reordered_or_emptied_is_the_first_bad_one(string attack, TrailDamage damage)
    {
        Network.Sql(attack);

        Assert.Equal(new(damage, 8), (await Verify()).First);
    }

    /// <summary>Hiding what was done: the list of erasures is a plain table, and whoever has the file can add to it.</summary>
    [Fact]
    public async Task Who_says_in_the_list_of_erasures_that_a_client_was_erased_hides_neither_details_nor_the_row()
    {
        Network.Sql("UPDATE trail SET DetailSealed = NULL WHERE Seq = 8");
        Network.Sql("INSERT INTO erased_clients (Id, At, Rows) SELECT ObjectId, 0, 1 FROM trail WHERE Seq = 8");
        Network.Sql("PRAGMA foreign_keys=OFF; DELETE FROM clients WHERE Version > 1");

        var report = await Verify();
        Network.Sql("DELETE FROM erased_clients");

        Assert.Equal(new(TrailDamage.DetailGone, 8), report.First);
        Assert.Equal([new TrailFinding(TrailDamage.RowGone, Client: _client)], report.Rows);
    }

    [Fact]
    public async Task Who_says_in_the_list_of_merges_that_a_card_went_into_another_hides_no_row()
    {
        Network.Sql("PRAGMA foreign_keys=OFF; DELETE FROM clients WHERE Version > 1");
        Network.Sql("INSERT INTO merges (Id, SurvivorId, MergedId, MergedNumber, MergedAt, Version) SELECT randomblob(16), Id, @0, 1, 0, 1 FROM clients", _client.Key());

        var report = await Verify();
        Network.Sql("DELETE FROM merges");

        Assert.Equal([new TrailFinding(TrailDamage.RowGone, Client: _client)], report.Rows);
    }

    [Fact]
    public async Task A_trail_that_was_cut_off_is_missed_from_the_first_entry_that_is_gone()
    {
        Network.Sql("DELETE FROM trail WHERE Seq > 10");

        Assert.Equal(new(TrailDamage.CutOff, 11), (await Check()).First);
    }

    [Fact]
    public async Task A_trail_that_was_cut_off_and_went_on_differs_from_its_head()
    {
        Network.Sql("DELETE FROM trail WHERE Seq > 10");
        while ((long)Network.Value("SELECT max(Seq) FROM trail")! < (long)Network.Value("SELECT max(Seq) FROM whole_trail")! + 2)
        {
            await Network.Services.GetRequiredService<Salons>().View(Network.Staff);
        }

        Assert.Equal(TrailDamage.HeadDiffers, (await Check()).First?.Damage);
    }

    [Fact]
    public async Task Without_its_head_a_trail_is_not_called_whole()
    {
        File.Delete(Network.Place.HeadFile);

        Assert.Equal(new(TrailDamage.HeadUnknown), (await Verify()).First);
    }

    [Fact]
    public async Task A_whole_row_put_back_is_found()
    {
        Network.Sql("INSERT OR REPLACE INTO clients SELECT * FROM first_row");

        await ExpectRow(TrailDamage.RowPutBack);
    }

    [Theory]
    [InlineData("UPDATE clients SET LastNameSealed = NULL WHERE Version > 1")]
    [InlineData("UPDATE clients SET ConfirmedOn = '2020-01-01' WHERE Version > 1")]
    [InlineData("UPDATE clients SET RowSeal = NULL WHERE Version > 1")]
    public async Task A_row_that_was_altered_is_found(string attack)
    {
        Assert.Equal(1, Network.Sql(attack));

        await ExpectRow(TrailDamage.RowAltered);
    }

    [Fact]
    public async Task A_client_whose_row_was_deleted_is_missed()
    {
        Network.Sql("PRAGMA foreign_keys=OFF; DELETE FROM clients WHERE Version > 1");

        Assert.Equal([new TrailFinding(TrailDamage.RowGone, Client: _client)], (await Verify()).Rows);
    }

    [Fact]
    public async Task A_client_of_whom_the_trail_knows_nothing_is_found()
    {
        Network.Sql("PRAGMA foreign_keys=OFF; UPDATE clients SET Id = randomblob(16) WHERE Version > 1");

        Assert.Contains((await Verify()).Rows, r => r.Damage is TrailDamage.RowUnknown or TrailDamage.RowAltered);
    }

    private async Task ExpectRow(TrailDamage damage)
    {
        var found = Assert.Single((await Verify()).Rows);
        Assert.Equal((damage, _client), (found.Damage, found.Client));
    }

    private async Task<TrailReport> Verify() => (await Network.Services.GetRequiredService<AccessTrail>().Verify(Network.Head)).Expect();

    /// <summary>The check alone: verifying writes into the trail itself.</summary>
    private Task<TrailReport> Check() => Network.Services.GetRequiredService<TrailCheck>().Run(null, CancellationToken.None);

    /// <summary>Entry 8 is the creation of a card, with details; the card is changed later.</summary>
    private async Task SomeWork()
    {
        await Network.Cards.Open(Network.Staff, Guid.CreateVersion7());
        while ((long)Network.Value("SELECT max(Seq) FROM trail")! < 7)
        {
            await Network.Services.GetRequiredService<Salons>().View(Network.Staff);
        }

        var id = await Network.Client();
        Assert.Equal((long)TrailAction.CardCreated, Network.Value("SELECT Action FROM trail WHERE Seq = 8"));
        await Network.Client("Анна", "Ясная", "+7 916 000-00-02");
        Network.Sql("CREATE TABLE first_row AS SELECT * FROM clients WHERE Id = @0", id.Key());
        var form = (await Network.Card(id)).Form!;
        form.Comment = "чай";
        (await Network.Cards.Edit(Network.Manager, form)).Expect();
        await Network.Cards.Reveal(Network.Staff, id, Field.Email);
    }
}
