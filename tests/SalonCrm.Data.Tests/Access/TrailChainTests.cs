using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access;

/// <summary>Somebody has the file and alters the trail in it. Each attack is made on a trail that was put back whole.</summary>
public sealed class TrailChainTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync()
    {
        if ((long)Network.Value("SELECT count(*) FROM sqlite_master WHERE name = 'whole_trail'")! == 0)
        {
            await SomeWork(Network);
            Network.Sql("CREATE TABLE whole_trail AS SELECT * FROM trail");
        }

        Network.Sql("DELETE FROM trail; INSERT INTO trail SELECT * FROM whole_trail");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_chain_of_an_honest_trail_is_whole()
    {
        Assert.True((long)Network.Value("SELECT count(*) FROM trail")! > 10);
        Assert.Null(await FirstBad());
    }

    [Theory]
    [InlineData("DELETE FROM trail WHERE Seq = 8", 8)]
    [InlineData("DELETE FROM trail WHERE Seq = 1", 1)]
    [InlineData("UPDATE trail SET AccountId = NULL WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET At = At + 1 WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET Action = 10 WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET Role = 3 - Role WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET Address = '' WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET Device = NULL WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET ObjectId = randomblob(16) WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET ObjectVersion = 9 WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET DetailHash = zeroblob(32) WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET Mac = zeroblob(32) WHERE Seq = 8", 8)]
    [InlineData("UPDATE trail SET DetailSealed = (SELECT DetailSealed FROM trail WHERE Seq = 9) WHERE Seq = 8", 8)]
    [InlineData("INSERT INTO trail (Seq, At, AccountId, Role, Address, Device, Action, ObjectId, ObjectVersion, ObjectSeal, DetailHash, Mac) SELECT 1000, At, AccountId, Role, Address, Device, Action, ObjectId, ObjectVersion, ObjectSeal, DetailHash, Mac FROM trail WHERE Seq = 8", -1)]
    public async Task An_entry_that_was_deleted_altered_or_added_by_sql_breaks_the_chain(string attack, long at)
    {
        var last = (long)Network.Value("SELECT max(Seq) FROM trail")!;
        Assert.Equal(1, Network.Sql(attack));

        Assert.Equal(at < 0 ? last + 1 : at, await FirstBad());
    }

    [Fact]
    public async Task Entries_that_changed_places_break_the_chain()
    {
        Network.Sql("UPDATE trail SET Seq = -8 WHERE Seq = 8");
        Network.Sql("UPDATE trail SET Seq = 8 WHERE Seq = 9");
        Network.Sql("UPDATE trail SET Seq = 9 WHERE Seq = -8");

        Assert.Equal(8, await FirstBad());
    }

    /// <summary>Twelve entries, of which number 8 has an account, an address, an object, a row and details.</summary>
    private static async Task SomeWork(SomeNetwork network)
    {
        await network.Cards.Open(network.Staff, Guid.CreateVersion7());
        while ((long)network.Value("SELECT max(Seq) FROM trail")! < 7)
        {
            await network.Services.GetRequiredService<Salons>().View(network.Staff);
        }

        var id = await network.Client();
        Assert.Equal((long)TrailAction.CardCreated, network.Value("SELECT Action FROM trail WHERE Seq = 8"));
        await network.Search.Find(network.Staff, "45-67");
        await network.Cards.Open(network.Staff, id);
        await network.Cards.History(network.Manager, id);
        await network.Cards.Reveal(network.Staff, id, Field.Email);
    }

    /// <summary>Walks the chain as a verifier does: the first entry that is not what was written, or is not there.</summary>
    private async Task<long?> FirstBad()
    {
        var trail = Network.Services.GetRequiredService<Trail>();
        var key = Network.Services.GetRequiredService<KeyRing>().Active(KeyPurpose.Trail);
        await using var db = Network.Db();
        var (mac, expected) = (Array.Empty<byte>(), 1L);
        await foreach (var entry in db.Trail.AsNoTracking().OrderBy(t => t.Seq).AsAsyncEnumerable())
        {
            var hash = entry.Detail is null ? null : HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(entry.Detail));
            var isWhole = entry.Seq == expected
                && entry.Mac.AsSpan().SequenceEqual(trail.Chain(mac, entry))
                && entry.Damage is null
                && hash.AsSpan().SequenceEqual(entry.DetailHash);
            if (!isWhole)
            {
                return expected;
            }

            (mac, expected) = (entry.Mac, expected + 1);
        }

        return null;
    }
}
