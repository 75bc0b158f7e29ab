using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Guests;

public sealed class BookingTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_new_number_keeps_a_guest_at_once_with_a_planned_visit()
    {
        var taken = await Network.Book("Маша", shared.Phone());

        Assert.True(taken.IsNewClient);
        var card = await Network.Card(taken.ClientId);
        Assert.Equal((ClientStatus.Guest, "Маша", ClientSource.Desk), (card.Status, card.Name.Full, card.Source));
        var visit = Assert.Single(card.Entries!.Visits.Visits);
        Assert.Equal((VisitState.Planned, SomeBookings.Tomorrow, new TimeOnly(15, 0), "Стрижка"), (visit.State, visit.On, visit.At, visit.Services[0].Name));
        Assert.Equal(taken.VisitId, visit.Id);
    }

    [Fact]
    public async Task A_known_number_is_recognised_however_it_is_written_and_makes_no_second_client()
    {
        var phone = shared.Phone();
        var client = await Network.Client("Мария", "Иванова", phone);

        var owners = (await Network.Bookings().Recognise(Network.Staff, Network.Salon, "8 (" + phone[2..5] + ") " + phone[5..])).Expect();
        var taken = await Network.Book("Мария", phone);

        Assert.Equal(client, Assert.Single(owners.Clients).Id);
        Assert.Equal((client, false, false), (taken.ClientId, taken.IsNewClient, taken.NameDiffers));
    }

    [Fact]
    public async Task A_number_that_is_half_typed_is_nobodys()
    {
        var owners = (await Network.Bookings().Recognise(Network.Staff, Network.Salon, "+7 916")).Expect();

        Assert.Equal((null, Problem.PhoneTooShort), (owners.Number, owners.Problem));
        Assert.Empty(owners.Clients);
    }

    [Fact]
    public async Task Who_is_known_is_not_asked_for_the_name_again()
    {
        var phone = shared.Phone();
        var client = await Network.Client("Мария", "Иванова", phone);

        Assert.Equal((client, false), (await Network.Book(null, phone)) is var taken ? (taken.ClientId, taken.NameDiffers) : default);
    }

    [Fact]
    public async Task Two_desks_that_keep_the_same_new_guest_at_the_same_moment_make_one_client()
    {
        var phone = shared.Phone();

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Network.Book("Ольга", phone))));

        Assert.Single(taken.Select(t => t.ClientId).Distinct());
        Assert.Single(taken, t => t.IsNewClient);
        Assert.Equal(6, (await Network.Card(taken[0].ClientId)).Entries!.Visits.Visits.Count);
    }

    [Fact]
    public async Task The_same_form_twice_books_once()
    {
        var form = Network.Booking("Ольга", shared.Phone());

        var first = (await Network.Bookings().Take(Network.Staff, form)).Expect();
        var second = (await Network.Bookings().Take(Network.Staff, form)).Expect();

        Assert.Equal(first, second);
        Assert.Single((await Network.Card(first.ClientId)).Entries!.Visits.Visits);
    }

    [Fact]
    public async Task When_several_share_the_number_it_has_to_be_said_who_books()
    {
        var phone = shared.Phone();
        var mother = await Network.Client("Мария", "Иванова", phone);
        var form = Network.Form("Аня", "Иванова", phone);
        form.SharesPhoneKnowingly = true;
        var daughter = (await Network.Cards.Create(Network.Manager, form)).Expect();

        var booking = Network.Booking("Аня", phone);
        Assert.Equal([new(Field.Phones, Problem.WhoIsIt)], await Network.Refused(booking));
        booking.ClientId = daughter;
        Assert.Equal(daughter, (await Network.Bookings().Take(Network.Staff, booking)).Expect().ClientId);

        var brother = Network.Booking("Пётр", phone);
        brother.IsSomeoneNew = true;
        var taken = (await Network.Bookings().Take(Network.Staff, brother)).Expect();
        Assert.True(taken.IsNewClient);
        Assert.DoesNotContain(taken.ClientId, new[] { mother, daughter });
    }

    [Fact]
    public async Task Who_does_not_have_the_number_is_not_booked_by_it()
    {
        await Network.Client("Мария", "Иванова", shared.Phone() is var phone ? phone : "");
        var stranger = await shared.Client("Елена");

        var booking = Network.Booking("Елена", phone);
        booking.ClientId = stranger;

        Assert.IsType<Outcome<BookingTaken>.NotFound>(await Network.Bookings().Take(Network.Staff, booking));
    }

    [Fact]
    public async Task From_the_card_one_books_without_typing_the_number()
    {
        var client = await shared.Client();
        var booking = Network.Booking(null, null);
        booking.ClientId = client;

        Assert.Equal(client, (await Network.Bookings().Take(Network.Staff, booking)).Expect().ClientId);
    }

    [Fact]
    public async Task A_booking_without_a_day_becomes_a_task_to_agree_on_one()
    {
        var booking = Network.Booking("Ольга", shared.Phone());
        (booking.On, booking.At) = (null, null);

        var taken = (await Network.Bookings().Take(Network.Staff, booking)).Expect();

        Assert.Null(taken.VisitId);
        await using var db = Network.Db();
        var task = Assert.Single(db.Tasks, t => t.ClientId == taken.ClientId);
        Assert.Equal((TaskKind.AgreeOnDay, "Стрижка", TaskState.Open), (task.Kind, task.Text, task.State));
    }

    [Fact]
    public async Task The_history_tells_of_the_booking()
    {
        var taken = await Network.Book("Ольга", shared.Phone());

        var history = (await Network.Cards.History(Network.Manager, taken.ClientId)).Expect();

        Assert.Contains(history, c => c.Fields is [{ Field: Field.Visit, New: { } told }] && told.Contains("Planned", StringComparison.Ordinal));
    }
}
