using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

public sealed class RegistrationPageTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_guest_whom_the_booking_made_is_registered_as_the_same_client()
    {
        var guest = await Network.BooksOnline("Даша", shared.Phone());
        var client = await Network.ClientOf(guest.Comer);

        await guest.Sends(Fill);

        var card = await Network.Card(client);
        Assert.Equal((ClientStatus.Registered, "Орлова", "dasha@mail.example"), (card.Status, card.LastName, card.Email));
        Assert.Equal(ConsentStanding.Given, card.Entries!.Consents.Single(c => c.Purpose == ConsentPurpose.Processing).Standing);
        Assert.True((await Network.Cards.History(Network.Manager, client)).Expect()[0].IsByClient);
        Assert.Empty(await Network.Waiting(client));
    }

    [Fact]
    public async Task Once_the_salon_has_written_on_the_card_a_registration_waits_and_the_answer_is_the_same()
    {
        var (untouched, touched) = (await Network.BooksOnline("Даша", shared.Phone()), await Network.BooksOnline("Даша", shared.Phone()));
        var client = await Network.ClientOf(touched.Comer);
        var edit = (await Network.Card(client)).Form!;
        edit.Comment = "звонила сама";
        (await Network.Cards.Edit(Network.Manager, edit)).Expect();

        var (plain, waits) = (await untouched.Sends(Fill), await touched.Sends(Fill));

        Assert.Equal((plain.IsLate, plain.MeetsSalon, plain.Waiting.Count), (waits.IsLate, waits.MeetsSalon, waits.Waiting.Count));
        var card = await Network.Card(client);
        Assert.Equal((ClientStatus.Guest, null), (card.Status, card.Email));
        Assert.Contains((Field.Status, nameof(ClientStatus.Registered)), (await Network.Waiting(client)).Select(p => (p.Field, p.Proposed)));
    }

    [Fact]
    public async Task Bad_input_is_refused_alike_for_a_known_and_an_unknown_number()
    {
        var known = shared.Phone();
        await Network.Client("Мария", "Иванова", known);
        foreach (var guest in new[] { await Network.BooksOnline("Даша", known), await Network.BooksOnline("Даша", shared.Phone()) })
        {
            var form = (await guest.Sees()).Form;
            form.Said[Field.Email] = "nonsense";
            var refused = Assert.IsType<Outcome<OwnPageSent>.Invalid>(await guest.Tries(form));
            Assert.Equal([new(Field.Email, Problem.NotAnEmail), new(Field.FirstName, Problem.Required)], refused.Problems);
        }
    }

    [Fact]
    public async Task The_right_to_ones_data_is_not_asked_for_by_whoever_booked()
    {
        var guest = await Network.BooksOnline("Даша", shared.Phone());
        Assert.IsType<Outcome<DateOnly>.Invalid>(await Network.OwnPages().Ask(guest.Comer, guest.Pass, TaskKind.HandOutData));
    }

    private static void Fill(OwnPageForm form)
    {
        (form.Said[Field.FirstName], form.Said[Field.LastName], form.Said[Field.Email]) = ("Дарья", "Орлова", "dasha@mail.example");
        form.Consents.Single(c => c.Purpose == ConsentPurpose.Processing).Is = true;
    }
}
