using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Entry;

/// <summary>Everybody's open sessions and sign-ins, for who answers for access.</summary>
public sealed class Sessions
{
    /// <summary>A cookie that was not used for so long has expired, and its session is over.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly Door _door;
    private readonly TimeProvider _time;
    private readonly SessionBoard _board;

    internal Sessions(Door door, TimeProvider time, SessionBoard board) => (_door, _time, _board) = (door, time, board);

    /// <summary>All that are open, the one seen last first.</summary>
    public Task<Outcome<IReadOnlyList<SessionView>>> Open(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<SessionView>>(actor, Permission.LimitAccess, async passage =>
        {
            passage.Record(TrailAction.SignInsRead);
            return new Outcome<IReadOnlyList<SessionView>>.Done(await Read(passage, null));
        }, cancel);

    /// <summary>A page of the sign-ins, successful or not.</summary>
    public Task<Outcome<SignInLines>> History(Actor actor, SignInQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _door.Pass<SignInLines>(actor, Permission.LimitAccess, async passage =>
        {
            passage.Record(TrailAction.SignInsRead, query.AccountId);
            return new Outcome<SignInLines>.Done(await SignInReading.Page(passage, query, _time));
        }, cancel);
    }

    /// <summary>Ends somebody's session; its circuits end at once. One that has ended already is done.</summary>
    public async Task<Outcome<Nothing>> End(Actor actor, Guid session, CancellationToken cancel = default)
    {
        var account = Guid.Empty;
        var outcome = await _door.Pass<Nothing>(actor, Permission.LimitAccess, async passage =>
        {
            if (await passage.Db.Sessions.FirstOrDefaultAsync(s => s.Id == session, cancel) is not { } found)
            {
                return new Outcome<Nothing>.NotFound();
            }

            account = found.AccountId;
            if (found.EndedAt is null)
            {
                SessionEnding.End(passage, found);
            }

            passage.Record(TrailAction.SessionEnded, account);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
        if (outcome is Outcome<Nothing>.Done)
        {
            _board.End(account, session);
        }

        return outcome;
    }

    /// <summary>The open sessions of one account, or of all.</summary>
    internal static async Task<IReadOnlyList<SessionView>> Read(Passage passage, Guid? account)
    {
        var since = passage.Now - Longest;
        var open = await passage.Db.Sessions.AsNoTracking().Where(s => s.EndedAt == null && s.SeenAt >= since && (account == null || s.AccountId == account))
            .OrderByDescending(s => s.SeenAt).ThenByDescending(s => s.StartedAt).ToListAsync(passage.Cancel);
        var names = await passage.NamesOf(open.Select(s => (Guid?)s.AccountId));
        return
        [
            .. open.Select(s => new SessionView
            {
                Id = s.Id, AccountId = s.AccountId, Name = names(s.AccountId), Device = DeviceName.Of(s.Device), Address = s.Address,
                StartedAt = s.StartedAt, SeenAt = s.SeenAt, WithSecondFactor = s.SecondFactorAt is not null, IsThisOne = s.Id == passage.Actor.Session,
            }),
        ];
    }
}
