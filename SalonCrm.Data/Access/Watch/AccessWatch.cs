using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access.Watch;

/// <summary>What one person did, beside what is usual for that person.</summary>
public sealed record WatchedPerson
{
    /// <summary>The account.</summary>
    public Guid Account { get; init; }

    /// <summary>Display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the person is.</summary>
    public Role Role { get; init; }

    /// <summary>Whether it is who looks: nobody freezes himself.</summary>
    public bool IsOneself { get; init; }

    /// <summary>The account can't sign in.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Every deed, counted.</summary>
    public IReadOnlyDictionary<Deed, Figure> Figures { get; init; } = new Dictionary<Deed, Figure>();

    /// <summary>How many different clients' cards were opened.</summary>
    public int Clients { get; init; }

    /// <summary>How many of these are of salons in which the person does not work; 0 for who works in none, and so in all.</summary>
    public int OtherSalons { get; init; }

    /// <summary>How many clients the searches showed, counted each time.</summary>
    public int SearchHits { get; init; }

    /// <summary>What stands out, what weighs most first.</summary>
    public IReadOnlyList<Oddity> Oddities { get; init; } = [];
}

/// <summary>Who did how much.</summary>
/// <param name="From">From when.</param>
/// <param name="Until">Until when.</param>
/// <param name="People">Everybody who did something, whoever stands out first; and who is frozen.</param>
public sealed record WatchView(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<WatchedPerson> People);

/// <summary>
/// Who opened, searched and saw how much, what is unusual for that person, and freezing an account. A masked field that is
/// shown counts as a reveal; for managers and heads, who see contacts at once, each opened card counts as opened.
/// </summary>
public sealed class AccessWatch
{
    private readonly Door _door;
    private readonly Turnstile _turnstile;
    private readonly SessionBoard _sessions;
    private readonly TimeProvider _time;

    internal AccessWatch(Door door, Turnstile turnstile, SessionBoard sessions, TimeProvider time) =>
        (_door, _turnstile, _sessions, _time) = (door, turnstile, sessions, time);

    /// <summary>What everybody did in the last 24 hours, or on a day by the portal's clock.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="day">The day; null for the last 24 hours.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<WatchView>> Read(Actor actor, DateOnly? day = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return _turnstile.Look<WatchView>(actor, Permission.WatchAccess, async passage =>
        {
            passage.Record(TrailAction.WatchRead, detail: new() { Kind = "unusual" });
            var zone = _time.LocalTimeZone;
            var (from, until) = day is { } asked ? (Midnight(asked), Midnight(asked.AddDays(1))) : (passage.Now - RevealBudget.Day, passage.Now);
            return new Outcome<WatchView>.Done(await WatchReading.Read(passage, from, until, zone));

            DateTimeOffset Midnight(DateOnly date)
            {
                var local = date.ToDateTime(TimeOnly.MinValue);
                return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            }
        }, (_, _) => Task.CompletedTask, cancel);
    }

    /// <summary>
    /// Freezes an account: it can't sign in, its sessions are over and what it has open ends at once. Nobody freezes himself,
    /// so somebody can always set free. Twice is as good as once.
    /// </summary>
    public Task<Outcome<Nothing>> Freeze(Actor actor, Guid account, CancellationToken cancel = default) => Turn(actor, account, isFrozen: true, cancel);

    /// <summary>
    /// Lets a frozen account sign in again. Twice is as good as once. Unlike freezing it needs a second factor that was shown
    /// within five minutes.
    /// </summary>
    public Task<Outcome<Nothing>> SetFree(Actor actor, Guid account, CancellationToken cancel = default) => Turn(actor, account, isFrozen: false, cancel);

    private async Task<Outcome<Nothing>> Turn(Actor actor, Guid account, bool isFrozen, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var outcome = await _door.Pass<Nothing>(actor, Permission.WatchAccess, async passage =>
        {
            if (await passage.Db.Users.AsTracking().Include(a => a.Salons).FirstOrDefaultAsync(a => a.Id == account, cancel) is not { } found)
            {
                return new Outcome<Nothing>.NotFound();
            }

            if (account == actor.AccountId)
            {
                return new Outcome<Nothing>.Invalid(Field.Role, Problem.OneSelf);
            }

            if (found.Disabled == isFrozen)
            {
                passage.Record(TrailAction.WatchRead, account);
                return new Outcome<Nothing>.Done(default);
            }

            if (!isFrozen && !await SecondFactor.IsFresh(passage))
            {
                return new Outcome<Nothing>.SecondFactorNeeded();
            }

            await passage.Look(found);
            found.Disabled = isFrozen;
            found.SecurityStamp = Guid.NewGuid().ToString("N");
            found.ConcurrencyStamp = Guid.NewGuid().ToString();
            foreach (var session in await passage.Db.Sessions.AsTracking().Where(s => s.AccountId == account && s.EndedAt == null).ToListAsync(cancel))
            {
                (session.EndedAt, session.EndedBy) = (passage.Now, actor.AccountId);
            }

            await passage.RecordStanding(TrailAction.AccountFrozen, found, new() { Kind = isFrozen ? "frozen" : "set free" });
            return new Outcome<Nothing>.Done(default);
        }, cancel);
        if (isFrozen && outcome is Outcome<Nothing>.Done)
        {
            _sessions.End(account);
        }

        return outcome;
    }
}
