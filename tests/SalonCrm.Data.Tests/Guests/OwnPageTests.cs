using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

public sealed class OwnPageTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task What_the_client_corrects_stands_on_the_card_at_once_and_the_history_says_by_the_client()
    {
        var client = await shared.Client();
        var guest = await Network.Enters(client);

        var sent = await guest.Sends(f => (f.Said[Field.Email], f.Said[Field.BirthDate]) = ("maria@mail.example", "1985-04-12"));

        Assert.Equal(new OwnPageSent([], false, false) with { Waiting = sent.Waiting }, sent);
        Assert.Empty(sent.Waiting);
        var card = await Network.Card(client);
        Assert.Equal(("maria@mail.example", new DateOnly(1985, 4, 12), Today), (card.Email, card.BirthDate!.Value, card.ConfirmedOn!.Value));
        Assert.Equal("Иванова Мария", card.UpdatedBy);
        var change = (await Network.Cards.History(Network.Manager, client)).Expect()[0];
        Assert.True(change.IsByClient);
        Assert.Equal("Иванова Мария", change.By);
        Assert.Equal([Field.Email, Field.BirthDate], change.Fields.Select(f => f.Field));
    }

    [Fact]
    public async Task Sending_it_as_it_stands_confirms_the_card_and_changes_nothing()
    {
        var client = await shared.Client();
        var before = await Network.Card(client);

        await (await Network.Enters(client)).Sends(_ => { });

        var after = await Network.Card(client);
        Assert.Equal(Today, after.ConfirmedOn);
        Assert.Equal(before.UpdatedAt, after.UpdatedAt);
        Assert.Single((await Network.Cards.History(Network.Manager, client)).Expect());
    }

    [Fact]
    public async Task A_guest_who_completes_and_agrees_is_registered_as_the_same_client()
    {
        var phone = shared.Phone();
        var client = (await Network.Cards.AddGuest(Network.Staff, new() { SalonId = Network.Salon, Name = "Маша", Phone = phone })).Expect();
        var guest = await Network.Enters(client);

        await guest.Sends(f =>
        {
            f.Said[Field.LastName] = "Петрова";
            f.Consents.Single(c => c.Purpose == ConsentPurpose.Processing).Is = true;
        });

        var card = await Network.Card(client);
        Assert.Equal((ClientStatus.Registered, "Петрова"), (card.Status, card.LastName));
        await using var db = Network.Db();
        Assert.Equal(Today, (await db.Clients.SingleAsync(c => c.Id == client)).RegisteredOn);
    }

    [Fact]
    public async Task A_guest_who_does_not_agree_stays_a_guest_and_what_was_typed_is_kept()
    {
        var client = (await Network.Cards.AddGuest(Network.Staff, new() { SalonId = Network.Salon, Name = "Маша", Phone = shared.Phone() })).Expect();

        await (await Network.Enters(client)).Sends(f => f.Said[Field.Email] = "masha@mail.example");

        var card = await Network.Card(client);
        Assert.Equal((ClientStatus.Guest, "masha@mail.example"), (card.Status, card.Email));
    }

    [Fact]
    public async Task A_new_phone_waits_for_the_managers_word()
    {
        var client = await shared.Client();
        var phone = shared.Phone();

        var sent = await (await Network.Enters(client)).Sends(f => f.NewPhone = phone);

        Assert.Equal([Field.Phones], sent.Waiting);
        Assert.Single((await Network.Card(client)).Phones);
        var waiting = Assert.Single(await Network.Waiting(client));
        Assert.Equal((Field.Phones, phone, LinkKind.Completion), (waiting.Field, waiting.Proposed, waiting.CameBy));
    }

    [Fact]
    public async Task Consents_are_given_and_withdrawn_on_the_page()
    {
        var client = await shared.Client();
        await (await Network.Enters(client)).Sends(f => f.Consents.ForEach(c => c.Is = c.Purpose is ConsentPurpose.Marketing or ConsentPurpose.Processing));

        var given = await Standing(client, ConsentPurpose.Marketing);
        Assert.Equal((ConsentStanding.Given, ConsentChannel.Online, "Иванова Мария"), (given.Standing, given.Channel, given.Written!.By));

        await (await Network.Enters(client)).Sends(f => f.Consents.Single(c => c.Purpose == ConsentPurpose.Marketing).Is = false);

        Assert.Equal(ConsentStanding.Withdrawn, (await Standing(client, ConsentPurpose.Marketing)).Standing);
        Assert.Equal(ConsentStanding.Given, (await Standing(client, ConsentPurpose.Processing)).Standing);
    }

    [Fact]
    public async Task A_consent_to_a_text_that_was_replaced_meanwhile_is_asked_again_and_nothing_is_kept()
    {
        var client = await shared.Client();
        var guest = await Network.Enters(client);
        var form = (await guest.Sees()).Form;
        form.Said[Field.Email] = "new@mail.example";
        var photos = form.Consents.Single(c => c.Purpose == ConsentPurpose.Photos);
        (photos.Is, photos.TextVersion) = (true, photos.TextVersion - 1);

        Assert.IsType<Outcome<OwnPageSent>.Conflict>(await guest.Tries(form));

        Assert.Null((await Network.Card(client)).Email);
        photos.TextVersion++;
        await guest.Sends(form);
        Assert.Equal("new@mail.example", (await Network.Card(client)).Email);
    }

    [Fact]
    public async Task The_same_form_twice_does_its_work_once()
    {
        var client = await shared.Client();
        var guest = await Network.Enters(client);
        var form = (await guest.Sees()).Form;
        (form.Said[Field.Email], form.NewPhone) = ("twice@mail.example", shared.Phone());
        form.Consents.Single(c => c.Purpose == ConsentPurpose.Marketing).Is = true;

        await guest.Sends(form);
        var history = (await Network.Cards.History(Network.Manager, client)).Expect().Count;
        Assert.True((await guest.Sends(form)).IsLate);

        Assert.Equal(history, (await Network.Cards.History(Network.Manager, client)).Expect().Count);
        Assert.Single(await Network.Waiting(client));
    }

    /// <summary>Every way in which what was shown, what the salon wrote since and what the client typed can differ.</summary>
    [Fact]
    public async Task What_the_salon_changed_meanwhile_is_never_overwritten_and_nothing_typed_is_lost()
    {
        string?[] values = [null, "краска", "уход"];
        foreach (var (shown, salon, typed) in values.SelectMany(a => values.SelectMany(b => values.Select(c => (a, b, c)))))
        {
            var form = shared.Form();
            form.ServicePreferences = shown;
            var client = (await Network.Cards.Create(Network.Manager, form)).Expect();
            var guest = await Network.Enters(client);
            var page = (await guest.Sees()).Form;
            var edit = (await Network.Card(client)).Form!;
            edit.ServicePreferences = salon;
            (await Network.Cards.Edit(Network.Manager, edit)).Expect();
            (page.Said[Field.ServicePreferences], page.Said[Field.Email]) = (typed, "rest@mail.example");

            var sent = await guest.Sends(page);

            var isMine = typed != shown;
            var isTheirs = salon != shown;
            var waits = isMine && isTheirs && typed != salon;
            var card = await Network.Card(client);
            Assert.Equal((shown, salon, typed, isTheirs || !isMine ? salon : typed), (shown, salon, typed, card.ServicePreferences));
            Assert.Equal("rest@mail.example", card.Email);
            Assert.Equal((shown, salon, typed, waits), (shown, salon, typed, sent.MeetsSalon));
            Assert.Equal(waits ? [typed] : [], (await Network.Waiting(client)).Select(p => p.Proposed));
        }
    }

    [Fact]
    public async Task The_right_to_ones_data_and_to_erasure_becomes_one_task_each_with_the_legal_date()
    {
        var client = await shared.Client();
        var guest = await Network.Enters(client);

        var day = (await Network.OwnPages().Ask(guest.Comer, guest.Pass, TaskKind.Erasure)).Expect();
        Assert.Equal(day, (await Network.OwnPages().Ask(guest.Comer, guest.Pass, TaskKind.Erasure)).Expect());
        (await Network.OwnPages().Ask(guest.Comer, guest.Pass, TaskKind.HandOutData)).Expect();
        Assert.IsType<Outcome<DateOnly>.Invalid>(await Network.OwnPages().Ask(guest.Comer, guest.Pass, TaskKind.CallBack));

        Assert.Equal(LegalDates.AnswerBy("RU", Today), day);
        await using var db = Network.Db();
        var tasks = await db.Tasks.Where(t => t.ClientId == client).ToListAsync();
        Assert.Equal([TaskKind.HandOutData, TaskKind.Erasure], tasks.Select(t => t.Kind).Order());
        Assert.All(tasks, t => Assert.Equal((Network.Salon, day), (t.SalonId, t.DueOn)));
    }

    [Theory]
    [InlineData(Field.Email, "not an address", Problem.NotAnEmail)]
    [InlineData(Field.BirthDate, "yesterday", Problem.NotADate)]
    [InlineData(Field.BirthDate, "2999-01-01", Problem.InTheFuture)]
    [InlineData(Field.PreferredChannel, "Pigeon", Problem.Unknown)]
    [InlineData(Field.FirstName, "+7 916 123-45-67", Problem.NameIsPhone)]
    public async Task What_cannot_be_kept_is_said_and_nothing_is_changed(Field field, string typed, Problem problem)
    {
        var client = await shared.Client();
        var guest = await Network.Enters(client);
        var form = (await guest.Sees()).Form;
        (form.Said[field], form.Said[Field.ServicePreferences]) = (typed, "тишина");

        var refused = Assert.IsType<Outcome<OwnPageSent>.Invalid>(await guest.Tries(form));

        Assert.Equal([new(field, problem)], refused.Problems);
        Assert.Null((await Network.Card(client)).ServicePreferences);
        form.Said[field] = field == Field.FirstName ? "Мария" : null;
        await guest.Sends(form);
        Assert.Equal("тишина", (await Network.Card(client)).ServicePreferences);
    }

    [Fact]
    public async Task A_name_that_was_emptied_and_an_impossible_phone_are_refused_together()
    {
        var guest = await Network.Enters(await shared.Client());
        var form = (await guest.Sees()).Form;
        (form.Said[Field.FirstName], form.Said[Field.LastName], form.NewPhone) = (" ", "", "12");

        var refused = Assert.IsType<Outcome<OwnPageSent>.Invalid>(await guest.Tries(form));

        Assert.Equal([new(Field.FirstName, Problem.Required), new(Field.Phones, Problem.PhoneTooShort)], refused.Problems);
    }

    private async Task<ConsentState> Standing(Guid client, ConsentPurpose purpose) =>
        (await Network.Cards.Open(Network.Manager, client)).Expect().Entries!.Consents.Single(c => c.Purpose == purpose);
}
