using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

/// <summary>What is missing, asked in passing.</summary>
public sealed class GapAnswerTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task What_the_card_lacks_is_worth_asking_and_what_it_has_is_not()
    {
        var form = shared.Form();
        form.Email = "maria@example.com";
        var client = (await Network.Cards.Create(Network.Manager, form)).Expect();

        Assert.Equal([Gap.AllergiesNotAsked, Gap.BirthDate, Gap.Preferences, Gap.FavouriteMaster], await ToAsk(client));
    }

    [Fact]
    public async Task An_answer_fills_the_card_by_whoever_took_the_call()
    {
        var client = await shared.Client();

        var left = (await Network.Answers().Answer(Network.Staff, new() { ClientId = client, Gap = Gap.Email, Text = " maria@example.com " })).Expect();
        (await Network.Answers().Answer(Network.Staff, new() { ClientId = client, Gap = Gap.BirthDate, Text = "1985-04-12" })).Expect();
        (await Network.Answers().Answer(Network.Staff, new() { ClientId = client, Gap = Gap.AllergiesNotAsked, Text = "NoneKnown" })).Expect();

        Assert.DoesNotContain(Gap.Email, left);
        var card = await Network.Card(client);
        Assert.Equal(("maria@example.com", new DateOnly(1985, 4, 12), AllergyState.NoneKnown), (card.Email, card.BirthDate, card.AllergyState));
        Assert.Contains((await Network.Cards.History(Network.Manager, client)).Expect(), c => c.By == "Staff" && c.Fields.Any(f => f.Field == Field.Email));
    }

    [Theory]
    [InlineData(Gap.Email, "not mail", Problem.NotAnEmail)]
    [InlineData(Gap.BirthDate, "12.04.1985", Problem.NotAChoice)]
    [InlineData(Gap.FavouriteMaster, "Алина", Problem.NotAChoice)]
    [InlineData(Gap.AllergiesNotAsked, "орехи", Problem.NotAChoice)]
    [InlineData(Gap.Email, null, Problem.Required)]
    [InlineData(Gap.Phone, "+7 916 000-00-00", Problem.Unknown)]
    public async Task A_bad_answer_is_told_and_changes_nothing(Gap gap, string? text, Problem problem)
    {
        var client = await shared.Client();

        var refused = Assert.IsType<Outcome<IReadOnlyList<Gap>>.Invalid>(await Network.Answers().Answer(Network.Staff, new() { ClientId = client, Gap = gap, Text = text }));

        Assert.Equal(problem, Assert.Single(refused.Problems).Problem);
        Assert.Equal(1, (await Network.Card(client)).Version);
    }

    [Fact]
    public async Task What_somebody_filled_meanwhile_is_not_overwritten()
    {
        var client = await shared.Client();
        (await Network.Answers().Answer(Network.Staff, new() { ClientId = client, Gap = Gap.Email, Text = "first@example.com" })).Expect();

        var second = await Network.Answers().Answer(Network.Staff, new() { ClientId = client, Gap = Gap.Email, Text = "second@example.com" });

        Assert.Equal(new(Field.Email, Problem.Taken), Assert.Single(Assert.IsType<Outcome<IReadOnlyList<Gap>>.Invalid>(second).Problems));
        Assert.Equal("first@example.com", (await Network.Card(client)).Email);
    }

    [Fact]
    public async Task What_was_refused_is_not_asked_in_the_next_call()
    {
        var client = await shared.Client();

        var left = (await Network.Answers().Refuse(Network.Staff, client, Gap.BirthDate)).Expect();
        (await Network.Answers().Refuse(Network.Staff, client, Gap.BirthDate)).Expect();

        Assert.DoesNotContain(Gap.BirthDate, left);
        Assert.DoesNotContain(Gap.BirthDate, await ToAsk(client));
        await using var db = Network.Db();
        Assert.Single(db.Attempts, a => a.ClientId == client);
    }

    private async Task<IReadOnlyList<Gap>> ToAsk(Guid client) => (await Network.Answers().ToAsk(Network.Staff, client)).Expect();
}
