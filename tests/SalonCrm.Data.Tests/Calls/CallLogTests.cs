using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Calls;

public sealed class CallLogTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task The_log_tells_when_how_long_who_took_it_and_what_is_still_to_be_done()
    {
        var phone = shared.Phone();
        var client = await Network.Client(phone: phone);
        var talk = await Network.Taken(phone);
        await talk.IsAnswered(SomeCall.Now.AddSeconds(-90));
        await talk.Ends();
        var missed = await (await Network.Call(phone)).IsMissed();

        var log = (await Network.Calls().OfClient(Network.Staff, client)).Expect();

        Assert.Equal([missed.Id, talk.Id], log.Lines.Select(l => l.Id));
        Assert.Equal((true, null, TaskState.Open), (log.Lines[0].IsMissed, log.Lines[0].Talked, log.Lines[0].CallBack));
        Assert.Equal((false, "Staff", null), (log.Lines[1].IsMissed, log.Lines[1].TakenBy, log.Lines[1].CallBack));
        Assert.InRange(log.Lines[1].Talked!.Value, TimeSpan.FromSeconds(89), TimeSpan.FromSeconds(120));
        Assert.Contains('•', log.Lines[1].Number!);
        Assert.Equal("Мария", log.Lines[1].Client!.Value.First);
    }

    [Fact]
    public async Task A_specialist_reads_a_clients_calls_without_number_and_note()
    {
        var phone = shared.Phone();
        var client = await Network.Client(phone: phone);
        var call = await Network.Taken(phone);
        (await Network.Calls().Note(Network.Staff, new() { Id = call.Id, Version = (await Network.Window(call)).Version, Note = "о краске" })).Expect();

        var line = Assert.Single((await Network.Calls().OfClient(Network.Specialist, client)).Expect().Lines);

        Assert.Equal((null, null), (line.Number, line.Note));
        Assert.IsType<Outcome<CallLog>.NotAllowed>(await Network.Calls().OfSalons(Network.Specialist, new()));
    }

    [Fact]
    public async Task The_log_is_paged_and_says_how_many_there_are()
    {
        var client = await shared.Client();
        await Network.Keep(db =>
        {
            db.AddRange(Enumerable.Range(0, 120).Select(i => new Call { ClientId = client, SalonId = Network.Salon, State = CallState.Ended, StartedAt = SomeCall.Now.AddDays(-i) }));
            return Task.CompletedTask;
        });

        var pages = new List<CallLine>();
        for (var skip = 0; (await Network.Calls().OfClient(Network.Staff, client, skip)).Expect() is { Lines.Count: > 0 } page; skip += page.Lines.Count)
        {
            Assert.Equal(120, page.Total);
            pages.AddRange(page.Lines);
        }

        Assert.Equal(120, pages.DistinctBy(l => l.Id).Count());
        Assert.Equal(pages.OrderByDescending(l => l.At), pages);
        Assert.Equal(50, (await Network.Calls().OfClient(Network.Staff, client, -7)).Expect().Lines.Count);
    }

    [Fact]
    public async Task A_salons_log_is_asked_by_missed_by_own_and_by_day()
    {
        var (staff, exchange) = (await Network.Account(Role.Staff), await Network.Exchange(SomeCall.Line));
        var mine = await Network.Taken(shared.Phone(), staff);
        var missed = await (await Network.Call(shared.Phone())).IsMissed();
        var old = new SomeCall(Network, exchange, shared.Phone());
        await old.Rings(SomeCall.Now.AddDays(-10));
        await old.Ends(SomeCall.Now.AddDays(-10));
        var lookedAtLater = await (await Network.Call(shared.Phone())).IsMissed();
        (await Network.Calls().Take(staff, lookedAtLater.Id)).Expect();

        Assert.Equal(Ids(mine, lookedAtLater), await Log(new(OnlyMine: true), staff));
        Assert.Subset(await Log(new(OnlyMissed: true), staff), Ids(missed, old, lookedAtLater));
        Assert.DoesNotContain(mine.Id, await Log(new(OnlyMissed: true), staff));
        var day = SomeFollowUps.Today.AddDays(-10);
        Assert.Contains(old.Id, await Log(new(From: day, Until: day), staff));
        Assert.DoesNotContain(mine.Id, await Log(new(From: day, Until: day), staff));
        Assert.DoesNotContain(old.Id, await Log(new(From: day.AddDays(1)), staff));
        Assert.Empty(await Log(new(From: DateOnly.MaxValue, Until: DateOnly.MinValue), staff));
        Assert.Contains(old.Id, await Log(new(Until: DateOnly.MaxValue), staff));
    }

    [Fact]
    public async Task The_head_of_the_network_reads_also_what_is_on_lines_that_are_nobodys()
    {
        var call = await Network.Call(shared.Phone(), "unknown-line");
        await call.Rings();

        Assert.Contains(call.Id, await Log(new(), Network.Head));
        Assert.DoesNotContain(call.Id, await Log(new(), Network.Manager));
    }

    [Fact]
    public async Task A_recording_is_opened_by_those_who_may_and_that_stands_with_the_client()
    {
        var phone = shared.Phone();
        var client = await Network.Client(phone: phone);
        var call = await Network.Taken(phone);
        await call.Tells(call.News(CallEvent.RecordingReady) with { Recording = new("https://pbx.example/secret.mp3") });

        Assert.Equal("https://pbx.example/secret.mp3", (await Network.Calls().Recording(Network.Manager, call.Id)).Expect().AbsoluteUri);

        Assert.IsType<Outcome<Uri>.NotAllowed>(await Network.Calls().Recording(Network.Staff, call.Id));
        Assert.IsType<Outcome<Uri>.NotFound>(await Network.Calls().Recording(await Network.Elsewhere(Role.Manager), call.Id));
        Assert.True((await Network.Calls().OfClient(Network.Manager, client)).Expect().Lines[0].HasRecording);
        Assert.False((await Network.Calls().OfClient(Network.Staff, client)).Expect().Lines[0].HasRecording);
        await using var db = Network.Db();
        Assert.Equal(Network.Manager.AccountId, (await db.Trail.AsNoTracking().SingleAsync(t => t.Action == TrailAction.RecordingOpened && t.ObjectId == client)).AccountId);
    }

    [Fact]
    public async Task A_number_that_was_altered_outside_of_the_portal_is_not_shown_and_the_rest_is()
    {
        var (one, other) = (await Network.Taken(shared.Phone()), await Network.Taken(shared.Phone()));
        Network.Sql("UPDATE calls SET NumberSealed = (SELECT NumberSealed FROM calls WHERE Id = @0) WHERE Id = @1", one.Id.Key(), other.Id.Key());

        var view = await Network.Window(other);

        Assert.Equal((null, false), (view.Number, view.IsHidden));
        Assert.True(view.IsMine);
    }

    private static HashSet<Guid> Ids(params SomeCall[] calls) => [.. calls.Select(c => c.Id)];

    private async Task<HashSet<Guid>> Log(CallQuestion question, Actor actor) =>
        [.. (await Network.Calls().OfSalons(actor, question)).Expect().Lines.Select(l => l.Id)];
}
