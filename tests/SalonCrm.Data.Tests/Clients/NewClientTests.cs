using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Clients;

public sealed class NewClientTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task One_form_submitted_twice_at_once_makes_one_client()
    {
        var phone = shared.Phone();
        var id = Guid.CreateVersion7();
        GuestForm Form() => new() { Id = id, SalonId = Network.Salon, Name = "Анна Ясная", Phone = phone };

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Network.Cards.AddGuest(Network.Staff, Form()))));

        Assert.All(made, m => Assert.Equal(id, m.Expect()));
        Assert.Equal(1L, Network.Value("SELECT count(*) FROM client_phones WHERE ClientId = @0", id.Key()));
        Assert.Single((await Network.Cards.History(Network.Manager, id)).Expect());
    }

    [Fact]
    public async Task A_known_phone_is_told_with_its_card_in_whatever_format_it_is_typed()
    {
        var existing = await Network.Client("Анна", "Ясная", "+7 916 555-66-77");

        var known = Assert.IsType<Outcome<Guid>.PhoneKnown>(
            await Network.Cards.AddGuest(Network.Staff, new() { SalonId = Network.Salon, Name = "Аня", Phone = "8 (916) 555 66 77" }));
        var hit = Assert.Single(known.Clients);
        Assert.Equal((existing, "Ясная Анна", "+7 916 •••-••-77"), (hit.Id, hit.Name.Full, hit.MaskedPhone));
        Assert.Equal(1L, Network.Value("SELECT count(*) FROM client_phones WHERE NumberIndex = (SELECT NumberIndex FROM client_phones WHERE ClientId = @0)", existing.Key()));
    }

    [Fact]
    public async Task A_phone_that_is_shared_knowingly_makes_a_second_card()
    {
        var phone = shared.Phone();
        var mother = await Network.Client("Мать", "Семейная", phone);
        var form = Network.Form("Дочь", "Семейная", phone);
        Assert.IsType<Outcome<Guid>.PhoneKnown>(await Network.Cards.Create(Network.Manager, form));

        form.SharesPhoneKnowingly = true;
        var child = (await Network.Cards.Create(Network.Manager, form)).Expect();

        var found = (await Network.Search.Find(Network.Staff, phone)).Expect().Hits.Select(h => h.Id);
        Assert.Equal(new[] { mother, child }.Order(), found.Order());
    }

    [Theory]
    [InlineData("Анна", null, "Анна", null)]
    [InlineData("Анна Ясная", "Ясная", "Анна", null)]
    [InlineData("  Ясная   Анна  Петровна ", "Ясная", "Анна", "Петровна")]
    public async Task A_guest_is_a_name_as_said_and_a_phone(string said, string? last, string? first, string? patronymic)
    {
        var id = (await Network.Cards.AddGuest(Network.Staff, new() { SalonId = Network.Salon, Name = said, Phone = shared.Phone() })).Expect();

        var card = await Network.Card(id);
        Assert.Equal(new PersonName(last, first, patronymic), card.Name);
        Assert.Equal((ClientStatus.Guest, "Staff", 1), (card.Status, card.FilledInBy, card.Version));
    }

    [Fact]
    public async Task A_guest_without_a_name_or_a_phone_is_refused_and_both_are_named()
    {
        var problems = Assert.IsType<Outcome<Guid>.Invalid>(
            await Network.Cards.AddGuest(Network.Staff, new() { SalonId = Network.Salon, Name = " ", Phone = "" })).Problems;

        Assert.Equal([Problem.Required, Problem.Required], problems.Select(p => p.Problem));
        Assert.Contains(problems, p => p.Field == Field.Phones);
    }

    [Fact]
    public async Task Card_numbers_count_up_without_gap_or_double_when_many_are_created_at_once()
    {
        var last = (long)Network.Value("SELECT coalesce(max(CardNumber), 0) FROM clients")!;

        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => shared.Client())));

        var numbers = new List<int>();
        foreach (var id in made)
        {
            numbers.Add((await Network.Card(id)).CardNumber);
        }

        Assert.Equal(Enumerable.Range((int)last + 1, 12), numbers.Order());
    }

    [Fact]
    public async Task The_title_block_says_where_by_whom_and_when()
    {
        var id = await shared.Client();
        var card = await Network.Card(id);

        Assert.Equal(("Сеть", "Арбат", "Manager", "Manager"), (card.NetworkName, card.SalonName, card.FilledInBy, card.UpdatedBy));
        Assert.Equal(card.FilledInAt, card.UpdatedAt);
        Assert.Null(card.ConfirmedOn);
    }
}
