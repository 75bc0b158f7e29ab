using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

public sealed class OnlineRegistrationTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private SomeSite _site = null!;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync() => _site = await SomeSite.Of(Network);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_new_number_becomes_a_registered_client_with_the_consents_given()
    {
        var form = _site.Registration(shared.Phone());
        form.Consents = [new(ConsentPurpose.Processing, 1), new(ConsentPurpose.Marketing, 1)];
        (await _site.Register(form)).Expect();

        var card = await Network.Card(form.Id);
        Assert.Equal((ClientStatus.Registered, ClientSource.Online, "maria@mail.example"), (card.Status, card.Source, card.Email));
        await using var db = Network.Db();
        var consents = await db.Consents.AsNoTracking().Where(c => c.ClientId == form.Id).ToListAsync();
        Assert.Equal([ConsentPurpose.Processing, ConsentPurpose.Marketing], consents.Select(c => c.Purpose).Order());
        Assert.All(consents, c => Assert.Equal(ConsentChannel.Online, c.Channel));
    }

    [Fact]
    public async Task A_guest_who_goes_on_to_register_is_the_same_client_and_the_history_is_kept()
    {
        var phone = shared.Phone();
        var taken = await _site.Books(phone, "Маша");
        var guest = await _site.ClientOf(taken.BookingId);

        (await _site.Register(_site.Registration(phone, token: taken.LinkToken))).Expect();

        var card = await Network.Card(guest.Id);
        Assert.Equal((ClientStatus.Registered, "Иванова Мария", guest.CardNumber), (card.Status, card.Name.Full, card.CardNumber));
        Assert.Empty(await _site.Proposals(guest.Id));
        await using var db = Network.Db();
        Assert.NotNull((await db.Clients.AsNoTracking().SingleAsync(c => c.Id == guest.Id)).RegisteredOn);
        Assert.Equal(1, await db.Bookings.CountAsync(b => b.ClientId == guest.Id));
        var history = (await Network.Cards.History(Network.Manager, guest.Id)).Expect();
        Assert.Contains(history, c => c.Fields.Any(f => f is { Field: Field.Status, Old: "Guest", New: "Registered" }));
    }

    [Fact]
    public async Task Registering_with_somebody_elses_number_proposes_and_overwrites_nothing()
    {
        var phone = shared.Phone();
        var id = await Network.Client("Мария", "Иванова", phone);

        var known = (await _site.Register(_site.Registration(phone, "Злодей", "Чужой"))).Expect();
        var unknown = (await _site.Register(_site.Registration(shared.Phone(), "Злодей", "Чужой"))).Expect();

        Assert.Equal(known, unknown);
        var card = await Network.Card(id);
        Assert.Equal(("Иванова Мария", null, 1), (card.Name.Full, card.Email, card.Version));
        Assert.Equal(
            [Field.LastName, Field.FirstName, Field.Email, Field.BirthDate],
            (await _site.Proposals(id)).Select(p => p.Field).Order());
        Assert.All(await _site.Proposals(id), p => Assert.Equal((ProposalState.Waiting, LinkKind.Registration), (p.State, p.CameBy)));
    }

    [Fact]
    public async Task A_guests_registration_without_the_token_waits_with_the_status()
    {
        var phone = shared.Phone();
        var guest = await _site.ClientOf((await _site.Books(phone, "Мария Иванова")).BookingId);

        (await _site.Register(_site.Registration(phone))).Expect();

        Assert.Equal(ClientStatus.Guest, (await Network.Card(guest.Id)).Status);
        Assert.Contains(await _site.Proposals(guest.Id), p => p is { Field: Field.Status, Text: "Registered" });
    }

    [Fact]
    public async Task A_booking_link_of_a_known_client_only_adds()
    {
        var phone = shared.Phone();
        var id = await Network.Client("Мария", "Иванова", phone);
        var taken = await _site.Books(phone, "Злодей");

        (await _site.Register(_site.Registration(phone, "Злодей", "Чужой", taken.LinkToken))).Expect();

        Assert.Equal("Иванова Мария", (await Network.Card(id)).Name.Full);
        Assert.NotEmpty(await _site.Proposals(id));
    }

    [Fact]
    public async Task A_token_does_nothing_direct_once_a_person_has_written_on_the_card()
    {
        var phone = shared.Phone();
        var taken = await _site.Books(phone, "Маша");
        var guest = await _site.ClientOf(taken.BookingId);
        var form = (await Network.Card(guest.Id)).Form!;
        form.Comment = "по словам клиентки";
        (await Network.Cards.Edit(Network.Manager, form)).Expect();

        (await _site.Register(_site.Registration(phone, token: taken.LinkToken))).Expect();

        Assert.Equal(ClientStatus.Guest, (await Network.Card(guest.Id)).Status);
        Assert.Contains(await _site.Proposals(guest.Id), p => p.Field == Field.Email);
    }

    [Theory]
    [InlineData("UsedAt = 1")]
    [InlineData("RevokedAt = 1")]
    [InlineData("ExpiresAt = 1")]
    public async Task A_replayed_revoked_or_expired_token_is_no_token_and_is_answered_the_same(string state)
    {
        var phone = shared.Phone();
        var taken = await _site.Books(phone, "Маша");
        var guest = await _site.ClientOf(taken.BookingId);
        Network.Sql($"UPDATE client_links SET {state} WHERE BookingId = @0", taken.BookingId.Key());

        (await _site.Register(_site.Registration(phone, token: taken.LinkToken))).Expect();

        Assert.Equal(ClientStatus.Guest, (await Network.Card(guest.Id)).Status);
    }

    [Fact]
    public async Task Another_number_than_the_bookings_waits_for_a_manager()
    {
        var taken = await _site.Books(shared.Phone(), "Маша");
        var guest = await _site.ClientOf(taken.BookingId);
        var other = shared.Phone();

        (await _site.Register(_site.Registration(other, token: taken.LinkToken))).Expect();

        var card = await Network.Card(guest.Id);
        Assert.Equal(ClientStatus.Registered, card.Status);
        Assert.Single(card.Phones);
        var proposal = Assert.Single(await _site.Proposals(guest.Id));
        Assert.Equal((Field.Phones, other), (proposal.Field, proposal.Text));
    }

    [Fact]
    public async Task The_same_registration_again_proposes_nothing_twice_and_a_flood_fills_no_table()
    {
        var phone = shared.Phone();
        var id = await Network.Client("Мария", "Иванова", phone);
        for (var i = 0; i < 2; i++)
        {
            (await _site.Register(_site.Registration(phone))).Expect();
        }

        Assert.Equal([Field.Email, Field.BirthDate], (await _site.Proposals(id)).Select(p => p.Field).Order());
        for (var i = 0; i < 25; i++)
        {
            (await _site.Register(_site.Registration(phone, $"Имя {(char)('а' + i)}", $"Фамилия {(char)('а' + i)}"))).Expect();
        }

        Assert.Equal(RegistrationTaking.MostWaiting, (await _site.Proposals(id)).Count);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_told_field_by_field()
    {
        var form = _site.Registration("123", "12345678", "Иванова");
        (form.Email, form.PreferredChannel) = ("nobody", "Pigeon");
        form.Consents = [new(ConsentPurpose.Photos, 7), new((ConsentPurpose)(-1), 1)];

        var problems = Assert.IsType<Outcome<RegistrationTaken>.Invalid>(await _site.Register(form)).Problems;

        Assert.Equal(
            [(Field.FirstName, Problem.NameIsPhone, 0), (Field.Email, Problem.NotAnEmail, 0), (Field.Consent, Problem.Expired, 0), (Field.Consent, Problem.Unknown, 1), (Field.PreferredChannel, Problem.Unknown, 0)],
            problems.Where(p => p.Field != Field.Phones).OrderBy(p => p.Field).Select(p => (p.Field, p.Problem, p.Index)));
        Assert.Contains(problems, p => p.Field == Field.Phones);
    }
}
