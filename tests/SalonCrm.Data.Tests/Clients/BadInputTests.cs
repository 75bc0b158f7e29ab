using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Clients;

/// <summary>What people type and paste by mistake or on purpose: refused with the field and the reason, or kept exactly.</summary>
public sealed class BadInputTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private static readonly Dictionary<string, (Action<ClientForm> Spoil, FieldProblem Problem)> Refused = new(StringComparer.Ordinal)
    {
        ["a name of 10,000 characters"] = (f => f.LastName = new string('я', 10_000), new(Field.LastName, Problem.TooLong)),
        ["no name at all"] = (f => (f.LastName, f.FirstName, f.Patronymic) = (" ", "\t", "Петровна"), new(Field.FirstName, Problem.Required)),
        ["a name of NUL characters"] = (f => (f.LastName, f.FirstName) = ("\0\0", "\0"), new(Field.FirstName, Problem.Required)),
        ["a birth date in the future"] = (f => f.BirthDate = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2), new(Field.BirthDate, Problem.InTheFuture)),
        ["a birth date in 1850"] = (f => f.BirthDate = new(1850, 1, 1), new(Field.BirthDate, Problem.TooLongAgo)),
        ["a first visit in the future"] = (f => f.FirstVisit = DateOnly.MaxValue, new(Field.FirstVisit, Problem.InTheFuture)),
        ["no phone"] = (f => f.Phones = [new() { Text = " " }], new(Field.Phones, Problem.Required)),
        ["eleven phones"] = (
            f => f.Phones = [.. Enumerable.Range(0, 11).Select(i => new PhoneLine { Text = $"+7916{2_000_000 + i}" })], new(Field.Phones, Problem.TooMany)),
        ["one phone twice in two formats"] = (
            f => f.Phones = [new() { Text = "+79162000000" }, new() { Text = "8 (916) 200-00-00" }], new(Field.Phones, Problem.PhoneTwice, 1)),
        ["a phone that is too short"] = (f => f.Phones[0].Text = "123", new(Field.Phones, Problem.PhoneTooShort)),
        ["a phone that is too long"] = (f => f.Phones[0].Text = "+7916200000012345", new(Field.Phones, Problem.PhoneTooLong)),
        ["a phone that is none"] = (f => f.Phones[0].Text = "после обеда", new(Field.Phones, Problem.PhoneNotANumber)),
        ["a phone label of 41 characters"] = (f => f.Phones[0].Label = new string('x', 41), new(Field.Phones, Problem.TooLong)),
        ["an email without a domain"] = (f => f.Email = "maria@", new(Field.Email, Problem.NotAnEmail)),
        ["an email without a dot"] = (f => f.Email = "maria@mail", new(Field.Email, Problem.NotAnEmail)),
        ["two emails"] = (f => f.Email = "a@b.example, c@d.example", new(Field.Email, Problem.NotAnEmail)),
        ["an email with a name around it"] = (f => f.Email = "Maria <a@b.example>", new(Field.Email, Problem.NotAnEmail)),
        ["an email that is too long"] = (f => f.Email = new string('a', 250) + "@b.example", new(Field.Email, Problem.TooLong)),
        ["a comment that is too long"] = (f => f.Comment = new string('я', Client.TextLength + 1), new(Field.Comment, Problem.TooLong)),
        ["an address that is too long"] = (f => f.Address = new string('я', Client.LineLength + 1), new(Field.Address, Problem.TooLong)),
        ["too many tags"] = (f => f.Tags = [.. Enumerable.Range(0, Client.MostTags + 1).Select(i => $"t{i}")], new(Field.Tags, Problem.TooMany)),
        ["a tag that is too long"] = (f => f.Tags = [new string('x', Client.TagLength + 1), "VIP"], new(Field.Tags, Problem.TooLong)),
        ["allergies listed and none named"] = (f => f.AllergyState = AllergyState.Listed, new(Field.Allergies, Problem.Contradicts)),
        ["allergies named and not listed"] = (f => f.Allergies = ["латекс"], new(Field.Allergies, Problem.Contradicts)),
        ["a salon that does not exist"] = (f => f.SalonId = Guid.CreateVersion7(), new(Field.Salon, Problem.Unknown)),
        ["a master who does not exist"] = (f => f.FavouriteMasterId = Guid.CreateVersion7(), new(Field.FavouriteMaster, Problem.Unknown)),
    };

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    private SomeNetwork Network => shared.Network;

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public async Task What_cannot_be_kept_is_refused_with_its_field_and_reason_and_nothing_is_saved(string what)
    {
        var (spoil, problem) = Refused[what];
        var form = shared.Form();
        spoil(form);
        var before = Network.Value("SELECT count(*) FROM clients");

        Assert.Equal([problem], Assert.IsType<Outcome<Guid>.Invalid>(await Network.Cards.Create(Network.Manager, form)).Problems);
        Assert.Equal(before, Network.Value("SELECT count(*) FROM clients"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var form = shared.Form();
        (form.LastName, form.Email, form.BirthDate) = (new string('я', 101), "none", new(1850, 1, 1));

        var problems = Assert.IsType<Outcome<Guid>.Invalid>(await Network.Cards.Create(Network.Manager, form)).Problems;
        Assert.Equal([Field.LastName, Field.Email, Field.BirthDate], problems.Select(p => p.Field));
    }

    [Fact]
    public async Task An_edit_is_held_to_the_same_rules()
    {
        var form = (await Network.Card(await shared.Client())).Form!;
        form.LastName = new string('я', 10_000);

        Assert.Equal([new(Field.LastName, Problem.TooLong)], Assert.IsType<Outcome<ClientCard>.Invalid>(await Network.Cards.Edit(Network.Manager, form)).Problems);
        Assert.Equal("Иванова", (await Network.Card(form.Id)).Name.Last);
    }

    [Theory]
    [InlineData("💅🏽 Мария 👩‍👩‍👧")]
    [InlineData("مريم الحسن")]
    [InlineData("\u202Eтот\u202C")]
    [InlineData("=cmd()|'/C calc'!A0")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE clients; --")]
    [InlineData("{0} %s ${x}")]
    public async Task Strange_names_are_kept_exactly(string name)
    {
        var form = shared.Form();
        (form.LastName, form.Comment, form.Tags) = (name, name, [name]);
        (form.AllergyState, form.Allergies, form.ConsentsToHealthData) = (AllergyState.Listed, [name], true);
        (await Network.Cards.Create(Network.Manager, form)).Expect();

        var card = await Network.Card(form.Id);
        Assert.Equal((name, name), (card.Name.Last, card.Comment));
        Assert.Equal([name], card.Tags);
        Assert.Equal([name], card.Allergies);
        Assert.Contains(new FieldChange(Field.LastName, null, name), (await Network.Cards.History(Network.Manager, form.Id)).Expect().Single(h => h.IsCreation).Fields);
    }

    [Fact]
    public async Task Texts_are_tidied_and_nothing_readable_is_lost()
    {
        var form = shared.Form();
        form.LastName = "  Ива\0нова\u0007 ";
        form.FirstName = "Мари" + "\ud83d";
        form.Patronymic = "И\u0306ы";
        form.Comment = "первая\r\nвторая\tстрока\0";
        form.Tags = [" VIP ", "vip", "", "цвет"];
        (await Network.Cards.Create(Network.Manager, form)).Expect();

        var card = await Network.Card(form.Id);
        Assert.Equal(new PersonName("Ива нова", "Мари\uFFFD", "Йы"), card.Name);
        Assert.Equal("первая\nвторая строка", card.Comment);
        Assert.Equal(["VIP", "цвет"], card.Tags);
    }

    [Fact]
    public async Task The_longest_that_is_allowed_is_kept_whole()
    {
        var form = shared.Form(new string('я', Client.NameLength), new string('Ю', Client.NameLength));
        form.Comment = new string('ж', Client.TextLength);
        form.Address = new string('щ', Client.LineLength);
        form.Phones = [.. Enumerable.Range(0, Client.MostPhones).Select(_ => new PhoneLine { Text = shared.Phone(), Label = new string('ф', 40) })];
        (await Network.Cards.Create(Network.Manager, form)).Expect();

        var card = await Network.Card(form.Id);
        Assert.Equal((form.FirstName, form.LastName, form.Comment, form.Address), (card.Name.First, card.Name.Last, card.Comment, card.Address));
        Assert.Equal(Client.MostPhones, card.Phones.Count);
    }

    [Fact]
    public async Task A_search_for_anything_answers()
    {
        string?[] texts = [null, "", " ", "\0", "\ud83d", "💅💅💅", new string('9', 100_000), new string('ъ', 100_000), "'; --", "%_*?[", "+++---", "٠١٢٣٤٥"];
        foreach (var text in texts)
        {
            Assert.Empty((await Network.Search.Find(Network.Staff, text)).Expect().Hits);
        }
    }
}
