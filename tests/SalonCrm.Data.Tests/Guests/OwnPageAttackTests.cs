using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

public sealed class OwnPageAttackTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task Guessing_the_digits_is_over_after_five_wrong_tries()
    {
        var made = await Network.Link(await shared.Client());
        var comer = await Network.Comer(made.Token);
        for (var left = ClientLink.MostWrongTries - 1; left >= 0; left--)
        {
            Assert.Equal(new LinkTry(null, left), (await Network.OwnPages().Enter(comer, Wrong(made))).Expect());
        }

        Assert.IsType<Outcome<LinkTry>.Invalid>(await Network.OwnPages().Enter(comer, made.Dial[^4..]));
        Assert.Equal(LinkStanding.Closed, (await Network.OwnPages().Look(comer)).Expect().Standing);
    }

    [Fact]
    public async Task Guessing_the_digits_in_parallel_gets_no_more_tries()
    {
        var made = await Network.Link(await shared.Client());
        var comer = await Network.Comer(made.Token);

        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Network.OwnPages().Enter(comer, Wrong(made)))));

        Assert.Equal(ClientLink.MostWrongTries, tries.Count(t => t is Outcome<LinkTry>.Done));
        await using var db = Network.Db();
        Assert.Equal(ClientLink.MostWrongTries, (await db.Links.SingleAsync(l => l.Id == made.Id)).WrongTries);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("четыре")]
    public async Task Too_few_digits_are_no_try(string? typed)
    {
        var comer = await Network.Comer(await shared.Client());
        var refused = Assert.IsType<Outcome<LinkTry>.Invalid>(await Network.OwnPages().Enter(comer, typed));
        Assert.Equal([new(Field.LastDigits, Problem.Required)], refused.Problems);
        Assert.Equal(ClientLink.MostWrongTries - 1, (await Network.OwnPages().Enter(comer, "0000")).Expect().TriesLeft);
    }

    [Fact]
    public async Task A_link_is_no_use_without_the_digits()
    {
        var comer = await Network.Comer(await shared.Client());
        foreach (var pass in new[] { null, "", "forged", new string('A', 400) })
        {
            Assert.IsType<Outcome<OwnPageView>.Invalid>(await Network.OwnPages().Show(comer, pass));
            Assert.IsType<Outcome<OwnPageSent>.Invalid>(await Network.OwnPages().Send(comer, pass, new()));
        }
    }

    [Fact]
    public async Task The_pass_of_one_link_opens_no_other_and_not_for_long()
    {
        var mine = await Network.Enters(await shared.Client());
        var other = await Network.Comer(await shared.Client());

        Assert.IsType<Outcome<OwnPageView>.Invalid>(await Network.OwnPages().Show(other, mine.Pass));
        var later = Network.OwnPagesAt(DateTimeOffset.UtcNow + OwnPagePass.Lifetime);
        Assert.IsType<Outcome<OwnPageView>.Invalid>(await later.Show(mine.Comer, mine.Pass));
        await mine.Sees();
    }

    [Fact]
    public async Task A_link_that_is_over_opens_no_more_but_what_is_being_typed_is_taken()
    {
        var made = await Network.Link(await shared.Client());
        var comer = await Network.Comer(made.Token);
        var lastMinute = Network.OwnPagesAt(made.ExpiresAt.AddMinutes(-1));
        var pass = (await lastMinute.Enter(comer, made.Dial[^4..])).Expect().Pass;
        var after = Network.OwnPagesAt(made.ExpiresAt);

        Assert.Equal(LinkStanding.Expired, (await after.Look(comer)).Expect().Standing);
        Assert.IsType<Outcome<LinkTry>.Invalid>(await after.Enter(comer, made.Dial[^4..]));
        (await after.Send(comer, pass, (await after.Show(comer, pass)).Expect().Form)).Expect();
    }

    [Fact]
    public async Task A_replayed_link_opens_no_more_and_changes_nothing_on_the_card()
    {
        var client = await shared.Client();
        var guest = await Network.Enters(client);
        var form = (await guest.Sees()).Form;
        await guest.Sends(form);

        Assert.Equal(LinkStanding.Used, (await Network.OwnPages().Look(guest.Comer)).Expect().Standing);
        Assert.IsType<Outcome<LinkTry>.Invalid>(await Network.OwnPages().Enter(guest.Comer, guest.Link!.Dial[^4..]));
        form.Said[Field.Email] = "replayed@mail.example";
        var sent = await guest.Sends(form);

        Assert.True(sent.IsLate);
        Assert.Null((await Network.Card(client)).Email);
        Assert.Equal([(Field.Email, "replayed@mail.example")], (await Network.Waiting(client)).Select(p => (p.Field, p.Proposed)));
    }

    [Fact]
    public async Task A_link_opened_on_two_phones_asks_each_for_the_digits_and_loses_nothing_of_either()
    {
        var client = await shared.Client();
        var one = await Network.Enters(client);
        var other = one with { Pass = await Network.Pass(one.Comer, one.Link!.Dial[^4..]) };
        var (mine, theirs) = ((await one.Sees()).Form, (await other.Sees()).Form);
        mine.Said[Field.Email] = "one@mail.example";
        theirs.Said[Field.Email] = "other@mail.example";

        Assert.False((await one.Sends(mine)).IsLate);
        Assert.True((await other.Sends(theirs)).IsLate);

        Assert.Equal("one@mail.example", (await Network.Card(client)).Email);
        Assert.Equal("other@mail.example", Assert.Single(await Network.Waiting(client)).Proposed);
    }

    [Fact]
    public async Task A_revoked_link_shows_and_takes_nothing_from_who_is_on_its_page_either()
    {
        var client = await shared.Client();
        var guest = await Network.Enters(client);
        var form = (await guest.Sees()).Form;
        form.Said[Field.Email] = "revoked@mail.example";
        (await Network.Links().Revoke(Network.Staff, guest.Link!.Id)).Expect();
        (await Network.Links().Revoke(Network.Staff, guest.Link.Id)).Expect();

        Assert.Equal(LinkStanding.Revoked, (await Network.OwnPages().Look(guest.Comer)).Expect().Standing);
        Assert.IsType<Outcome<OwnPageView>.Invalid>(await Network.OwnPages().Show(guest.Comer, guest.Pass));
        Assert.IsType<Outcome<OwnPageSent>.Invalid>(await guest.Tries(form));
        Assert.Null((await Network.Card(client)).Email);
        Assert.Empty(await Network.Waiting(client));
    }

    [Fact]
    public async Task Somebody_booking_with_anothers_number_in_order_to_read_the_card_sees_and_changes_nothing_of_it()
    {
        var form = shared.Form();
        (form.Email, form.PreferredLanguage, form.ServicePreferences, form.Status) = ("victim@mail.example", "ru", "тишина", ClientStatus.Registered);
        var client = (await Network.Cards.Create(Network.Manager, form)).Expect();
        var before = await Network.Card(client);
        var elsewhere = new SalonForm { Name = $"Полянка {Guid.NewGuid():N}", CountryCode = "RU" };
        (await Network.In<Salons, Outcome<Nothing>>(s => s.Save(Network.Head, elsewhere))).Expect();

        var attacker = await Network.BooksOnline("Чужая", form.Phones[0].Text!, elsewhere.Id);
        Assert.Equal(client, await Network.ClientOf(attacker.Comer));
        var look = (await Network.OwnPages().Look(attacker.Comer)).Expect();
        var page = await attacker.Sees();

        Assert.Equal((null, elsewhere.Name), (look.Language, look.SalonName));
        Assert.Equal("Чужая", page.Name);
        Assert.Empty(page.Phones);
        Assert.False(page.AsksPhone || page.AsksAllergies);
        Assert.All(page.Form.Said.Values, Assert.Null);
        Assert.All(page.Form.Consents, c => Assert.False(c.Was || c.Is));

        (page.Form.Said[Field.FirstName], page.Form.Said[Field.Email]) = ("Чужая", "attacker@mail.example");
        page.Form.Consents.ForEach(c => c.Is = c.Purpose == ConsentPurpose.Marketing);
        var sent = await attacker.Sends(page.Form);

        Assert.Empty(sent.Waiting);
        var after = await Network.Card(client);
        Assert.Equal((before.Email, before.Name, before.ConfirmedOn, before.Version), (after.Email, after.Name, after.ConfirmedOn, after.Version));
        Assert.All(after.Entries!.Consents, c => Assert.Equal(ConsentStanding.NeverAsked, c.Standing));
        Assert.Equal([Field.FirstName, Field.Email, Field.Consent], (await Network.Waiting(client)).Select(p => p.Field));
    }

    [Fact]
    public async Task What_the_page_does_not_ask_is_not_taken_whatever_is_sent()
    {
        var client = await shared.Client();
        var guest = await Network.Enters(client);
        var form = (await guest.Sees()).Form;
        Assert.DoesNotContain(Field.Address, form.Said.Keys);
        foreach (var field in Enum.GetValues<Field>().Where(f => !form.Said.ContainsKey(f)))
        {
            form.Said[field] = "2020-01-01";
        }

        await guest.Sends(form);

        var card = await Network.Card(client);
        Assert.Equal((null, null, null, AllergyState.NotAsked), (card.Address, card.Comment, card.FirstVisit, card.AllergyState));
        Assert.Empty(card.Tags);
    }

    [Fact]
    public async Task A_stolen_file_holds_no_token_and_an_altered_link_opens_nothing()
    {
        var made = await Network.Link(await shared.Client());
        var comer = await Network.Comer(made.Token);
        await Network.OwnPages().Enter(comer, Wrong(made));

        var rows = string.Join('\n', Network.Rows("client_links"));
        Assert.DoesNotContain(made.Token, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(made.Token)), rows, StringComparison.Ordinal);
        Assert.Equal(1, Network.Sql("UPDATE client_links SET WrongTries = 0 WHERE Id = @0", made.Id.Key()));
        Assert.IsType<Outcome<LinkTry>.Invalid>(await Network.OwnPages().Enter(comer, made.Dial[^4..]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_token_that_nobody_made_leads_to_nobody(string? token) =>
        Assert.Null(await Network.OwnPages().Recognise(token, null, null));

    private static string Wrong(LinkMade made) => made.Dial[^4..] == "0000" ? "1111" : "0000";
}
