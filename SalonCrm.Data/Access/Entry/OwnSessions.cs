using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Entry;

/// <summary>Somebody's own sessions, sign-ins and devices.</summary>
public sealed class OwnSessions
{
    private readonly Door _door;
    private readonly TimeProvider _time;
    private readonly SessionBoard _board;

    internal OwnSessions(Door door, TimeProvider time, SessionBoard board) => (_door, _time, _board) = (door, time, board);

    /// <summary>The own sessions that are open, the one seen last first.</summary>
    public Task<Outcome<IReadOnlyList<SessionView>>> Open(Actor actor, CancellationToken cancel = default) =>
        Pass<IReadOnlyList<SessionView>>(actor, async (passage, me) =>
        {
            passage.Record(TrailAction.SignInsRead, me);
            return new Outcome<IReadOnlyList<SessionView>>.Done(await Sessions.Read(passage, me));
        }, cancel);

    /// <summary>A page of the own sign-ins, successful or not.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="page">Which page, from 0.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<SignInLines>> History(Actor actor, int page, CancellationToken cancel = default) =>
        Pass<SignInLines>(actor, async (passage, me) =>
        {
            passage.Record(TrailAction.SignInsRead, me);
            return new Outcome<SignInLines>.Done(await SignInReading.Page(passage, new() { AccountId = me, Page = page }, _time));
        }, cancel);

    /// <summary>Ends one of the own sessions; its circuits end at once. One that has ended already is done.</summary>
    public Task<Outcome<Nothing>> End(Actor actor, Guid session, CancellationToken cancel = default) =>
        Ending(actor, session, TrailAction.SessionEnded, cancel);

    /// <summary>Signs out: the session that asks ends.</summary>
    public Task<Outcome<Nothing>> SignOut(Actor actor, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Ending(actor, actor.Session ?? Guid.Empty, TrailAction.SignedOut, cancel);
    }

    /// <summary>Ends all own sessions but the one that asks.</summary>
    /// <returns>How many ended.</returns>
    public async Task<Outcome<int>> EndOthers(Actor actor, CancellationToken cancel = default)
    {
        var outcome = await Pass<int>(actor, async (passage, me) =>
        {
            passage.Record(TrailAction.SessionEnded, me);
            return new Outcome<int>.Done(await SessionEnding.EndAll(passage, me, actor.Session));
        }, cancel);
        TellOthers(actor, outcome);
        return outcome;
    }

    /// <summary>Notes that the own password or second factor was changed. All other sessions end.</summary>
    public async Task<Outcome<Nothing>> Changed(Actor actor, OwnChange change, CancellationToken cancel = default)
    {
        var outcome = await Pass<Nothing>(actor, async (passage, me) =>
        {
            await SessionEnding.EndAll(passage, me, actor.Session);
            var mine = await passage.Db.Users.AsNoTracking().Include(a => a.Salons).FirstAsync(a => a.Id == me, cancel);
            await passage.Look(mine);
            await passage.RecordStanding(change == OwnChange.Password ? TrailAction.PasswordSet : TrailAction.SecondFactorSet, mine);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
        TellOthers(actor, outcome);
        return outcome;
    }

    /// <summary>Notes that the second factor was shown in this session just now. The caller has checked the code.</summary>
    public Task<Outcome<Nothing>> ShowSecondFactor(Actor actor, CancellationToken cancel = default) =>
        Pass<Nothing>(actor, async (passage, me) =>
        {
            if (await passage.Db.Sessions.FirstOrDefaultAsync(s => s.Id == actor.Session && s.AccountId == me && s.EndedAt == null, cancel) is not { } session)
            {
                return new Outcome<Nothing>.NotFound();
            }

            session.SecondFactorAt = passage.Now;
            passage.Record(TrailAction.SecondFactorShown, me);
            return new Outcome<Nothing>.Done(default);
        }, cancel);

    /// <summary>The devices of which this session may say whether they are the own ones.</summary>
    public Task<Outcome<IReadOnlyList<NewDeviceView>>> NewDevices(Actor actor, CancellationToken cancel = default) =>
        Pass<IReadOnlyList<NewDeviceView>>(actor, async (passage, me) =>
        {
            passage.Record(TrailAction.SignInsRead, me);
            var devices = await DeviceNews.Of(passage.Db, me, actor.Session).AsNoTracking().ToListAsync(cancel);
            return new Outcome<IReadOnlyList<NewDeviceView>>.Done([.. devices.Select(d => new NewDeviceView(d.Id, DeviceName.Of(d.Device), d.Address, d.FirstAt))]);
        }, cancel);

    /// <summary>
    /// Answers whether a new device is the own one. If not, its sessions end and the account does not know it any more; the
    /// password has to be changed besides, which the caller leads to.
    /// </summary>
    public async Task<Outcome<Nothing>> Answer(Actor actor, Guid device, bool isMine, CancellationToken cancel = default)
    {
        List<Session> ended = [];
        var outcome = await Pass<Nothing>(actor, async (passage, me) =>
        {
            if (await DeviceNews.Of(passage.Db, me, actor.Session).FirstOrDefaultAsync(d => d.Id == device, cancel) is not { } found)
            {
                return new Outcome<Nothing>.NotFound();
            }

            if (isMine)
            {
                found.AcknowledgedAt = passage.Now;
                passage.Record(TrailAction.DeviceAcknowledged, me);
                return new Outcome<Nothing>.Done(default);
            }

            ended = await passage.Db.Sessions.Where(s => s.KnownDeviceId == device && s.EndedAt == null).ToListAsync(cancel);
            ended.ForEach(s => SessionEnding.End(passage, s));
            passage.Db.Remove(found);
            passage.Record(TrailAction.SessionEnded, me);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
        if (outcome is Outcome<Nothing>.Done)
        {
            ended.ForEach(s => _board.End(s.AccountId, s.Id));
            _board.TellNews(actor.AccountId!.Value);
        }

        return outcome;
    }

    private async Task<Outcome<Nothing>> Ending(Actor actor, Guid session, TrailAction action, CancellationToken cancel)
    {
        var outcome = await Pass<Nothing>(actor, async (passage, me) =>
        {
            if (await passage.Db.Sessions.FirstOrDefaultAsync(s => s.Id == session && s.AccountId == me, cancel) is not { } found)
            {
                return new Outcome<Nothing>.NotFound();
            }

            if (found.EndedAt is null)
            {
                SessionEnding.End(passage, found);
            }

            passage.Record(action, me);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
        if (outcome is Outcome<Nothing>.Done)
        {
            _board.End(actor.AccountId!.Value, session);
        }

        return outcome;
    }

    private void TellOthers<T>(Actor actor, Outcome<T> outcome)
    {
        if (outcome is Outcome<T>.Done)
        {
            _board.EndOthers(actor.AccountId!.Value, actor.Session);
        }
    }

    /// <summary>The command line has no sessions of its own.</summary>
    private Task<Outcome<T>> Pass<T>(Actor actor, Func<Passage, Guid, Task<Outcome<T>>> work, CancellationToken cancel) =>
        _door.Pass(actor, Permission.KeepOwnAccess, passage => actor.AccountId is { } me ? work(passage, me) : Task.FromResult<Outcome<T>>(new Outcome<T>.NotFound()), cancel);
}
