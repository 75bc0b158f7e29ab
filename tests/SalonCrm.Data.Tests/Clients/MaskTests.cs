using System.Text.Encodings.Web;
using System.Text.Json;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Clients;

/// <summary>What each role sees of one full card.</summary>
public sealed class MaskTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Contacts =
    [
        "4812233", "481-22-33", "22-33", "79164812233", "vera.petrova", "mail.example", "Кривоколенный", "1987", "сквозняк", "Тётя Фрося",
    ];

    private Guid _id;
    private Guid _phone;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync()
    {
        var form = Network.Form("Вера", "Петрова", "+7 916 481-22-33");
        form.SharesPhoneKnowingly = true;
        (form.Email, form.Address, form.BirthDate) = ("vera.petrova@mail.example", "Кривоколенный переулок, 4", new DateOnly(1987, 3, 4));
        (form.Comment, form.ContactInstead) = ("боится: сквозняк", "Тётя Фрося");
        (form.AllergyState, form.Allergies, form.Tags, form.ConsentsToHealthData) = (AllergyState.Listed, ["латекс"], ["VIP"], true);
        _id = (await Network.Cards.Create(Network.Manager, form)).Expect();
        _phone = (await Network.Card(_id)).Phones[0].Id;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_manager_sees_everything_at_once_and_gets_a_form()
    {
        var card = await Network.Card(_id);

        Assert.Equal(ContactView.Full, card.Contacts);
        Assert.Equal(("+7 916 481-22-33", "+79164812233"), (card.Phones[0].Text, card.Phones[0].Dial));
        Assert.Equal("vera.petrova@mail.example", card.Email);
        Assert.NotNull(card.Form);
        var seen = JsonSerializer.Serialize(card, Json).WithoutIds();
        Assert.All(Contacts.Except(["4812233"], StringComparer.Ordinal), c => Assert.Contains(c, seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_front_desk_sees_that_there_are_contacts_and_not_what_they_are()
    {
        var card = (await Network.Cards.Open(Network.Staff, _id)).Expect();

        Assert.Equal(ContactView.Masked, card.Contacts);
        Assert.Equal(("+7 916 •••-••-33", null), (card.Phones[0].Text, card.Phones[0].Dial));
        Assert.Equal(("v•••@mail.example", "•••", "•••"), (card.Email, card.Address, card.ContactInstead));
        Assert.Null(card.BirthDate);
        Assert.Null(card.Form);
        Assert.Equal(["латекс"], card.Allergies);
        var seen = JsonSerializer.Serialize(card, Json).WithoutIds();
        Assert.All(["4812233", "481-22-33", "vera.petrova", "Кривоколенный", "1987", "Тётя Фрося"], c => Assert.DoesNotContain(c, seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_specialist_sees_hints_and_no_contact_data_anywhere_on_the_card()
    {
        var card = (await Network.Cards.Open(Network.Specialist, _id)).Expect();

        Assert.Equal(ContactView.None, card.Contacts);
        Assert.Equal("Петрова Вера", card.Name.Full);
        Assert.Equal(["латекс"], card.Allergies);
        Assert.Equal(["VIP"], card.Tags);
        Assert.Empty(card.Phones);
        var seen = JsonSerializer.Serialize(card, Json).WithoutIds();
        Assert.Contains("латекс", seen, StringComparison.Ordinal);
        Assert.All(Contacts, c => Assert.DoesNotContain(c, seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hit_shows_a_masked_phone_at_most_and_none_to_a_specialist()
    {
        foreach (var actor in new[] { Network.Head, Network.Manager, Network.Staff, Network.Specialist })
        {
            var hit = (await Network.Search.Find(actor, "петрова")).Expect().Hits[0];
            Assert.Equal(actor.Role == Role.Specialist ? null : "+7 916 •••-••-33", hit.MaskedPhone);
            Assert.Equal(["латекс"], hit.Allergies);
            var seen = JsonSerializer.Serialize(hit, Json).WithoutIds();
            Assert.All(Contacts.Except(["22-33"], StringComparer.Ordinal), c => Assert.DoesNotContain(c, seen, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_front_desk_reveals_one_field_at_a_time()
    {
        async Task<string?> Reveal(Field field, Guid? phone = null) => (await Network.Cards.Reveal(Network.Staff, _id, field, phone)).Expect();

        Assert.Equal("+7 916 481-22-33", await Reveal(Field.Phones, _phone));
        Assert.Equal("vera.petrova@mail.example", await Reveal(Field.Email));
        Assert.Equal("Кривоколенный переулок, 4", await Reveal(Field.Address));
        Assert.Equal("Тётя Фрося", await Reveal(Field.ContactInstead));
        Assert.Equal(4L, Network.Value("SELECT count(*) FROM trail WHERE ObjectId = @0 AND Action = 12", _id.Key()));
    }

    [Fact]
    public async Task A_phone_of_another_card_is_not_revealed_by_its_id()
    {
        var other = await shared.Client();

        Assert.Null((await Network.Cards.Reveal(Network.Staff, other, Field.Phones, _phone)).Expect());
        Assert.Null((await Network.Cards.Reveal(Network.Staff, other, Field.Phones)).Expect());
    }

    [Fact]
    public async Task A_specialist_reveals_nothing()
    {
        Assert.IsType<Outcome<string?>.NotAllowed>(await Network.Cards.Reveal(Network.Specialist, _id, Field.Phones, _phone));
        Assert.IsType<Outcome<IReadOnlyList<CardChange>>.NotAllowed>(await Network.Cards.History(Network.Specialist, _id));
    }

    [Theory]
    [InlineData("maria@mail.example", "m•••@mail.example")]
    [InlineData("a@b.example", "a•••@b.example")]
    [InlineData("@b.example", "•••")]
    [InlineData("none", "•••")]
    [InlineData(null, null)]
    public void An_email_is_masked_to_its_first_character_and_its_domain(string? email, string? masked) =>
        Assert.Equal(masked, CardView.MaskEmail(email));
}
