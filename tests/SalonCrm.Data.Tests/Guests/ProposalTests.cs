using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

public sealed class ProposalTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_phone_that_is_taken_over_stands_behind_the_others_at_the_clients_request()
    {
        var (client, phone) = (await shared.Client(), shared.Phone());
        await (await Network.Enters(client)).Sends(f => f.NewPhone = phone);
        var waiting = await Network.Waiting(client);

        Assert.Empty((await Network.Proposals().Take(Network.Manager, client, [waiting[0].Id])).Expect());
        Assert.Empty((await Network.Proposals().Take(Network.Manager, client, [waiting[0].Id])).Expect());

        var card = await Network.Card(client);
        Assert.Equal(phone, card.Phones[^1].Dial);
        Assert.Equal(2, card.Phones.Count);
        var change = (await Network.Cards.History(Network.Manager, client)).Expect()[0];
        Assert.Equal((false, "Manager", Recognition.OwnPage), (change.IsByClient, change.By, change.Request!.Recognised));
    }

    [Fact]
    public async Task A_phone_that_others_have_is_told_until_it_is_shared_knowingly()
    {
        var (client, phone) = (await shared.Client(), shared.Phone());
        var mother = await Network.Client("Анна", "Иванова", phone);
        await (await Network.Enters(client)).Sends(f => f.NewPhone = phone);
        var ids = (await Network.Waiting(client)).Select(p => p.Id).ToList();

        var known = Assert.IsType<Outcome<IReadOnlyList<ProposalView>>.PhoneKnown>(await Network.Proposals().Take(Network.Manager, client, ids));
        Assert.Equal([mother], known.Clients.Select(c => c.Id));
        Assert.Single(await Network.Waiting(client));

        (await Network.Proposals().Take(Network.Manager, client, ids, sharesPhoneKnowingly: true)).Expect();
        Assert.Equal(2, (await Network.Card(client)).Phones.Count);
    }

    [Fact]
    public async Task What_was_declined_leaves_the_card_as_it_is_and_can_be_put_back()
    {
        var client = await shared.Client();
        await (await Network.Enters(client)).Sends(f => f.NewPhone = shared.Phone());
        var ids = (await Network.Waiting(client)).Select(p => p.Id).ToList();

        Assert.Empty((await Network.Proposals().Decline(Network.Manager, client, ids)).Expect());
        Assert.Empty((await Network.Proposals().Take(Network.Manager, client, ids)).Expect());
        Assert.Single((await Network.Card(client)).Phones);

        Assert.Single((await Network.Proposals().PutBack(Network.Manager, client, ids)).Expect());
        Assert.Empty((await Network.Proposals().Take(Network.Manager, client, ids)).Expect());
        Assert.Equal(2, (await Network.Card(client)).Phones.Count);
    }

    [Fact]
    public async Task A_registration_that_is_taken_over_makes_the_guest_a_registered_client_with_the_consent()
    {
        var phone = shared.Phone();
        var client = (await Network.Cards.AddGuest(Network.Staff, new() { SalonId = Network.Salon, Name = "Даша", Phone = phone })).Expect();
        var online = await Network.BooksOnline("Даша", phone);
        await online.Sends(f =>
        {
            (f.Said[Field.FirstName], f.Said[Field.LastName]) = ("Дарья", "Орлова");
            f.Consents.Single(c => c.Purpose == ConsentPurpose.Processing).Is = true;
        });
        var waiting = await Network.Waiting(client);
        Assert.All(waiting, p => Assert.Equal(LinkKind.Registration, p.CameBy));

        (await Network.Proposals().Take(Network.Manager, client, [.. waiting.Select(p => p.Id)])).Expect();

        var card = await Network.Card(client);
        Assert.Equal((ClientStatus.Registered, "Орлова", "Дарья"), (card.Status, card.LastName, card.FirstName));
        Assert.Equal((ConsentStanding.Given, ConsentChannel.Online), card.Entries!.Consents.Where(c => c.Purpose == ConsentPurpose.Processing).Select(c => (c.Standing, c.Channel!.Value)).Single());
        Assert.Contains((await Network.Cards.History(Network.Manager, client)).Expect(), c => c.Request?.Recognised == Recognition.Online);
        await using var db = Network.Db();
        Assert.NotNull((await db.Clients.SingleAsync(c => c.Id == client)).RegisteredOn);
    }

    [Fact]
    public async Task A_proposal_of_another_card_is_not_found_and_one_that_was_altered_is_only_declined()
    {
        var (mine, other) = (await shared.Client(), await shared.Client());
        await (await Network.Enters(mine)).Sends(f => f.NewPhone = shared.Phone());
        var id = Assert.Single(await Network.Waiting(mine)).Id;

        Assert.IsType<Outcome<IReadOnlyList<ProposalView>>.NotFound>(await Network.Proposals().Take(Network.Manager, other, [id]));
        Assert.Equal(1, Network.Sql("UPDATE proposals SET CameBy = 1 WHERE Id = @0", id.Key()));
        Assert.True(Assert.Single(await Network.Waiting(mine)).IsDamaged);
        var refused = Assert.IsType<Outcome<IReadOnlyList<ProposalView>>.Invalid>(await Network.Proposals().Take(Network.Manager, mine, [id]));
        Assert.Equal([new(Field.Phones, Problem.Altered)], refused.Problems);
        Assert.Empty((await Network.Proposals().Decline(Network.Manager, mine, [id])).Expect());
    }

    [Fact]
    public async Task A_value_that_no_longer_passes_is_refused_and_everything_still_waits()
    {
        var client = await shared.Client();
        await using (var db = Network.Db())
        {
            db.AddRange(
                new Proposal { ClientId = client, Field = Field.Email, Text = "ok@mail.example", CreatedAt = DateTimeOffset.UtcNow },
                new Proposal { ClientId = client, Field = Field.BirthDate, Text = "2999-01-01", CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }

        var ids = (await Network.Waiting(client)).Select(p => p.Id).ToList();
        var refused = Assert.IsType<Outcome<IReadOnlyList<ProposalView>>.Invalid>(await Network.Proposals().Take(Network.Manager, client, ids));

        Assert.Equal([new(Field.BirthDate, Problem.InTheFuture)], refused.Problems);
        Assert.Null((await Network.Card(client)).Email);
        Assert.Equal(2, (await Network.Waiting(client)).Count);
    }

    [Fact]
    public async Task What_waits_is_sealed()
    {
        var client = await shared.Client();
        var phone = shared.Phone();
        await (await Network.Enters(client)).Sends(f => f.NewPhone = phone);
        Assert.DoesNotContain(Network.Rows("proposals"), r => r.Contains(phone[1..], StringComparison.Ordinal));
    }
}
