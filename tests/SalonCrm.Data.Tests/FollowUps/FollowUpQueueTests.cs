using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace SalonCrm.Data.Tests.FollowUps;

public sealed class FollowUpQueueTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;
    private Guid _client;
    private FollowUp _open = null!;

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _client = await _network.Client();
        _open = await _network.OpenFollowUp(_client);
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task Follow_ups_promises_and_tasks_stand_in_one_list_by_their_days()
    {
        var promises = _network.Services.GetRequiredService<Promises>();
        (await promises.Make(_network.Staff, new PromiseForm { ClientId = _client, Text = "другая краска", DueOn = SomeFollowUps.Today, OwnerId = _network.Manager.AccountId })).Expect();
        await Task(at: new TimeOnly(17, 0));
        await Task(at: new TimeOnly(9, 30));

        var page = await _network.List(_network.Manager);

        Assert.Equal([QueueKind.Task, QueueKind.Task, QueueKind.Promise, QueueKind.FollowUp], page.Items.Select(i => i.Kind));
        Assert.Equal(new TimeOnly(9, 30), page.Items[0].DueAt);
        Assert.Equal(("другая краска", "Иванова Мария"), (page.Items[2].Text, page.Items[2].Client!.Name.Full));
        Assert.Equal((3, 3, 0, null), (page.Counts.Mine, page.Counts.MySalon, page.Counts.Overdue, page.Counts.All));
        Assert.Single((await _network.List(_network.Manager, new(Kind: QueueKind.Promise))).Items);
        Assert.Single((await _network.List(_network.Manager, new(Reason: FollowUpReasons.ConsentMissing))).Items);
        Assert.Empty((await _network.List(_network.Manager, new(Reason: FollowUpReasons.Unconfirmed))).Items);
        Assert.Empty((await _network.List(_network.Manager, new(QueueView.MySalon, Owner: _network.Head.AccountId))).Items);
    }

    [Fact]
    public async Task The_whole_network_is_its_heads_alone()
    {
        Assert.IsType<Outcome<QueuePage>.NotAllowed>(await _network.Queue().List(_network.Manager, new(QueueView.All)));
        Assert.Single((await _network.List(_network.Head, new(QueueView.All))).Items);
    }

    [Fact]
    public async Task A_manager_of_another_salon_reaches_nothing_of_this_one()
    {
        var stranger = await Stranger();
        Assert.Empty((await _network.List(stranger, new(QueueView.MySalon))).Items);
        Assert.IsType<Outcome<AttemptNoted>.NotFound>(await _network.Queue().NoteAttempt(stranger, Attempt(AttemptOutcome.Reached)));
        Assert.IsType<Outcome<Nothing>.NotFound>(await _network.Queue().Stop(stranger, _open.Id, _open.Version, StopReason.Duplicate));
        Assert.Empty((await _network.Queue().Postpone(stranger, [new(_open.Id, SomeFollowUps.Today.AddDays(3))])).Expect());
        Assert.Equal(_open.DueOn, (await _network.OpenFollowUp(_client)).DueOn);
    }

    [Theory]
    [InlineData(AttemptOutcome.Reached, 7)]
    [InlineData(AttemptOutcome.Refused, 30)]
    [InlineData(AttemptOutcome.Sent, 3)]
    public async Task An_attempt_puts_the_follow_up_on_its_next_day(object outcome, int days)
    {
        var noted = (await _network.Queue().NoteAttempt(_network.Manager, Attempt((AttemptOutcome)outcome))).Expect();
        Assert.Equal((_open.DueOn, SomeFollowUps.Today.AddDays(days)), (noted.WasDueOn, noted.DueOn));
        var item = Assert.Single((await _network.List(_network.Manager)).Items);
        Assert.Equal((1, (AttemptOutcome)outcome, "Manager"), (item.Attempts, item.Last!.Outcome, item.Last.By));
    }

    [Theory]
    [InlineData("2026-11-19", "2026-11-20")]
    [InlineData("2026-11-20", "2026-11-23")]
    [InlineData("2026-11-21", "2026-11-23")]
    public void Whoever_did_not_answer_is_tried_on_the_next_working_day(string today, string next) =>
        Assert.Equal(DateOnly.Parse(next, null), AttemptNoting.NextWorkingDay(DateOnly.Parse(today, null)));

    [Fact]
    public async Task Whoever_asks_for_another_day_is_called_on_that_day()
    {
        var form = Attempt(AttemptOutcome.Later);
        form.LaterOn = SomeFollowUps.Today.AddDays(12);
        Assert.Equal(form.LaterOn, (await _network.Queue().NoteAttempt(_network.Manager, form)).Expect().DueOn);

        Assert.Equal(
            [new(Field.DueOn, Problem.Required), new(Field.Comment, Problem.TooLong)],
            await Refused(f => (f.Outcome, f.Note) = (AttemptOutcome.Later, new string('х', 301))));
        Assert.Equal([new(Field.DueOn, Problem.InThePast)], await Refused(f => (f.Outcome, f.LaterOn) = (AttemptOutcome.Later, SomeFollowUps.Today)));
        Assert.Equal([new(Field.DueOn, Problem.OutOfRange)], await Refused(f => (f.Outcome, f.LaterOn) = (AttemptOutcome.Later, SomeFollowUps.Today.AddYears(2))));
        Assert.Equal([new(Field.Attempt, Problem.NotAChoice)], await Refused(f => f.Outcome = (AttemptOutcome)77));
    }

    [Fact]
    public async Task The_same_attempt_sent_twice_is_noted_once()
    {
        var form = Attempt(AttemptOutcome.NoAnswer);
        var both = await System.Threading.Tasks.Task.WhenAll(_network.Queue().NoteAttempt(_network.Manager, form), _network.Queue().NoteAttempt(_network.Manager, form));
        Assert.All(both, outcome => Assert.Equal(form.Id, outcome.Expect().Attempt));
        Assert.Equal(1L, _network.Value("SELECT count(*) FROM attempts"));
    }

    [Fact]
    public async Task Of_two_managers_at_the_same_follow_up_the_second_is_told()
    {
        var other = await _network.Account(Role.Manager);
        (await _network.Queue().NoteAttempt(_network.Manager, Attempt(AttemptOutcome.NoAnswer))).Expect();

        var late = Assert.IsType<Outcome<AttemptNoted>.Conflict>(await _network.Queue().NoteAttempt(other, Attempt(AttemptOutcome.Reached)));
        Assert.Equal(_open.Version + 1, late.Version);
        Assert.IsType<Outcome<Nothing>.Conflict>(await _network.Queue().Stop(other, _open.Id, _open.Version, StopReason.Duplicate));
        Assert.Equal(1L, _network.Value("SELECT count(*) FROM attempts"));
    }

    [Fact]
    public async Task An_attempt_is_taken_back_by_whoever_made_it_and_nobody_else()
    {
        var noted = (await _network.Queue().NoteAttempt(_network.Manager, Attempt(AttemptOutcome.Refused))).Expect();
        Assert.IsType<Outcome<Nothing>.NotFound>(await _network.Queue().TakeBack(_network.Head, noted));

        (await _network.Queue().TakeBack(_network.Manager, noted)).Expect();

        Assert.Equal(0L, _network.Value("SELECT count(*) FROM attempts"));
        Assert.Equal(_open.DueOn, (await _network.OpenFollowUp(_client)).DueOn);
    }

    [Fact]
    public async Task What_was_stopped_by_mistake_is_asked_again()
    {
        (await _network.Queue().Stop(_network.Manager, _open.Id, _open.Version, StopReason.Duplicate)).Expect();
        (await _network.Queue().Stop(_network.Manager, _open.Id, _open.Version, StopReason.Duplicate)).Expect();
        Assert.Empty((await _network.List(_network.Manager)).Items);

        (await _network.Queue().Reopen(_network.Manager, _open.Id)).Expect();

        var open = await _network.OpenFollowUp(_client);
        Assert.Equal((_open.Id, _open.Reasons, null), (open.Id, open.Reasons, open.StopReason));
    }

    [Fact]
    public async Task A_client_put_on_the_list_by_hand_leaves_it_when_reached()
    {
        var whole = (await _network.Cards.Create(_network.Manager, _network.Whole("+7 916 765-43-21"))).Expect();
        await _network.Consents(whole);
        (await _network.Queue().Ask(_network.Manager, whole)).Expect();
        (await _network.Queue().Ask(_network.Manager, whole)).Expect();
        var open = await _network.OpenFollowUp(whole);
        Assert.Equal((FollowUpReasons.ByHand, SomeFollowUps.Today), (open.Reasons, open.DueOn));

        var noted = (await _network.Queue().NoteAttempt(_network.Manager, new AttemptForm { FollowUp = open.Id, Version = open.Version, Outcome = AttemptOutcome.Reached })).Expect();

        Assert.Null(noted.DueOn);
        Assert.DoesNotContain(await _network.FollowUps(whole), f => f.State == FollowUpState.Open);
    }

    [Fact]
    public async Task Several_are_postponed_and_assigned_at_once_and_both_can_be_undone()
    {
        var second = await _network.OpenFollowUp(await _network.Client("Анна", "Другая", "+7 916 765-43-21"));
        var task = await Task(at: null);
        var day = SomeFollowUps.Today.AddDays(5);
        var before = (await _network.Queue().Postpone(_network.Manager, [new(_open.Id, day), new(second.Id, day), new(task, day), new(Guid.NewGuid(), day)])).Expect();
        Assert.Equal(3, before.Count);
        Assert.All((await _network.List(_network.Manager)).Items, i => Assert.Equal(day, i.DueOn));
        (await _network.Queue().Postpone(_network.Manager, before, isUndo: true)).Expect();
        Assert.Equal(_open.DueOn, (await _network.OpenFollowUp(_client)).DueOn);

        var owners = (await _network.Queue().Assign(_network.Manager, [new(_open.Id, _network.Head.AccountId), new(second.Id, _network.Head.AccountId)])).Expect();
        Assert.Equal(2, (await _network.List(_network.Head)).Items.Count);
        (await _network.Queue().Assign(_network.Manager, owners)).Expect();
        Assert.Empty((await _network.List(_network.Head)).Items);
    }

    [Fact]
    public async Task Nothing_is_put_into_the_past_beyond_a_year_or_given_to_who_does_not_work_the_queue()
    {
        Assert.Equal(Problem.InThePast, await Postponed(SomeFollowUps.Today.AddDays(-1)));
        Assert.Equal(Problem.OutOfRange, await Postponed(SomeFollowUps.Today.AddYears(2)));
        Assert.Equal(Problem.Required, await Postponed(null));
        var given = Assert.IsType<Outcome<IReadOnlyList<Ownership>>.Invalid>(await _network.Queue().Assign(_network.Manager, [new(_open.Id, _network.Staff.AccountId)]));
        Assert.Equal([new(Field.Owner, Problem.Unknown)], given.Problems);
    }

    [Fact]
    public async Task The_card_beside_the_list_is_an_opened_card_in_the_trail()
    {
        (await _network.Queue().NoteAttempt(_network.Manager, Attempt(AttemptOutcome.NoAnswer, "занято"))).Expect();
        var beside = (await _network.Queue().Look(_network.Manager, _client)).Expect();
        Assert.Equal(("+79161234567", "занято"), (beside.Card.Phones[0].Dial, beside.Attempts[0].Note));
        Assert.Equal((long)TrailAction.CardOpened, _network.Value("SELECT Action FROM trail ORDER BY Seq DESC LIMIT 1"));
        Assert.IsType<Outcome<QueueCard>.NotFound>(await _network.Queue().Look(_network.Manager, Guid.NewGuid()));
    }

    [Fact]
    public async Task What_was_worked_today_counts_once_however_often_it_was_tried()
    {
        (await _network.Queue().NoteAttempt(_network.Manager, Attempt(AttemptOutcome.NoAnswer))).Expect();
        var again = Attempt(AttemptOutcome.NoAnswer);
        again.Version++;
        (await _network.Queue().NoteAttempt(_network.Manager, again)).Expect();
        Assert.Equal(1, (await _network.List(_network.Manager)).DoneToday);
        Assert.Equal(0, (await _network.List(_network.Head)).DoneToday);
    }

    [Fact]
    public async Task Notes_of_attempts_are_sealed()
    {
        (await _network.Queue().NoteAttempt(_network.Manager, Attempt(AttemptOutcome.NoAnswer, "секретное слово"))).Expect();
        Assert.DoesNotContain("секретное", string.Join('\n', _network.Rows("attempts").Concat(_network.Rows("trail"))), StringComparison.Ordinal);
    }

    private AttemptForm Attempt(AttemptOutcome outcome, string? note = null) => new() { FollowUp = _open.Id, Version = _open.Version, Outcome = outcome, Note = note };

    private async Task<IReadOnlyList<FieldProblem>> Refused(Action<AttemptForm> change)
    {
        var form = Attempt(AttemptOutcome.Reached);
        form.Version++;
        change(form);
        return Assert.IsType<Outcome<AttemptNoted>.Invalid>(await _network.Queue().NoteAttempt(_network.Manager, form)).Problems;
    }

    private async Task<Problem> Postponed(DateOnly? day) =>
        Assert.Single(Assert.IsType<Outcome<IReadOnlyList<DueDay>>.Invalid>(await _network.Queue().Postpone(_network.Manager, [new(_open.Id, day)])).Problems).Problem;

    private async Task<Guid> Task(TimeOnly? at) =>
        (await _network.Tasks().Make(_network.Manager, new TaskForm { ClientId = _client, Kind = TaskKind.CallBack, DueAt = at, OwnerId = _network.Manager.AccountId })).Expect();

    private async Task<Actor> Stranger()
    {
        var salon = new SalonForm { Name = "Дальний", CountryCode = "RU" };
        (await _network.Services.GetRequiredService<Salons>().Save(_network.Head, salon)).Expect();
        var form = new AccountForm { DisplayName = "Чужая", Email = "far@salon.example", Role = Role.Manager, Salons = [salon.Id] };
        return Actor.SignedIn((await _network.In<Accounts, Outcome<Guid>>(a => a.Add(Actor.Operator, form))).Expect(), Role.Manager, null, null);
    }
}
