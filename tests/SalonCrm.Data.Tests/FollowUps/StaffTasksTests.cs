using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Visits;
using SalonCrm.Data.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace SalonCrm.Data.Tests.FollowUps;

public sealed class StaffTasksTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;
    private Guid _client;

    private Agenda Agenda => _network.Services.GetRequiredService<Agenda>();

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _client = await _network.Client();
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_task_without_an_owner_is_everybodys_at_its_salon_until_one_does_it()
    {
        var task = (await _network.Tasks().Make(_network.Staff, CallBack())).Expect();
        foreach (var actor in new[] { _network.Specialist, _network.Staff, _network.Manager })
        {
            var due = Assert.Single((await Agenda.Today(actor)).Expect().Due);
            Assert.Equal((QueueKind.Task, "перезвонить в пять", new TimeOnly(17, 0)), (due.Kind, due.Text, due.DueAt));
        }

        (await _network.Tasks().Done(_network.Specialist, task, 1)).Expect();
        Assert.Empty((await Agenda.Today(_network.Staff)).Expect().Due);
        (await _network.Tasks().Reopen(_network.Specialist, task)).Expect();
        Assert.Single((await Agenda.Today(_network.Staff)).Expect().Due);
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_task()
    {
        var form = CallBack();
        Assert.Equal((await _network.Tasks().Make(_network.Staff, form)).Expect(), (await _network.Tasks().Make(_network.Staff, form)).Expect());
        Assert.Equal(1L, _network.Value("SELECT count(*) FROM tasks"));
    }

    [Fact]
    public async Task Who_ends_a_task_that_somebody_else_has_just_ended_is_told()
    {
        var task = (await _network.Tasks().Make(_network.Staff, CallBack())).Expect();
        (await _network.Tasks().Done(_network.Staff, task, 1)).Expect();
        Assert.IsType<Outcome<Nothing>.Conflict>(await _network.Tasks().Drop(_network.Manager, task, 1));
        (await _network.Tasks().Done(_network.Manager, task, 1)).Expect();
    }

    [Fact]
    public async Task A_task_that_says_nothing_lies_in_the_past_or_is_for_nobody_we_know_is_refused()
    {
        var form = new TaskForm { Text = " ", DueOn = SomeFollowUps.Today.AddDays(-3), OwnerId = Guid.NewGuid() };
        var refused = Assert.IsType<Outcome<Guid>.Invalid>(await _network.Tasks().Make(_network.Staff, form));
        Assert.Equal(
            [new(Field.Task, Problem.Required), new(Field.DueOn, Problem.InThePast), new(Field.Salon, Problem.Required), new(Field.Owner, Problem.Unknown)],
            refused.Problems);
        Assert.IsType<Outcome<Guid>.NotFound>(await _network.Tasks().Make(_network.Staff, new TaskForm { ClientId = Guid.NewGuid(), Kind = TaskKind.CallBack }));
        Assert.Equal(0L, _network.Value("SELECT count(*) FROM tasks"));
    }

    [Fact]
    public async Task What_a_task_says_is_sealed()
    {
        (await _network.Tasks().Make(_network.Staff, CallBack())).Expect();
        Assert.DoesNotContain("перезвонить", string.Join('\n', _network.Rows("tasks").Concat(_network.Rows("trail"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_shows_planned_visits_of_today_by_their_hours()
    {
        foreach (var (hour, state) in new[] { (17, VisitState.Planned), (10, VisitState.Planned), (12, VisitState.Cancelled) })
        {
            var visit = _network.Visit(_client, SomeFollowUps.Today, state);
            visit.At = new TimeOnly(hour, 0);
            (await _network.Visits().Save(_network.Manager, visit)).Expect();
        }

        var visits = (await Agenda.Today(_network.Staff)).Expect().Visits;
        Assert.Equal([10, 17], visits.Select(v => v.At!.Value.Hour));
        Assert.Equal(("Стрижка", "+7 916 •••-••-67"), (visits[0].Services[0], visits[0].Client.MaskedPhone));
        Assert.All((await Agenda.Today(_network.Specialist)).Expect().Visits, v => Assert.Null(v.Client.MaskedPhone));
    }

    [Fact]
    public async Task What_is_due_for_a_manager_holds_follow_ups_and_for_the_desk_none()
    {
        await _network.Keep(async db => (await db.FollowUps.FindAsync((await _network.OpenFollowUp(_client)).Id))!.DueOn = SomeFollowUps.Today.AddDays(-2));
        var due = Assert.Single((await Agenda.Today(_network.Manager)).Expect().Due);
        Assert.Equal((QueueKind.FollowUp, true), (due.Kind, due.IsOverdue));
        Assert.Empty((await Agenda.Today(_network.Staff)).Expect().Due);
    }

    private TaskForm CallBack() => new() { ClientId = _client, Kind = TaskKind.CallBack, Text = "перезвонить в пять", DueAt = new TimeOnly(17, 0) };
}
