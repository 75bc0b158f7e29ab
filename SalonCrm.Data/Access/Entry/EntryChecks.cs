using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace SalonCrm.Data.Access.Entry;

/// <summary>
/// What is looked at all the time, without a word in the trail: whether a try has to wait, whether a session still holds.
/// It answers with yes or no, and shows nothing.
/// </summary>
public sealed partial class EntryChecks
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly IDbContextFactory<SalonDb> _contexts;
    private readonly Door _door;
    private readonly ILookupNormalizer _normalizer;
    private readonly TimeProvider _time;
    private readonly ILogger<EntryChecks> _log;

    internal EntryChecks(IDbContextFactory<SalonDb> contexts, Door door, ILookupNormalizer normalizer, TimeProvider time, ILogger<EntryChecks> log) =>
        (_contexts, _door, _normalizer, _time, _log) = (contexts, door, normalizer, time, log);

    /// <summary>How long a try has to wait; null where it is looked at now. The same for a name that does not exist.</summary>
    public async Task<TimeSpan?> Wait(EntryAttempt attempt, string? address, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        await using var db = await _contexts.CreateDbContextAsync(cancel);
        var (now, name) = (_time.GetUtcNow(), attempt.Name is null ? null : _normalizer.NormalizeName(attempt.Name));
        var counting = await TryCounting.Of(db, attempt, name, address, now, cancel);
        return await counting.FreeAt(db, now, cancel) - now;
    }

    /// <summary>Whether the session is one of the account that has not ended.</summary>
    public async Task<bool> IsOpen(Guid account, Guid session, CancellationToken cancel = default)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancel);
        return await db.Sessions.AnyAsync(s => s.Id == session && s.AccountId == account && s.EndedAt == null, cancel);
    }

    /// <summary>
    /// Whether a session still holds: it has not ended, and its account may work from there at this hour. One that leaves its
    /// hours or networks ends here. Notes that it was seen, once a minute.
    /// </summary>
    /// <param name="account">Whose session.</param>
    /// <param name="role">The account's role.</param>
    /// <param name="session">The session.</param>
    /// <param name="address">Where it comes from now; null where that is not known.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<bool> Holds(Guid account, Role role, Guid session, string? address, CancellationToken cancel = default)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancel);
        var found = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == session && s.AccountId == account && s.EndedAt == null, cancel);
        if (found is null)
        {
            return false;
        }

        var now = _time.GetUtcNow();
        if (!await LimitRules.Let(db, account, role, address ?? found.Address, _time.LocalOf(now), cancel))
        {
            await End(found, address ?? found.Address);
            return false;
        }

        if (now - found.SeenAt >= SeenEvery)
        {
            await See(db, found, address, now, cancel);
        }

        return true;
    }

    /// <summary>Whether the second factor was shown in that session within the last five minutes.</summary>
    public async Task<bool> HasFreshFactor(Guid account, Guid? session, CancellationToken cancel = default)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancel);
        return await SecondFactor.IsFresh(db, account, session, _time.GetUtcNow(), cancel);
    }

    /// <summary>Whether an account of that role gets nowhere without a second factor.</summary>
    public async Task<bool> NeedsSecondFactor(Role role, CancellationToken cancel = default)
    {
        if (role is not Role.Manager)
        {
            return role is Role.NetworkHead;
        }

        await using var db = await _contexts.CreateDbContextAsync(cancel);
        return (await ProtectionRules.Of(db, cancel)).ManagersNeedSecondFactor;
    }

    /// <summary>
    /// Whether the account's owner is to be told of a new device in this session. Not on the new device itself, nor on another
    /// that is new: whoever stole the password would say that all is well.
    /// </summary>
    public async Task<bool> HasNews(Guid account, Guid session, CancellationToken cancel = default)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancel);
        return await DeviceNews.Of(db, account, session).AnyAsync(cancel);
    }

    private async Task See(SalonDb db, Session session, string? address, DateTimeOffset now, CancellationToken cancel)
    {
        var seen = new DateTimeOffset(now.Ticks - (now.Ticks % SeenEvery.Ticks), now.Offset);
        try
        {
            await db.Sessions.Where(s => s.Id == session.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, seen).SetProperty(x => x.Address, address ?? session.Address), cancel);
        }
        catch (DbException e)
        {
            // A full or busy disk: nobody is signed out because of a minute.
            NotSeen(_log, e.GetType().Name);
        }
    }

    private Task<Outcome<Nothing>> End(Session session, string? address) =>
        _door.Pass<Nothing>(Actor.Visitor(address, session.Device), Permission.SignIn, passage =>
        {
            passage.Db.Attach(session);
            SessionEnding.End(passage, session);
            passage.Record(TrailAction.SessionEnded, session.AccountId, new() { Kind = SignIns.Outside });
            return Task.FromResult<Outcome<Nothing>>(new Outcome<Nothing>.Done(default));
        });

    [LoggerMessage(1, LogLevel.Warning, "When a session was last seen could not be noted: {Reason}")]
    private static partial void NotSeen(ILogger log, string reason);
}
