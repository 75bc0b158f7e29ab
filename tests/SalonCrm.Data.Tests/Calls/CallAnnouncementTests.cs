using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Calls;

public sealed class CallAnnouncementTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_call_on_the_salons_line_is_the_salons_and_whose_number_it_is_is_known()
    {
        var phone = shared.Phone();
        var client = await Network.Client(phone: phone);

        var call = await Network.Call(phone[1..]);
        var heard = await call.Rings();

        Assert.Equal((true, true), (heard.IsNew, heard.LineIsKnown));
        var row = await call.Row();
        Assert.Equal((Network.Salon, client, phone, CallState.Ringing), (row.SalonId, row.ClientId, row.Number, row.State));
    }

    [Fact]
    public async Task The_number_stands_in_the_file_sealed_and_the_exchanges_own_id_not_at_all()
    {
        var phone = shared.Phone();
        var call = await Network.Ringing(phone);

        Assert.DoesNotContain(Network.Rows("calls"), row => row.Contains(phone[2..], StringComparison.Ordinal) || row.Contains(call.CallId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Told_again_it_is_the_same_call_and_nothing_is_written_to_it()
    {
        var call = await Network.Call(shared.Phone());
        var at = SomeCall.Now;
        var first = await call.Rings(at);
        var before = await call.Row();

        var again = await call.Rings(at);

        Assert.Equal((first.CallId, false), (again.CallId, again.IsNew));
        Assert.Equal(before.Version, (await call.Row()).Version);
    }

    [Fact]
    public async Task Two_exchanges_may_have_calls_of_the_same_id()
    {
        var (one, other) = (await Network.Call(shared.Phone()), await Network.Exchange(SomeCall.Line));
        await one.Rings();

        var heard = (await Network.Announcements().Tell(other, one.News(CallEvent.Ringing))).Expect();

        Assert.True(heard.IsNew);
        Assert.NotEqual(one.Id, heard.CallId);
    }

    [Fact]
    public async Task What_ended_before_it_rang_is_known_as_ended_and_stands_on_no_screen()
    {
        var call = await Network.Call(shared.Phone());
        await call.Ends();
        await call.Rings(SomeCall.Now.AddSeconds(-20));

        Assert.Equal(CallState.Ended, (await call.Row()).State);
        Assert.Null(await Network.OnScreen(Network.Staff, call));
    }

    [Fact]
    public async Task A_recording_that_is_ready_before_the_end_was_told_belongs_to_the_call_and_makes_no_missed_one()
    {
        var call = await Network.Call(shared.Phone());
        await call.Tells(call.News(CallEvent.RecordingReady) with { Recording = new("https://pbx.example/1.mp3") });

        var row = await call.Row();
        Assert.Equal(("https://pbx.example/1.mp3", false), (row.Recording, row.IsMissed));
        Assert.Null(await Network.CallBack(call));

        await call.Tells(call.News(CallEvent.Ended) with { Talked = TimeSpan.FromSeconds(30), WasAnswered = true });
        Assert.Equal(TimeSpan.FromSeconds(30), CallProgress.Talked(await call.Row()));
        Assert.DoesNotContain(Network.Rows("calls"), r => r.Contains("pbx.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_on_a_line_that_is_nobodys_is_kept_and_stands_on_no_screen()
    {
        var call = await Network.Call(shared.Phone(), "+7 812 000-00-00");
        var heard = await call.Rings();

        Assert.False(heard.LineIsKnown);
        Assert.Null((await call.Row()).SalonId);
        Assert.Null(await Network.OnScreen(Network.Staff, call));
        Assert.IsType<Outcome<CallView>.NotFound>(await Network.Calls().Get(Network.Staff, call.Id));
    }

    [Fact]
    public async Task Once_the_line_is_a_salons_its_calls_are_the_salons_too()
    {
        var phone = shared.Phone();
        var client = await Network.Client(phone: phone);
        var call = await Network.Call(phone, "8 (812) 000-00-01");
        await call.IsMissed();
        Assert.Null(await Network.CallBack(call));

        (await Network.Assigns(call.Exchange, "+78120000001")).Expect();

        Assert.Equal((Network.Salon, client), ((await call.Row()).SalonId, (await call.Row()).ClientId));
        Assert.NotNull(await Network.CallBack(call));
    }

    [Fact]
    public async Task A_clock_five_minutes_fast_rings_now_and_one_five_minutes_slow_is_in_the_log_without_ringing()
    {
        var fast = await Network.Call(shared.Phone());
        await fast.Rings(SomeCall.Now.AddMinutes(5));
        Assert.InRange((await fast.Row()).StartedAt, SomeCall.Now.AddMinutes(-1), SomeCall.Now);
        Assert.NotNull(await Network.OnScreen(Network.Staff, fast));

        var slow = await Network.Call(shared.Phone());
        await slow.Rings(SomeCall.Now.AddMinutes(-5));
        Assert.Null(await Network.OnScreen(Network.Staff, slow));
        Assert.NotNull(await Network.Window(slow));
    }

    [Fact]
    public async Task A_number_that_several_share_is_nobodys_until_somebody_chooses()
    {
        var phone = shared.Phone();
        await Network.Client(phone: phone);
        var son = Network.Form("Пётр", "Иванов", phone);
        son.SharesPhoneKnowingly = true;
        (await Network.Cards.Create(Network.Manager, son)).Expect();

        var call = await Network.Ringing(phone);

        Assert.Null((await call.Row()).ClientId);
        Assert.Equal(["Пётр", "Мария"], (await Network.Window(call)).Callers.Select(c => c.Name.First).OrderDescending());
    }

    [Fact]
    public async Task A_signature_that_was_seen_is_a_replay_and_another_exchanges_same_one_is_not()
    {
        var call = await Network.Call(shared.Phone());
        byte[] signature = [.. Guid.NewGuid().ToByteArray(), .. Guid.NewGuid().ToByteArray()];
        (await Network.Announcements().Tell(call.Exchange, call.News(CallEvent.Ringing), signature)).Expect();

        var replayed = await Network.Announcements().Tell(call.Exchange, call.News(CallEvent.Ended), signature);

        Assert.Equal([new FieldProblem(Field.ExchangeSecret, Problem.Replayed)], Assert.IsType<Outcome<CallHeard>.Invalid>(replayed).Problems);
        (await Network.Announcements().Tell(await Network.Exchange(), call.News(CallEvent.Ringing), signature)).Expect();
    }

    [Fact]
    public async Task Of_a_hundred_replays_at_once_one_is_heard()
    {
        var call = await Network.Call(shared.Phone());
        var signature = Guid.NewGuid().ToByteArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Network.Announcements().Tell(call.Exchange, call.News(CallEvent.Ringing), signature)));

        Assert.Single(answers.OfType<Outcome<CallHeard>.Done>());
    }

    [Fact]
    public async Task Old_signatures_are_thrown_away_in_passing()
    {
        var exchange = await Network.Exchange(SomeCall.Line);
        await Network.Keep(db =>
        {
            db.AddRange(Enumerable.Range(0, 50).Select(_ => new SeenSignature { ExchangeId = exchange.AccountId!.Value, Hash = Guid.NewGuid().ToByteArray(), At = SomeCall.Now.AddHours(-2) }));
            return Task.CompletedTask;
        });
        var news = new SomeCall(Network, exchange, shared.Phone()).News(CallEvent.Ringing);

        await Task.WhenAll(Enumerable.Range(0, 300).Select(async _ => (await Network.Announcements().Tell(exchange, news, Guid.NewGuid().ToByteArray())).Expect()));

        await using var db = Network.Db();
        Assert.Equal(300, await db.SeenSignatures.CountAsync(s => s.ExchangeId == exchange.AccountId));
    }

    [Fact]
    public async Task A_thousand_at_once_are_all_kept_and_the_screens_are_told()
    {
        var exchange = await Network.Exchange(SomeCall.Line);
        var told = 0;
        using var screen = Network.Board().Follow(Network.Staff.AccountId!.Value, [Network.Salon], () => Interlocked.Increment(ref told));
        var calls = Enumerable.Range(0, 1000).Select(_ => new SomeCall(Network, exchange, shared.Phone())).ToList();

        var heard = await Task.WhenAll(calls.Select(c => c.Rings()));

        Assert.Equal(1000, heard.Select(h => h.CallId).Distinct().Count());
        Assert.Equal(1000, told);
        await using var db = Network.Db();
        Assert.Equal(1000, await db.Calls.CountAsync(c => c.ExchangeId == exchange.AccountId));
        var screenful = (await Network.Calls().Ringing(Network.Staff)).Expect();
        Assert.Equal(CallBoard.MostShown, screenful.Calls.Count);
        Assert.True(screenful.More >= 995, $"{screenful.More} more");
    }

    [Fact]
    public async Task A_screen_of_another_salon_is_not_told()
    {
        var other = await Network.Elsewhere(Role.Staff);
        var told = 0;
        using var screen = Network.Board().Follow(other.AccountId!.Value, [Guid.NewGuid()], () => Interlocked.Increment(ref told));

        var call = await Network.Ringing(shared.Phone());

        Assert.Equal(0, told);
        Assert.Null(await Network.OnScreen(other, call));
    }

    [Fact]
    public async Task What_cannot_be_heard_is_told_field_by_field_and_nothing_is_kept()
    {
        var call = await Network.Call(new string('x', 5000), new string('l', 61));
        var before = Network.Rows("calls").Count;
        var news = call.News((CallEvent)99) with { Recording = new("http://pbx.example/1.mp3"), Direction = (CallDirection)7 };

        var problems = Assert.IsType<Outcome<CallHeard>.Invalid>(await Network.Announcements().Tell(call.Exchange, news)).Problems;
        var nameless = Assert.IsType<Outcome<CallHeard>.Invalid>(await Network.Announcements().Tell(call.Exchange, news with { CallId = " " })).Problems;

        Assert.Equal(
            [
                new(Field.CallEvent, Problem.NotAChoice), new(Field.Call, Problem.NotAChoice), new(Field.ExchangeLines, Problem.TooLong),
                new(Field.Phones, Problem.TooLong), new(Field.CallRecording, Problem.NotAnAddress),
            ], problems);
        Assert.Contains(new FieldProblem(Field.CallId, Problem.Required), nameless);
        Assert.Equal(before, Network.Rows("calls").Count);
    }

    [Fact]
    public async Task A_revoked_exchange_and_one_that_never_was_are_refused()
    {
        var call = await Network.Call(shared.Phone());
        await Network.Keep(async db => (await db.TelephoneExchanges.AsTracking().SingleAsync(e => e.Id == call.Exchange.AccountId)).RevokedAt = SomeCall.Now);

        Assert.IsType<Outcome<CallHeard>.NotAllowed>(await Network.Announcements().Tell(call.Exchange, call.News(CallEvent.Ringing)));
        Assert.IsType<Outcome<CallHeard>.NotAllowed>(await Network.Announcements().Tell(Actor.Exchange(Guid.NewGuid(), null, null), call.News(CallEvent.Ringing)));
    }
}
