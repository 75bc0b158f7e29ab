using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access;

public sealed class TrailTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private readonly SomeNetwork _network = shared.Network;

    [Fact]
    public async Task Every_kind_of_operation_leaves_its_entry_with_who_from_where_and_what()
    {
        var id = await _network.Client(phone: "+7 916 765-43-21");
        await ExpectLast(TrailAction.CardCreated, _network.Manager, id);

        await _network.Cards.AddGuest(_network.Staff, new GuestForm { SalonId = _network.Salon, Name = "Анна", Phone = "+79160000001" });
        await ExpectLast(TrailAction.CardCreated, _network.Staff);

        await _network.Cards.Open(_network.Specialist, id);
        await ExpectLast(TrailAction.CardOpened, _network.Specialist, id);

        await _network.Cards.Reveal(_network.Staff, id, Field.Email);
        Assert.Equal([new FieldChange(Field.Email, null, null)], (await ExpectLast(TrailAction.Revealed, _network.Staff, id))!.Fields);

        var form = (await _network.Card(id)).Form!;
        form.Email = "maria@mail.example";
        await _network.Cards.Edit(_network.Manager, form, new ClientRequest("дочь", Recognition.CalledBack));
        var changed = await ExpectLast(TrailAction.CardChanged, _network.Manager, id);
        Assert.Equal([new FieldChange(Field.Email, null, "maria@mail.example")], changed!.Fields);
        Assert.Equal(new ClientRequest("дочь", Recognition.CalledBack), changed.Request);

        await _network.Cards.History(_network.Manager, id);
        await ExpectLast(TrailAction.HistoryRead, _network.Manager, id);

        await _network.Search.Find(_network.Staff, "43-21");
        var searched = await ExpectLast(TrailAction.Searched, _network.Staff);
        Assert.Equal(("digits", 1), (searched!.Kind, searched.Hits));
        Assert.NotNull(searched.QueryHash);

        await _network.Services.GetRequiredService<Salons>().View(_network.Specialist);
        await ExpectLast(TrailAction.NetworkRead, _network.Specialist);

        var visitor = Actor.Visitor("203.0.113.7", new string('x', 500));
        await _network.Services.GetRequiredService<SignIns>().Fail(visitor, new() { Account = _network.Staff.AccountId });
        await ExpectLast(TrailAction.SignInFailed, visitor, _network.Staff.AccountId);
        var entry = new EntryForm { Account = _network.Staff.AccountId!.Value, Mark = new byte[EntryAttempt.MarkLength] };
        (await _network.Services.GetRequiredService<SignIns>().Begin(visitor, entry)).Expect();
        await ExpectLast(TrailAction.SignedIn, visitor, _network.Staff.AccountId);

        var account = (await _network.Account(Role.Staff)).AccountId!.Value;
        await ExpectLast(TrailAction.AccountAdded, _network.Head, account);
        await _network.In<Accounts, Outcome<IReadOnlyList<AccountView>>>(a => a.List(_network.Head));
        await ExpectLast(TrailAction.AccountsRead, _network.Head);
        await _network.In<Accounts, Outcome<Nothing>>(a => a.Change(_network.Head, account, new() { DisplayName = "Новая", Role = Role.Staff }));
        await ExpectLast(TrailAction.AccountChanged, _network.Head, account);
        await _network.In<Accounts, Outcome<PasswordLink>>(a => a.MakePasswordLink(_network.Head, account));
        await ExpectLast(TrailAction.PasswordLinkMade, _network.Head, account);

        Assert.Equal((long)TrailAction.NetworkClaimed, _network.Value("SELECT Action FROM trail WHERE Seq = 2"));
    }

    [Fact]
    public async Task A_query_is_kept_as_kind_and_hits_and_not_as_text()
    {
        await shared.Client("Анна", "Ясная");
        await _network.Search.Find(_network.Staff, "ясная");
        await using var db = _network.Db();

        var entry = await db.Trail.OrderByDescending(t => t.Seq).FirstAsync();
        Assert.Contains("name", entry.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("ясная", entry.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Cards_that_a_warning_about_a_known_phone_shows_are_in_the_trail_and_nothing_else_is_kept()
    {
        await _network.Client();
        var cards = _network.Value("SELECT count(*) FROM clients");
        var outcome = await _network.Cards.AddGuest(_network.Staff, new GuestForm { SalonId = _network.Salon, Name = "Анна", Phone = "+7 916 123-45-67" });

        Assert.IsType<Outcome<Guid>.PhoneKnown>(outcome);
        var told = await ExpectLast(TrailAction.Searched, _network.Staff);
        Assert.Equal(("known phone", 1), (told!.Kind, told.Hits));
        Assert.Equal(cards, _network.Value("SELECT count(*) FROM clients"));
    }

    [Fact]
    public async Task Changes_that_a_conflict_tells_are_in_the_trail_as_read_history()
    {
        var id = await shared.Client();
        var (first, second) = ((await _network.Card(id)).Form!, (await _network.Card(id)).Form!);
        (first.Comment, second.Comment) = ("чай", "кофе");
        await _network.Cards.Edit(_network.Manager, first);

        Assert.IsType<Outcome<ClientCard>.Conflict>(await _network.Cards.Edit(_network.Head, second));
        await ExpectLast(TrailAction.HistoryRead, _network.Head, id);
        Assert.Equal("чай", (await _network.Card(id)).Comment);
    }

    [Fact]
    public async Task A_changed_cards_entry_holds_the_version_and_seal_of_the_row_as_it_is_saved()
    {
        var id = await shared.Client();
        var form = (await _network.Card(id)).Form!;
        form.Comment = "чай";
        await _network.Cards.Edit(_network.Manager, form);

        Assert.Equal(
            _network.Value("SELECT hex(RowSeal) || Version FROM clients WHERE Id = @0", id.Key()),
            _network.Value("SELECT hex(ObjectSeal) || ObjectVersion FROM trail WHERE ObjectId = @0 AND Action = 21", id.Key()));
    }

    [Fact]
    public async Task A_card_is_not_shown_when_the_trail_cannot_be_written()
    {
        var id = await shared.Client();
        var cards = _network.Value("SELECT count(*) FROM clients");
        _network.Sql("CREATE TRIGGER no_trail BEFORE INSERT ON trail BEGIN SELECT raise(ABORT, 'no'); END");

        await Assert.ThrowsAsync<DbUpdateException>(() => _network.Cards.Open(_network.Manager, id));
        await Assert.ThrowsAsync<DbUpdateException>(() => _network.Cards.Reveal(_network.Staff, id, Field.Email));
        await Assert.ThrowsAsync<DbUpdateException>(() => _network.Search.Find(_network.Staff, "43-21"));
        await Assert.ThrowsAsync<DbUpdateException>(() => _network.Client("Анна", "Ясная", "+79160000002"));
        Assert.Equal(cards, _network.Value("SELECT count(*) FROM clients"));

        _network.Sql("DROP TRIGGER no_trail");
        Assert.Equal("Иванова", (await _network.Card(id)).Name.Last);
    }

    [Fact]
    public async Task A_change_whose_details_were_altered_says_so_in_the_history()
    {
        var id = await shared.Client();
        _network.Sql("UPDATE trail SET DetailSealed = x'00' WHERE ObjectId = @0", id.Key());

        var change = Assert.Single((await _network.Cards.History(_network.Manager, id)).Expect());
        Assert.True(change.IsDamaged);
        Assert.Empty(change.Fields);
    }

    private async Task<TrailDetail?> ExpectLast(TrailAction action, Actor actor, Guid? objectId = null)
    {
        await using var db = _network.Db();
        var last = await db.Trail.AsNoTracking().OrderByDescending(t => t.Seq).FirstAsync();
        Assert.Equal((action, actor.AccountId, actor.Role, actor.Address, actor.Device), (last.Action, last.AccountId, last.Role, last.Address, last.Device));
        if (objectId is not null)
        {
            Assert.Equal(objectId, last.ObjectId);
        }

        return last.Detail is null ? null : JsonSerializer.Deserialize<TrailDetail>(last.Detail, Trail.Json);
    }
}
