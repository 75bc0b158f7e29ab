using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.Duplicates;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Calls;

public sealed class CallNoteTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task What_was_noted_stands_in_the_log_and_in_the_clients_history()
    {
        var (call, client) = await TakenOfClient();

        (await Network.Calls().Note(Network.Staff, await Form(call, CallOutcome.Asked, " Сколько стоит стрижка "))).Expect();

        var line = Assert.Single((await Network.Calls().OfClient(Network.Staff, client)).Expect().Lines);
        Assert.Equal((CallOutcome.Asked, "Сколько стоит стрижка", "Staff"), (line.Outcome, line.Note, line.TakenBy));
        var change = (await Network.Cards.History(Network.Manager, client)).Expect()[0];
        Assert.Equal([new(Field.CallOutcome, null, "Asked"), new(Field.CallNote, null, "Сколько стоит стрижка")], change.Fields);
        Assert.DoesNotContain(Network.Rows("calls"), r => r.Contains("стрижка", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_note_twice_is_written_once()
    {
        var (call, client) = await TakenOfClient();
        var form = await Form(call, CallOutcome.Booked, "на пятницу");
        (await Network.Calls().Note(Network.Staff, form)).Expect();
        var (version, history) = ((await call.Row()).Version, (await Network.Cards.History(Network.Manager, client)).Expect().Count);

        (await Network.Calls().Note(Network.Staff, form)).Expect();

        Assert.Equal((version, history), ((await call.Row()).Version, (await Network.Cards.History(Network.Manager, client)).Expect().Count));
    }

    [Fact]
    public async Task That_the_call_ended_meanwhile_is_no_conflict_and_that_another_has_noted_is()
    {
        var call = await Network.Taken(shared.Phone());
        var (mine, managers) = (await Form(call, CallOutcome.Asked, "первое"), await Form(call, null, "второе"));
        await call.IsAnswered();
        await call.Ends();
        (await Network.Calls().Note(Network.Staff, mine)).Expect();

        var conflict = Assert.IsType<Outcome<Nothing>.Conflict>(await Network.Calls().Note(Network.Manager, managers));
        Assert.Equal("первое", (await call.Row()).Note);

        managers.Version = conflict.Version;
        (await Network.Calls().Note(Network.Manager, managers)).Expect();
        Assert.Equal("второе", (await call.Row()).Note);
    }

    [Fact]
    public async Task A_promise_made_during_a_call_is_one_promise_however_often_the_form_is_sent()
    {
        var (call, client) = await TakenOfClient();
        var form = await Form(call, CallOutcome.Promised, null);
        (form.Promise, form.PromiseDueOn) = ("узнать о другой краске", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2));

        (await Network.Calls().Note(Network.Staff, form)).Expect();
        (await Network.Calls().Note(Network.Staff, form)).Expect();

        var promise = Assert.Single((await Network.Card(client)).Promises);
        Assert.Equal(("узнать о другой краске", form.PromiseDueOn), (promise.Text, promise.DueOn));
        Assert.Equal(promise.Id, (await call.Row()).PromiseId);

        // The note is changed later: the promise that was made stands.
        (await Network.Calls().Note(Network.Staff, await Form(call, CallOutcome.Promised, "и перезвонить"))).Expect();
        Assert.Single((await Network.Card(client)).Promises);
    }

    [Fact]
    public async Task A_promise_needs_a_client_and_words()
    {
        var call = await Network.Taken(shared.Phone());
        var form = await Form(call, CallOutcome.Promised, "что-то");

        var problems = Assert.IsType<Outcome<Nothing>.Invalid>(await Network.Calls().Note(Network.Staff, form)).Problems;

        Assert.Equal([new(Field.Promise, Problem.WhoIsIt), new(Field.Promise, Problem.Required)], problems);
        Assert.Null((await call.Row()).Note);
    }

    [Fact]
    public async Task A_note_of_three_thousand_characters_and_an_outcome_that_is_none_are_refused_field_by_field()
    {
        var call = await Network.Taken(shared.Phone());
        var form = await Form(call, (CallOutcome)42, new string('ы', 3000));

        var problems = Assert.IsType<Outcome<Nothing>.Invalid>(await Network.Calls().Note(Network.Staff, form)).Problems;

        Assert.Equal([new(Field.CallNote, Problem.TooLong), new(Field.CallOutcome, Problem.NotAChoice)], problems);
    }

    [Fact]
    public async Task Only_who_took_a_call_and_who_answers_for_the_salon_note_it()
    {
        var call = await Network.Taken(shared.Phone());
        var other = await Network.Account(Role.Staff);

        var refused = Assert.IsType<Outcome<Nothing>.Invalid>(await Network.Calls().Note(other, await Form(call, null, "чужое")));

        Assert.Equal([new FieldProblem(Field.Call, Problem.AColleagues)], refused.Problems);
        Assert.False((await Network.Window(call, other)).CanNote);
        Assert.True((await Network.Window(call, Network.Manager)).CanNote);
        (await Network.Calls().Note(Network.Manager, await Form(call, null, "своё"))).Expect();
    }

    [Fact]
    public async Task A_daughter_who_calls_from_her_fathers_phone_is_chosen_and_her_card_gets_no_number()
    {
        var (call, father) = await TakenOfClient();
        var daughter = await Network.Client("Анна", "Иванова", shared.Phone());

        (await Network.Calls().Choose(Network.Staff, call.Id, daughter)).Expect();
        (await Network.Calls().Choose(Network.Staff, call.Id, daughter)).Expect();

        Assert.Equal(daughter, (await Network.Window(call)).ClientId);
        Assert.Single((await Network.Card(daughter)).Phones);
        Assert.Single((await Network.Cards.History(Network.Manager, daughter)).Expect(), c => c.Fields.Any(f => f.Field == Field.Call && f.New is not null));
        Assert.Single((await Network.Cards.History(Network.Manager, father)).Expect(), c => c.Fields.Any(f => f.Field == Field.Call && f.New is null));
        Assert.Empty((await Network.Calls().OfClient(Network.Staff, father)).Expect().Lines);
        Assert.IsType<Outcome<Nothing>.NotFound>(await Network.Calls().Choose(Network.Staff, call.Id, Guid.NewGuid()));
    }

    [Fact]
    public async Task A_card_that_went_into_another_takes_its_calls_along_and_back()
    {
        var (call, gone) = await TakenOfClient();
        var stays = await Network.Client("Мария", "Иванова", shared.Phone());
        var merge = await Network.Merge(stays, gone);

        Assert.Equal(stays, (await call.Row()).ClientId);
        Assert.Single((await Network.Calls().OfClient(Network.Staff, gone)).Expect().Lines);
        (await Network.Calls().Choose(Network.Staff, call.Id, gone)).Expect();
        Assert.Equal(stays, (await call.Row()).ClientId);

        await Network.Undo(merge);
        Assert.Equal(gone, (await call.Row()).ClientId);
    }

    private async Task<(SomeCall Call, Guid Client)> TakenOfClient()
    {
        var phone = shared.Phone();
        var client = await Network.Client(phone: phone);
        return (await Network.Taken(phone), client);
    }

    private async Task<CallNoteForm> Form(SomeCall call, CallOutcome? outcome, string? note) =>
        new() { Id = call.Id, Version = (await Network.Window(call)).Version, Outcome = outcome, Note = note };
}
