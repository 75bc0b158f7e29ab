using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Trails;

public sealed class TrailPagesTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private AccessTrail Trail => Network.Services.GetRequiredService<AccessTrail>();

    [Fact]
    public async Task By_client_it_tells_who_did_what_with_the_card_newest_first()
    {
        var client = await shared.Client();
        await Network.Cards.Open(Network.Specialist, client);
        await Network.Cards.Reveal(Network.Staff, client, Field.Email);

        var page = await Read(new() { Client = client });

        Assert.Equal([TrailAction.Revealed, TrailAction.CardOpened, TrailAction.CardCreated], page.Lines.Select(l => l.Action));
        Assert.Equal(("Staff", Role.Staff, "127.0.0.1", "tests"), (page.Lines[0].By, page.Lines[0].Role, page.Lines[0].Address, page.Lines[0].Device));
        Assert.Equal([Field.Email], page.Lines[0].Fields);
        Assert.Equal(["Арбат"], page.Lines[0].Salons);
        Assert.All(page.Lines, l => Assert.Equal((client, "Иванова Мария"), (l.ClientId!.Value, l.Subject)));
        Assert.Equal(client, page.Of!.Id);
    }

    [Fact]
    public async Task By_person_kind_day_and_address_it_tells_only_what_was_asked_for()
    {
        var reader = await Network.Account(Role.Staff);
        var elsewhere = reader with { Address = "203.0.113.77" };
        var client = await shared.Client();
        await Network.Cards.Open(reader, client);
        await Network.Cards.Open(elsewhere, client);
        await Network.Search.Find(reader, "Иванова");

        Assert.Equal(3, (await Read(new() { Account = reader.AccountId })).Lines.Count);
        Assert.Equal(2, (await Read(new() { Account = reader.AccountId, Group = TrailGroup.Seen })).Lines.Count);
        Assert.Equal([TrailAction.Searched], (await Read(new() { Account = reader.AccountId, Group = TrailGroup.Listed })).Lines.Select(l => l.Action));
        Assert.Single((await Read(new() { Address = elsewhere.Address })).Lines);
        Assert.Empty((await Read(new() { Account = reader.AccountId, To = DateTimeOffset.UtcNow.AddDays(-1) })).Lines);
        Assert.Equal(3, (await Read(new() { Account = reader.AccountId, From = DateTimeOffset.UtcNow.AddDays(-1) })).Lines.Count);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var reader = await Network.Account(Role.Staff);
        for (var i = 0; i < AccessTrail.PageSize + 7; i++)
        {
            await Network.Services.GetRequiredService<Salons>().View(reader);
        }

        var first = await Read(new() { Account = reader.AccountId });
        var second = await Read(new() { Account = reader.AccountId, Before = first.Lines[^1].Seq });

        Assert.True(first.HasMore);
        Assert.False(second.HasMore);
        Assert.Equal(AccessTrail.PageSize + 7, first.Lines.Concat(second.Lines).Select(l => l.Seq).Distinct().Count());
        Assert.Equal(7, second.Lines.Count);
    }

    [Fact]
    public async Task Who_was_refused_stands_there_with_the_permission_that_was_missing()
    {
        var client = await shared.Client();
        await Network.Cards.Print(Network.Specialist, client, isWhole: true);

        Assert.Equal(Permission.PrintCards, (await Read(new() { Account = Network.Specialist.AccountId, Group = TrailGroup.Refused })).Lines[0].Refused);
    }

    [Fact]
    public async Task A_list_tells_which_cards_stood_in_it()
    {
        var client = await shared.Client("Евдокия", "Единственная");
        await Network.FillDirectory();
        var number = (await Network.Card(client)).CardNumber;
        Assert.Single((await Network.Search.Find(Network.Staff, "Единственная")).Expect().Hits);

        await using var db = Network.Db();
        var entry = db.Trail.Where(t => t.Action == TrailAction.Searched).OrderByDescending(t => t.Seq).First();
        Assert.Equal([number], TrailReading.Detail(entry)!.Listed!);
    }

    [Fact]
    public async Task Reading_the_trail_stands_in_it_too()
    {
        var client = await shared.Client();
        await Read(new() { Client = client });

        Assert.Equal([TrailAction.TrailRead, TrailAction.CardCreated], (await Read(new() { Client = client })).Lines.Select(l => l.Action));
    }

    [Fact]
    public async Task An_entry_whose_details_were_altered_says_so_and_the_others_are_shown()
    {
        var client = await shared.Client();
        await Network.Cards.Open(Network.Staff, client);
        Network.Sql("UPDATE trail SET DetailSealed = x'00' WHERE ObjectId = @0 AND DetailSealed IS NOT NULL", client.Key());

        Assert.Equal([false, true], (await Read(new() { Client = client })).Lines.Select(l => l.IsDamaged));
    }

    [Fact]
    public async Task The_sheet_for_a_client_holds_everything_and_is_recorded()
    {
        var client = await shared.Client();
        await Network.Cards.Open(Network.Staff, client);

        var sheet = (await Trail.Sheet(Network.Head, client)).Expect();

        Assert.Equal(2, sheet.Lines.Count);
        Assert.Equal("Сеть", sheet.Network);
        Assert.Equal((long)TrailAction.TrailRead, Network.Value("SELECT Action FROM trail ORDER BY Seq DESC LIMIT 1"));
        Assert.IsType<Outcome<AccessSheet>.NotFound>(await Trail.Sheet(Network.Head, Guid.CreateVersion7()));
    }

    [Fact]
    public void Every_deed_belongs_to_exactly_one_kind() =>
        Assert.Equal(Enum.GetValues<TrailAction>().Order(), Enum.GetValues<TrailGroup>().SelectMany(TrailGroups.Of).Order());

    private async Task<TrailLines> Read(TrailQuery query) => (await Trail.Read(Network.Head, query)).Expect();
}
