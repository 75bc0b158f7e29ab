using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Calls;

namespace SalonCrm.Data.Tests.Calls;

/// <summary>In whatever order and however often an exchange tells what happened, it is the same call.</summary>
public sealed class CallProgressProperties
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_order_and_every_repetition_of_what_was_told_ends_in_the_same_call() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var told = Story(random);
            var expected = Heard(told);
            for (var i = 0; i < 20; i++)
            {
                CallNews[] again = [.. told, .. Enumerable.Range(0, random.Next(4)).Select(_ => told[random.Next(told.Length)])];
                random.Shuffle(again);
                Assert.Equal(expected, Heard(again));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_state_never_goes_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var told = Story(random);
            random.Shuffle(told);
            var (call, before) = (new Call(), CallState.Ringing);
            foreach (var news in told)
            {
                CallProgress.Take(call, news, Now);
                Assert.True(call.State >= before, $"{before} to {call.State}");
                before = call.State;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(5 * 60)]
    [InlineData(-32 * 24 * 3600)]
    public void What_lies_in_the_future_or_before_all_calls_happened_now(int seconds)
    {
        var call = new Call();
        CallProgress.Take(call, new() { CallId = "1", Event = CallEvent.Ringing, At = Now.AddSeconds(seconds) }, Now);
        Assert.Equal(Now, call.StartedAt);
    }

    [Theory]
    [InlineData("-10675199.02:48:05.4775808", 0)]
    [InlineData("-00:00:01", 0)]
    [InlineData("00:03:00", 180)]
    [InlineData("10675199.02:48:05.4775807", 24 * 3600)]
    public void A_length_that_cannot_be_is_none_or_a_day(string length, int seconds)
    {
        var call = new Call();
        CallProgress.Take(call, new() { CallId = "1", Event = CallEvent.Ended, At = Now, Talked = TimeSpan.Parse(length, null) }, Now);
        Assert.Equal(seconds == 0 ? null : TimeSpan.FromSeconds(seconds), CallProgress.Talked(call));
        Assert.Equal(seconds == 0, call.IsMissed);
    }

    [Fact]
    public void An_exchange_that_only_says_that_somebody_answered_is_believed()
    {
        var call = new Call();
        CallProgress.Take(call, new() { CallId = "1", Event = CallEvent.Ended, At = Now, WasAnswered = true }, Now);
        Assert.False(call.IsMissed);
        Assert.Null(CallProgress.Talked(call));
    }

    private static CallNews[] Story(Random random)
    {
        var begin = Now.AddSeconds(-random.Next(60, 4000));
        var answered = random.Next(2) == 0 ? begin.AddSeconds(random.Next(1, 30)) : (DateTimeOffset?)null;
        var end = (answered ?? begin).AddSeconds(random.Next(0, 300));
        CallDirection? Direction() => random.Next(2) == 0 ? CallDirection.Outgoing : null;
        var told = new CallNews { CallId = "1", Event = CallEvent.Ringing, Number = "+79161234567", Line = "101" };
        List<CallNews> news =
        [
            told with { At = begin, Direction = CallDirection.Outgoing },
            told with { Event = CallEvent.Ended, At = end, Direction = Direction(), Talked = random.Next(2) == 0 ? end - answered : null, WasAnswered = random.Next(2) == 0 ? answered is not null : null, Number = null },
            told with { Event = CallEvent.RecordingReady, At = end.AddSeconds(5), Recording = new("https://pbx.example/1.mp3"), Line = null },
        ];
        if (answered is not null)
        {
            news.Add(told with { Event = CallEvent.Answered, At = answered, Direction = Direction() });
        }

        return [.. news.Where(_ => random.Next(5) > 0).DefaultIfEmpty(news[0])];
    }

    private static (CallDirection, CallState, string?, string?, DateTimeOffset, DateTimeOffset?, DateTimeOffset?, string?, bool) Heard(IEnumerable<CallNews> told)
    {
        var call = new Call();
        foreach (var news in told)
        {
            CallProgress.Take(call, news, Now);
        }

        return (call.Direction, call.State, call.Number, call.Line, call.StartedAt, call.AnsweredAt, call.EndedAt, call.Recording, call.IsMissed);
    }
}
