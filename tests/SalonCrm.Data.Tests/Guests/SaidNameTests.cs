using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

/// <summary>Names differ for one number: kept as said, shown to the manager, decided by a person.</summary>
public sealed class SaidNameTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Theory]
    [InlineData("Мария", false)]
    [InlineData("иванова мария", false)]
    [InlineData("Мария Петровна", true)]
    [InlineData("Маша", true)]
    [InlineData("", false)]
    public void A_name_differs_when_it_says_what_the_card_does_not(string said, bool differs) =>
        Assert.Equal(differs, SaidNames.Differs(new("Иванова", "Мария", null), said));

    [Fact]
    public async Task A_diminutive_is_kept_as_said_and_the_card_is_not_overwritten()
    {
        var phone = shared.Phone();
        var client = await Network.Client("Мария", "Иванова", phone);

        var taken = await Network.Book("Маша", phone);

        Assert.True(taken.NameDiffers);
        var card = await Network.Card(client);
        Assert.Equal("Иванова Мария", card.Name.Full);
        Assert.Equal(("Маша", BookingChannel.Desk), Assert.Single(card.OtherNames) is var other ? (other.Name, other.Channel) : default);
        Assert.Empty((await Network.Cards.Open(Network.Staff, client)).Expect().OtherNames);
    }

    [Fact]
    public async Task A_manager_takes_a_name_over_and_the_history_tells_it()
    {
        var phone = shared.Phone();
        var client = (await Network.Book("Маша", phone)).ClientId;
        var booking = (await Network.Book("Иванова Мария", phone)).BookingId;

        var card = (await Network.Bookings().SettleName(Network.Manager, booking, takesOver: true)).Expect();

        Assert.Equal("Иванова Мария", card.Name.Full);
        Assert.Empty((await Network.Card(client)).OtherNames);
        Assert.Contains((await Network.Cards.History(Network.Manager, client)).Expect(), c => c.Fields.Any(f => f is { Field: Field.FirstName, Old: "Маша", New: "Мария" }));
    }

    [Fact]
    public async Task A_manager_leaves_the_card_as_it_is_and_the_same_name_is_settled_in_all_bookings()
    {
        var phone = shared.Phone();
        var client = await Network.Client("Мария", "Иванова", phone);
        var first = (await Network.Book("Маша", phone)).BookingId;
        await Network.Book("маша", phone);
        await Network.Book("Маруся", phone);

        var card = (await Network.Bookings().SettleName(Network.Manager, first, takesOver: false)).Expect();

        Assert.Equal("Иванова Мария", card.Name.Full);
        Assert.Equal(["Маруся"], card.OtherNames.Select(n => n.Name));
        Assert.Equal(client, card.Id);
    }

    [Fact]
    public async Task The_front_desk_does_not_settle_names()
    {
        var phone = shared.Phone();
        await Network.Client("Мария", "Иванова", phone);
        var booking = (await Network.Book("Маша", phone)).BookingId;

        Assert.IsType<Outcome<ClientCard>.NotAllowed>(await Network.Bookings().SettleName(Network.Staff, booking, takesOver: true));
    }
}
