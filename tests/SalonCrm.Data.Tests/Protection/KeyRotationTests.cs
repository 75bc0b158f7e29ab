using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.Duplicates;
using SalonCrm.Data.Tests.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>Data keys change while people work, and nobody notices.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task Every_value_reads_the_same_and_every_number_is_found_before_during_and_after()
    {
        var phones = new[] { "+7 916 111-11-11", "+7 916 222-22-22" };
        var cards = new[] { await _network.Full("Мария", phones[0]), await _network.Full("Анна", phones[1]) };
        var before = (await _network.Shown(cards[0]), await _network.Shown(cards[1]));
        await Start();

        var steps = 0;
        while (await Rotations.Step(default) is not null)
        {
            if (steps++ % 10 == 0)
            {
                Assert.Equal(before, (await _network.Shown(cards[0]), await _network.Shown(cards[1])));
                await AreFound(cards, phones);
            }
        }

        Assert.True(steps > 20);
        Assert.Equal(before, (await _network.Shown(cards[0]), await _network.Shown(cards[1])));
        await AreFound(cards, phones);
        await AllIsUnderNewKeys();
    }

    [Fact]
    public async Task People_save_while_keys_change_and_every_save_is_there_afterwards()
    {
        var cards = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            cards.Add(await _network.Client("Мария", $"Имя{i}", $"+7 916 000-00-{10 + i}"));
        }

        await Start();
        var work = Work.Run(null, default);
        for (var round = 0; round < 10; round++)
        {
            foreach (var (card, i) in cards.Select((c, i) => (c, i)))
            {
                var form = (await _network.Card(card)).Form!;
                form.Comment = $"{round} {i}";
                (await _network.Cards.Edit(_network.Manager, form)).Expect();
            }
        }

        await work;
        foreach (var (card, i) in cards.Select((c, i) => (c, i)))
        {
            var kept = await _network.Card(card);
            Assert.Equal(($"9 {i}", 11), (kept.Comment, kept.Version));
            Assert.False(kept.IsAltered);
        }

        await AllIsUnderNewKeys();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_portal_that_stops_between_two_batches_goes_on_from_there(int seed)
    {
        var random = new Random(seed);
        var client = await _network.Full("Мария", "+7 916 111-11-11");
        var before = await _network.Shown(client);
        await Start();
        for (var stop = 0; stop < 6; stop++)
        {
            for (var batch = random.Next(1, 12); batch > 0 && await Rotations.Step(default) is not null; batch--)
            {
            }

            await Restart();
            Assert.Equal(before, await _network.Shown(client));
        }

        // What is left is one whole pass that nobody interrupts: only that can tell that nothing is under an old key.
        while (await Rotations.Step(default) is not null)
        {
        }

        Assert.Null(await Place());
        await AllIsUnderNewKeys();
    }

    [Fact]
    public async Task Another_process_seals_and_finds_under_the_new_keys_at_once()
    {
        var known = await _network.Client(phone: "+7 916 111-11-11");
        await using var other = await SomeNetwork.Open(new DataPlace(_network.Place.Folder, _network.Place.KeyFile));
        await Start();
        while (await Rotations.Step(default) is not null)
        {
        }

        var cards = other.GetRequiredService<ClientCards>();
        Assert.Equal("Иванова", (await cards.Open(_network.Manager, known)).Expect().Name.Last);
        Assert.IsType<Outcome<Guid>.PhoneKnown>(await cards.Create(_network.Manager, _network.Form(phone: "+7 916 111-11-11")));
        (await cards.Create(_network.Manager, _network.Form("Анна", "Новая", "+7 916 333-33-33"))).Expect();
        await AllIsUnderNewKeys();
    }

    [Fact]
    public async Task Who_signs_in_is_found_as_soon_as_a_change_has_begun()
    {
        var email = await _network.In<UserManager<Account>, string>(async u => (await u.FindByIdAsync(_network.Manager.AccountId!.Value.ToString()))!.Email!);
        await Start();
        await using var db = _network.Db();
        _network.Services.GetRequiredService<KeyRing>().Learn(db);

        Assert.Equal(_network.Manager.AccountId, await _network.In<UserManager<Account>, Guid?>(async u => (await u.FindByEmailAsync(email))?.Id));
    }

    [Fact]
    public async Task A_field_that_does_not_open_is_left_as_it_lies_keeps_the_old_key_and_is_told()
    {
        var id = await _network.Full("Мария", "+7 916 111-11-11");
        _network.Sql("UPDATE clients SET EmailSealed = CAST(substr(EmailSealed, 1, 20) || zeroblob(60) AS BLOB) WHERE Id = @0", id.Key());
        var lies = (byte[])_network.Value("SELECT EmailSealed FROM clients WHERE Id = @0", id.Key())!;
        await Start();
        var view = (await Keys.Finish(_network.Head)).Expect();

        Assert.Equal(1, view.Unopened);
        Assert.Equal(KeyState.DecryptOnly, view.Keys.First(k => k.Purpose == KeyPurpose.Seal).State);
        Assert.Equal(lies, _network.Value("SELECT EmailSealed FROM clients WHERE Id = @0", id.Key()));
        Assert.Equal([Field.Email], (await _network.Card(id)).Damaged);
    }

    [Fact]
    public async Task An_altered_row_and_a_deleted_phone_are_still_told_after_the_keys_have_changed()
    {
        var altered = await _network.Client(phone: "+7 916 111-11-11");
        var robbed = await _network.Client("Анна", "Другая", "+7 916 222-22-22");
        _network.Sql("UPDATE clients SET CardNumber = CardNumber + 1000 WHERE Id = @0", altered.Key());
        _network.Sql("DELETE FROM client_phones WHERE ClientId = @0", robbed.Key());
        await Start();
        (await Keys.Finish(_network.Head)).Expect();

        Assert.Equal([new(AlterationKind.Changed)], (await _network.Card(altered)).Alterations);
        Assert.Equal([new(AlterationKind.Removed, Field.Phones, "+7 916 222-22-22")], (await _network.Card(robbed)).Alterations);
    }

    [Fact]
    public async Task A_value_and_a_whole_row_kept_from_before_a_change_of_keys_do_not_open_after_it()
    {
        var id = await _network.Full("Мария", "+7 916 111-11-11");
        _network.Sql("CREATE TABLE kept AS SELECT * FROM clients WHERE Id = @0", id.Key());
        await Start();
        (await Keys.Finish(_network.Head)).Expect();

        _network.Sql("UPDATE clients SET EmailSealed = (SELECT EmailSealed FROM kept) WHERE Id = @0", id.Key());
        Assert.Equal([Field.Email], (await _network.Card(id)).Damaged);
        _network.Sql("PRAGMA foreign_keys = OFF; INSERT OR REPLACE INTO clients SELECT * FROM kept");
        Assert.Contains(Field.LastName, (await _network.Card(id)).Damaged);
    }

    [Fact]
    public async Task The_chain_of_the_trail_goes_on_across_a_change_of_its_key()
    {
        await _network.Client();
        await Start();
        (await Keys.Finish(_network.Head)).Expect();
        await _network.Client("Анна", "Новая", "+7 916 222-22-22");

        var trail = _network.Services.GetRequiredService<Trail>();
        await using var db = _network.Db();
        var before = Array.Empty<byte>();
        foreach (var entry in await db.Trail.AsNoTracking().OrderBy(t => t.Seq).ToListAsync())
        {
            Assert.Equal(entry.Mac, trail.Chain(before, entry));
            Assert.Equal(entry.Detail is not null, trail.FitsDetail(entry));
            before = entry.Mac;
        }
    }

    [Fact]
    public async Task A_change_that_is_asked_for_twice_is_begun_once_and_only_with_a_fresh_second_factor()
    {
        var newest = (await Keys.View(_network.Head)).Expect().Newest;
        Assert.IsType<Outcome<KeysView>.SecondFactorNeeded>(await Keys.Rotate(_network.Head, newest));
        Assert.Empty((await Keys.View(_network.Head)).Expect().Changes);

        (await Keys.Rotate(Actor.Operator, newest)).Expect();
        (await Keys.Rotate(Actor.Operator, newest)).Expect();
        (await Keys.Finish(_network.Head)).Expect();
        var view = (await Keys.Rotate(Actor.Operator, newest)).Expect();

        Assert.Equal(4, view.Changes.Count);
        Assert.All(view.Changes, c => Assert.NotNull(c.EndedAt));
        Assert.Null(view.Progress);
    }

    private ProtectionKeys Keys => _network.Services.GetRequiredService<ProtectionKeys>();

    private KeyRotations Rotations => _network.Services.GetRequiredService<KeyRotations>();

    private KeyRotationWork Work => _network.Services.GetRequiredService<KeyRotationWork>();

    private async Task Start()
    {
        var view = (await Keys.View(_network.Head)).Expect();
        Assert.NotNull((await Keys.Rotate(Actor.Operator, view.Newest)).Expect().Progress);
    }

    private async Task<RotationPlace?> Place()
    {
        await using var db = _network.Db();
        return await KeyRotations.Now(db, default);
    }

    /// <summary>As after a kill: nothing in memory is taken along.</summary>
    private async Task Restart()
    {
        var (root, salon, head, manager, staff, specialist) = (_network.Root, _network.Salon, _network.Head, _network.Manager, _network.Staff, _network.Specialist);
        await _network.Services.DisposeAsync();
        _network = await SomeNetwork.Open(root);
        (_network.Head, _network.Manager, _network.Staff, _network.Specialist, _network.Salon) = (head, manager, staff, specialist, salon);
    }

    private async Task AreFound(Guid[] cards, string[] phones)
    {
        for (var i = 0; i < cards.Length; i++)
        {
            Assert.Equal([cards[i]], (await _network.Search.Find(_network.Manager, phones[i])).Expect().Hits.Select(h => h.Id));
            var owners = (await _network.Bookings().Recognise(_network.Staff, _network.Salon, phones[i])).Expect();
            Assert.Contains(owners.Clients, c => c.Id == cards[i]);
        }
    }

    private async Task AllIsUnderNewKeys()
    {
        var view = (await Keys.View(_network.Head, isCounted: true)).Expect();
        var seal = view.Keys.Where(k => k.Purpose == KeyPurpose.Seal).ToList();
        Assert.Equal((KeyState.Destroyed, 0L), (seal[0].State, seal[0].Fields));
        Assert.True(seal[1] is { State: KeyState.Active, Fields: > 0 });
        Assert.Equal(
            [KeyState.Destroyed, KeyState.Destroyed, KeyState.DecryptOnly],
            view.Keys.Where(k => k.State != KeyState.Active && k.Purpose != KeyPurpose.Seal).Select(k => k.State));
        Assert.Equal(3L, _network.Value("SELECT count(*) FROM data_keys WHERE length(Wrapped) = 0"));
    }
}
