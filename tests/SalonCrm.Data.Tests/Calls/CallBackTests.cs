using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Calls;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Calls;

public sealed class CallBackTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_missed_call_of_a_stranger_is_a_task_of_the_salon_for_today_that_says_the_number()
    {
        var call = await (await Network.Call("+7 926 765-43-21")).IsMissed();

        var task = await Network.CallBack(call);
        Assert.Equal(
            (TaskKind.CallBack, TaskState.Open, Network.Salon, SomeFollowUps.Today, null, "+7 926 765-43-21"),
            (task!.Kind, task.State, task.SalonId, task.DueOn, task.ClientId, task.Text));
        Assert.DoesNotContain(Network.Rows("tasks"), r => r.Contains("765-43-21", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missed_call_of_a_client_is_a_task_for_the_client_without_the_number()
    {
        var phone = shared.Phone();
        var client = await Network.Client(phone: phone);
        var call = await (await Network.Call(phone)).IsMissed();

        var task = await Network.CallBack(call);
        Assert.Equal((client, null), (task!.ClientId, task.Text));
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData(null)]
    [InlineData("101")]
    [InlineData("reception")]
    public async Task Nobody_can_call_back_a_hidden_number_and_nobody_has_to_a_phone_of_the_house(string? number)
    {
        var call = await (await Network.Call(number)).IsMissed();
        Assert.True((await call.Row()).IsMissed);
        Assert.Null(await Network.CallBack(call));
    }

    [Fact]
    public async Task What_is_neither_a_number_nor_short_is_told_as_it_came()
    {
        var call = await (await Network.Call("12345678")).IsMissed();
        Assert.Equal("12345678", (await Network.CallBack(call))!.Text);
    }

    [Fact]
    public async Task Three_missed_calls_of_one_number_are_one_task_and_one_after_it_is_done_is_another()
    {
        var phone = shared.Phone();
        var first = await (await Network.Call(phone)).IsMissed();
        var second = await (await Network.Call(phone)).IsMissed();
        var task = await Network.CallBack(first);
        Assert.Equal(task!.Id, (await Network.CallBack(second))!.Id);

        (await Network.Tasks().Done(Network.Staff, task.Id, task.Version)).Expect();

        var third = await (await Network.Call(phone)).IsMissed();
        Assert.NotEqual(task.Id, (await Network.CallBack(third))!.Id);
    }

    [Fact]
    public async Task A_hundred_missed_calls_of_one_number_at_once_are_one_task()
    {
        var phone = shared.Phone();
        var exchange = await Network.Exchange(SomeCall.Line);
        var calls = Enumerable.Range(0, 100).Select(_ => new SomeCall(Network, exchange, phone)).ToList();

        await Task.WhenAll(calls.Select(c => c.Ends()));

        await using var db = Network.Db();
        Assert.Single(await db.Calls.Where(c => c.ExchangeId == exchange.AccountId).Select(c => c.CallBackId).Distinct().ToListAsync());
    }

    [Fact]
    public async Task Told_backwards_an_answered_call_loses_the_task_that_it_should_not_have_had()
    {
        var call = await Network.Call(shared.Phone());
        await call.Ends(SomeCall.Now.AddSeconds(-1));
        var task = await Network.CallBack(call);

        await call.IsAnswered(SomeCall.Now.AddSeconds(-30));
        await call.Rings(SomeCall.Now.AddSeconds(-40));

        Assert.False((await call.Row()).IsMissed);
        Assert.Null(await Network.CallBack(call));
        Assert.Equal(TaskState.Dropped, await State(task!));
    }

    [Fact]
    public async Task A_task_that_another_missed_call_needs_stays()
    {
        var phone = shared.Phone();
        var missed = await (await Network.Call(phone)).IsMissed();
        var late = await Network.Call(phone);
        await late.Ends(SomeCall.Now.AddMinutes(-20));
        var task = await Network.CallBack(missed);

        await late.IsAnswered(SomeCall.Now.AddMinutes(-21));

        Assert.Equal(TaskState.Open, await State(task!));
        Assert.Equal(task!.Id, (await Network.CallBack(missed))!.Id);
    }

    [Theory]
    [InlineData(CallDirection.Incoming)]
    [InlineData(CallDirection.Outgoing)]
    public async Task Talking_with_the_number_ends_the_task_whoever_called(CallDirection direction)
    {
        var phone = shared.Phone();
        var task = await Network.CallBack(await (await Network.Call(phone)).IsMissed());

        var talk = await Network.Call(phone);
        await talk.Tells(talk.News(CallEvent.Answered) with { Direction = direction });

        Assert.Equal(TaskState.Done, await State(task!));
    }

    [Fact]
    public async Task That_nobody_answered_the_salon_ends_no_task_and_makes_none()
    {
        var phone = shared.Phone();
        var task = await Network.CallBack(await (await Network.Call(phone)).IsMissed());

        var tried = await Network.Call(phone);
        await tried.Tells(tried.News(CallEvent.Ringing) with { Direction = CallDirection.Outgoing });
        await tried.Ends();

        Assert.Equal(TaskState.Open, await State(task!));
        Assert.Null(await Network.CallBack(tried));
    }

    [Fact]
    public async Task A_missed_call_that_is_told_after_a_later_talk_makes_no_task()
    {
        var phone = shared.Phone();
        var talk = await Network.Call(phone);
        await talk.IsAnswered();

        var late = await Network.Call(phone);
        await late.Rings(SomeCall.Now.AddMinutes(-10));
        await late.Ends(SomeCall.Now.AddMinutes(-9));

        Assert.Null(await Network.CallBack(late));
    }

    [Fact]
    public async Task A_call_that_was_taken_on_a_screen_is_no_missed_one_and_ends_the_task()
    {
        var phone = shared.Phone();
        var task = await Network.CallBack(await (await Network.Call(phone)).IsMissed());

        var call = await Network.Taken(phone);
        await call.Ends();

        Assert.Null(await Network.CallBack(call));
        Assert.Equal(TaskState.Done, await State(task!));
    }

    [Fact]
    public async Task A_call_that_is_looked_at_after_it_was_missed_is_still_to_be_called_back()
    {
        var call = await (await Network.Call(shared.Phone())).IsMissed();
        Assert.True((await Network.Calls().Take(Network.Staff, call.Id)).Expect().IsMine);

        Assert.True((await call.Row()).IsMissed);
        Assert.Equal(TaskState.Open, (await Network.CallBack(call))!.State);
    }

    [Fact]
    public async Task A_call_of_which_the_end_was_never_told_is_ended_and_called_back_and_one_that_is_talked_is_not_missed()
    {
        var (rang, rings, talked) = (await Network.Call(shared.Phone()), await Network.Call(shared.Phone()), await Network.Call(shared.Phone()));
        await rang.Rings(SomeCall.Now.AddMinutes(-6));
        await rings.Rings(SomeCall.Now.AddMinutes(-4));
        await talked.IsAnswered(SomeCall.Now.AddHours(-5));
        var told = 0;
        using var screen = Network.Board().Follow(Network.Staff.AccountId!.Value, [Network.Salon], () => Interlocked.Increment(ref told));

        Assert.Equal(2, await Network.CallSweep().Sweep(CancellationToken.None));

        Assert.Equal(2, told);
        Assert.True((await rang.Row()).IsMissed);
        Assert.NotNull(await Network.CallBack(rang));
        Assert.Equal(CallState.Ringing, (await rings.Row()).State);
        Assert.Equal((CallState.Ended, false), ((await talked.Row()).State, (await talked.Row()).IsMissed));
        var trail = Network.Value("SELECT count(*) FROM trail");
        Assert.Equal(0, await Network.CallSweep().Sweep(CancellationToken.None));
        Assert.Equal(trail, Network.Value("SELECT count(*) FROM trail"));

        await rang.IsAnswered(SomeCall.Now.AddMinutes(-5));
        Assert.Null(await Network.CallBack(rang));
    }

    [Fact]
    public void In_whatever_order_it_is_told_an_answered_call_leaves_nothing_to_do_and_a_missed_one_one_task() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Tell(new Random(seed)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private async Task Tell(Random random)
    {
        var (call, begin) = (await Network.Call(shared.Phone()), SomeCall.Now.AddMinutes(-3));
        var isAnswered = random.Next(2) == 0;
        List<CallNews> told = [call.News(CallEvent.Ringing, begin), call.News(CallEvent.Ended, begin.AddSeconds(90))];
        if (isAnswered)
        {
            told.Add(call.News(CallEvent.Answered, begin.AddSeconds(20)));
        }

        CallNews[] news = [.. told, told[random.Next(told.Count)]];
        random.Shuffle(news);
        foreach (var one in news)
        {
            await call.Tells(one);
        }

        var row = await call.Row();
        Assert.Equal((CallState.Ended, !isAnswered, begin), (row.State, row.IsMissed, row.StartedAt));
        Assert.Equal(isAnswered ? null : TaskState.Open, (await Network.CallBack(call))?.State);
    }

    private async Task<TaskState> State(StaffTask task)
    {
        await using var db = Network.Db();
        return (await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == task.Id)).State;
    }
}
