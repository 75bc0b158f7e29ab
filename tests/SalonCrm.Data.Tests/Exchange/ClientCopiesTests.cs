using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.Duplicates;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Visits;

namespace SalonCrm.Data.Tests.Exchange;

/// <summary>A client is handed all that is kept.</summary>
public sealed class ClientCopiesTests : IAsyncLifetime
{
    private SomeNetwork? _network;

    private SomeNetwork Network => _network!;

    private ClientCopies Copies => Network.Services.GetRequiredService<ClientCopies>();

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await Network.DisposeAsync();

    [Fact]
    public async Task The_file_has_every_row_that_belongs_to_the_client_and_nothing_of_another()
    {
        var (mine, other) = (await Network.Full("Анна", "+7 916 100-00-01"), await Network.Full("Вера", "+7 916 100-00-02"));
        var json = (await Copies.Json(Network.Manager, mine)).Expect();
        var text = Encoding.UTF8.GetString(json);
        using var copy = JsonDocument.Parse(json);

        await using var db = Network.Db();
        foreach (var table in ClientRows.Tables(db.Model))
        {
            var kept = (long)Network.Value($"SELECT count(*) FROM \"{table.Table}\" WHERE \"{table.Property.Name}\" = @0", mine.Key())!;
            Assert.True(copy.RootElement.GetProperty(table.Table).GetArrayLength() >= kept, table.Table);
        }

        Assert.All(["Анна", "+79161000001", "Аммиак Анна", "Сухая кожа Анна", "тремор", "кот", "Тверская 5", "не отвечает", "спрашивала о краске"], said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.All(["Вера", "+79161000002", other.ToString()], foreign => Assert.DoesNotContain(foreign, text, StringComparison.Ordinal));
        Assert.True(copy.RootElement.GetProperty("photo_contents")[0].GetProperty("bytes").GetBytesFromBase64().Length > 100);
    }

    [Fact]
    public async Task Nothing_of_the_portals_own_is_in_the_file()
    {
        var text = Encoding.UTF8.GetString((await Copies.Json(Network.Manager, await Network.Full("Анна", "+7 916 100-00-01"))).Expect());

        Assert.All(["rowSeal", "saltNumber", "roster", "numberIndex", "tokenHash", "Sealed"], name => Assert.DoesNotContain($"{name}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_has_every_visit_and_every_change()
    {
        var client = await Network.Full("Анна", "+7 916 100-00-01");
        for (var day = 1; day <= 60; day++)
        {
            (await Network.Visits().Save(Network.Manager, Network.Visit(client, SomeVisits.Day.AddDays(-day)))).Expect();
        }

        var copy = (await Copies.Read(Network.Manager, client)).Expect();
        Assert.False(copy.Card.Entries!.Visits.HasMore);
        Assert.Equal((long)copy.Card.Entries.Visits.Visits.Count, Network.Value("SELECT count(*) FROM visits WHERE ClientId = @0", client.Key()));
        Assert.True(copy.Changes.Count > 60, $"only {copy.Changes.Count} changes");
    }

    [Fact]
    public async Task Each_handing_out_is_in_the_trail_and_one_of_nobody_is_not_found()
    {
        var client = await Network.Client();
        (await Copies.Read(Network.Manager, client)).Expect();
        (await Copies.Json(Network.Head, client)).Expect();

        Assert.Equal(2L, Network.Value("SELECT count(*) FROM trail WHERE ObjectId = @0 AND Action = @1", client.Key(), (int)TrailAction.DataHandedOut));
        Assert.IsType<Outcome<ClientCopy>.NotFound>(await Copies.Read(Network.Manager, Guid.CreateVersion7()));
        Assert.IsType<Outcome<byte[]>.NotFound>(await Copies.Json(Network.Manager, Guid.CreateVersion7()));
    }
}
