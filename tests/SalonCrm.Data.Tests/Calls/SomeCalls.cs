using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.FollowUps;

namespace SalonCrm.Data.Tests.Calls;

/// <summary>An exchange with one line of the salon, and what it tells of one call.</summary>
internal sealed class SomeCall(SomeNetwork network, Actor exchange, string? number, string? line = SomeCall.Line)
{
    public const string Line = "+7 495 123-45-67";

    public Actor Exchange { get; } = exchange;

    public string CallId { get; } = Guid.NewGuid().ToString();

    /// <summary>The call as the portal knows it, once it was told of.</summary>
    public Guid Id { get; private set; }

    public static DateTimeOffset Now => DateTimeOffset.UtcNow;

    public CallNews News(CallEvent what, DateTimeOffset? at = null) => new() { CallId = CallId, Event = what, Number = number, Line = line, At = at };

    public async Task<CallHeard> Tells(CallNews news)
    {
        var heard = (await network.Announcements().Tell(Exchange, news)).Expect();
        Id = heard.CallId;
        return heard;
    }

    public Task<CallHeard> Rings(DateTimeOffset? at = null) => Tells(News(CallEvent.Ringing, at));

    public Task<CallHeard> IsAnswered(DateTimeOffset? at = null) => Tells(News(CallEvent.Answered, at));

    public Task<CallHeard> Ends(DateTimeOffset? at = null) => Tells(News(CallEvent.Ended, at));

    /// <summary>Rings and ends with nobody answering.</summary>
    public async Task<SomeCall> IsMissed()
    {
        await Rings();
        await Ends();
        return this;
    }

    public async Task<Call> Row()
    {
        await using var db = network.Db();
        return await db.Calls.AsNoTracking().SingleAsync(c => c.Id == Id);
    }
}

/// <summary>Calls for tests.</summary>
internal static class SomeCalls
{
    public static CallAnnouncements Announcements(this SomeNetwork network) => network.Services.GetRequiredService<CallAnnouncements>();

    public static ClientCalls Calls(this SomeNetwork network) => network.Services.GetRequiredService<ClientCalls>();

    public static CallSweep CallSweep(this SomeNetwork network) => network.Services.GetRequiredService<CallSweep>();

    public static CallBoard Board(this SomeNetwork network) => network.Services.GetRequiredService<CallBoard>();

    /// <summary>A call that nobody has told of yet, on the salon's line.</summary>
    public static async Task<SomeCall> Call(this SomeNetwork network, string? number, string? line = SomeCall.Line) =>
        new(network, await network.Exchange(SomeCall.Line), number, line);

    /// <summary>A call that rings.</summary>
    public static async Task<SomeCall> Ringing(this SomeNetwork network, string? number)
    {
        var call = await network.Call(number);
        await call.Rings();
        return call;
    }

    /// <summary>A call that a member of staff has taken.</summary>
    public static async Task<SomeCall> Taken(this SomeNetwork network, string? number, Actor? by = null)
    {
        var call = await network.Ringing(number);
        Assert.True((await network.Calls().Take(by ?? network.Staff, call.Id)).Expect().IsMine);
        return call;
    }

    public static async Task<CallView> Window(this SomeNetwork network, SomeCall call, Actor? actor = null) =>
        (await network.Calls().Get(actor ?? network.Staff, call.Id)).Expect();

    /// <summary>The call as it stands on somebody's screen; null when it does not.</summary>
    public static async Task<Announcement?> OnScreen(this SomeNetwork network, Actor actor, SomeCall call)
    {
        await network.OnlyRings(call);
        return (await network.Calls().Ringing(actor)).Expect().Calls.SingleOrDefault(c => c.CallId == call.Id);
    }

    public static async Task<StaffTask?> CallBack(this SomeNetwork network, SomeCall call)
    {
        var id = (await call.Row()).CallBackId;
        await using var db = network.Db();
        return await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id);
    }

    /// <summary>Somebody who works in another salon of the network.</summary>
    public static async Task<Actor> Elsewhere(this SomeNetwork network, Role role)
    {
        var salon = new Data.Network.SalonForm { Name = $"Другой {Guid.NewGuid():N}", CountryCode = "RU" };
        (await network.Services.GetRequiredService<Data.Network.Salons>().Save(network.Head, salon)).Expect();
        var form = new AccountForm { DisplayName = "Другая", Email = $"{Guid.NewGuid():N}@salon.example", Role = role, Salons = [salon.Id] };
        return Actor.SignedIn((await network.In<Accounts, Outcome<Guid>>(a => a.Add(Actor.Operator, form))).Expect(), role, "127.0.0.1", "tests");
    }

    /// <summary>The head of the network says that a line is the salon's.</summary>
    public static Task<Outcome<int>> Assigns(this SomeNetwork network, Actor exchange, string line) =>
        network.Services.GetRequiredService<Door>().Pass<int>(network.Head, Permission.ManageNetwork, async passage =>
        {
            passage.Record(TrailAction.ExchangeSaved);
            return new Outcome<int>.Done(await CallLines.Assign(passage, exchange.AccountId!.Value, line, network.Salon, network.Services.GetRequiredService<BlindIndex>()));
        });

    /// <summary>What other tests of the class left ringing is over.</summary>
    private static Task OnlyRings(this SomeNetwork network, SomeCall call) => network.Keep(async db =>
    {
        foreach (var other in await db.Calls.AsTracking().Where(c => c.Id != call.Id && c.State != CallState.Ended).ToListAsync())
        {
            other.State = CallState.Ended;
        }
    });
}
