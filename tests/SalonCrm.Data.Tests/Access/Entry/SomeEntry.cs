using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Data.Tests.Access.Entry;

/// <summary>The ways in, by a clock that the test sets.</summary>
internal sealed class SomeEntry : IDisposable
{
    public const string Home = "198.51.100.7";

    private readonly Door _door;

    public SomeEntry(SomeNetwork network)
    {
        Network = network;
        var contexts = network.Services.GetRequiredService<IDbContextFactory<SalonDb>>();
        var normalizer = network.Services.GetRequiredService<ILookupNormalizer>();
        _door = new Door(contexts, network.Services.GetRequiredService<Trail>(), Clock);
        SignIns = new(_door, normalizer, Clock, Board);
        Sessions = new(_door, Clock, Board);
        Own = new(_door, Clock, Board);
        Limits = new(_door, Clock);
        Checks = new(contexts, _door, normalizer, Clock, NullLogger<EntryChecks>.Instance);
    }

    public SomeNetwork Network { get; }

    public Clock Clock { get; } = new();

    public SessionBoard Board { get; } = new();

    public SignIns SignIns { get; }

    public Sessions Sessions { get; }

    public OwnSessions Own { get; }

    public AccessLimits Limits { get; }

    public EntryChecks Checks { get; }

    /// <summary>The mark of a browser; the same number is the same browser.</summary>
    public static byte[] Browser(int number) => [.. Enumerable.Repeat((byte)number, EntryAttempt.MarkLength)];

    /// <summary>Signs an account in; answers with it as the one who asks from then on.</summary>
    public async Task<Actor> Enter(Actor account, int browser = 1, string? address = Home, bool withFactor = false)
    {
        var form = new EntryForm { Account = account.AccountId!.Value, Mark = Browser(browser), WithSecondFactor = withFactor };
        var begun = (await SignIns.Begin(Actor.Visitor(address, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36"), form)).Expect();
        return account with { Session = begun.Session, Address = address };
    }

    /// <summary>Types a wrong password.</summary>
    public async Task Fail(EntryAttempt attempt, string? address)
    {
        if (await Checks.Wait(attempt, address) is null)
        {
            (await SignIns.Fail(Actor.Visitor(address, null), attempt)).Expect();
        }
    }

    public void Dispose() => _door.Dispose();
}

/// <summary>A clock that stands until it is moved on.</summary>
internal sealed class Clock : TimeProvider
{
    /// <summary>A Wednesday, half past two in the afternoon.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 18, 14, 30, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Now;
}
