using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Storage;

namespace SalonCrm.Data.Access;

/// <summary>
/// The one door. Every operation passes here: the actor's account is looked up, the permission checked, the work done
/// and the trail written, in one transaction. An operation that records nothing is a mistake and throws.
/// </summary>
internal sealed class Door(
    IDbContextFactory<SalonDb> contexts, Trail trail, TimeProvider time, AlertBoard? alerts = null, TrailHead? head = null, StorageState? storage = null,
    Sentry? sentry = null) : IDisposable
{
    private const string BeforeTurn = "turn";

    /// <summary>
    /// The file takes one writer at a time. Here they wait in line; the engine's own waiting sleeps between tries, and
    /// whoever comes back at the right moment is next.
    /// </summary>
    private readonly SemaphoreSlim _line = new(1);

    /// <summary>
    /// Those who only read go a few at a time: more than there are cores would only wait for one another, each with a connection
    /// and a cache of its own.
    /// </summary>
    private readonly SemaphoreSlim _readers = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>The benchmarks leave it out, to tell what it costs.</summary>
    public bool KeepsCounts { get; init; } = true;

    /// <summary>The benchmarks leave it out, to tell what it costs. Nothing that is served does.</summary>
    public bool KeepsTrail { get; init; } = true;

    public async Task<Outcome<T>> Pass<T>(
        Actor actor, Permission permission, Func<Passage, Task<Outcome<T>>> work, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await _line.WaitAsync(cancel);
        try
        {
            storage?.LimitWaiting(db);

            // SQLite: an immediate transaction, so nobody writes between what the work reads and what it saves.
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            db.Sealing.Keys?.Learn(db);
            var passage = new Passage(db, actor, time.GetUtcNow(), cancel);
            var (outcome, isKept) = await Through(passage, permission, work);
            if (isKept)
            {
                await transaction.CommitAsync(cancel);
                head?.Write(passage.Newest);
                storage?.Works();
                TellHeads(passage.Alerts.Count);
            }

            return outcome;
        }
        catch (Exception e) when (StorageFaultException.ProblemOf(e) is { } problem && storage is not null)
        {
            throw storage.Failed(problem, e);
        }
        finally
        {
            _line.Release();
        }
    }

    /// <summary>
    /// Lets an operation read, beside those who write. It may change nothing, and what it recorded is not kept yet: the
    /// turnstile writes it before the answer is given.
    /// </summary>
    /// <returns>How it ended and what it recorded; null when it is not allowed.</returns>
    public async Task<(Outcome<T> Outcome, Passage Seen)?> Look<T>(
        Actor actor, Permission permission, Func<Passage, Task<Outcome<T>>> work, CancellationToken cancel)
    {
        await _readers.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;

            // Once for all that is read, rather than for each query.
            await db.Database.OpenConnectionAsync(cancel);
            db.Sealing.Keys?.Learn(db);
            if (!await IsAllowed(db, actor, permission, cancel))
            {
                return null;
            }

            var passage = new Passage(db, actor, time.GetUtcNow(), cancel);
            var outcome = await work(passage);
            return db.ChangeTracker.HasChanges()
                ? throw new InvalidOperationException("An operation that only looks has changed something.") : (outcome, passage);
        }
        catch (Exception e) when (StorageFaultException.ProblemOf(e) is { } problem && storage is not null)
        {
            throw storage.Failed(problem, e);
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>
    /// Several operations in one transaction, one after the other: they share the commit, which is what takes the time.
    /// One that fails leaves nothing and spoils no other; all are told how they ended once all that is kept is on the disk.
    /// </summary>
    public async Task PassTogether(IReadOnlyList<Turn> turns)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            db.Database.AutoSavepointsEnabled = false;
            await _line.WaitAsync();
            try
            {
                storage?.LimitWaiting(db);
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Sealing.Keys?.Learn(db);
                var group = new Group();
                foreach (var turn in turns)
                {
                    await transaction.CreateSavepointAsync(BeforeTurn);
                    if (!await turn.Go(this, db, time.GetUtcNow(), group))
                    {
                        await transaction.RollbackToSavepointAsync(BeforeTurn);
                    }

                    await transaction.ReleaseSavepointAsync(BeforeTurn);
                    db.ChangeTracker.Clear();
                }

                foreach (var (actor, touched) in group.Touched)
                {
                    await Settling.Settle(new Passage(db, actor, time.GetUtcNow(), CancellationToken.None, group.Before), touched, KeepsCounts);
                }

                await DuplicateKeeper.Settle(new Passage(db, Actor.Operator, time.GetUtcNow(), CancellationToken.None), group.Likened);

                db.Trail.AddRange(group.Entries);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
                head?.Write(group.Entries.LastOrDefault());
                storage?.Works();
                TellHeads(group.Alerts);
            }
            finally
            {
                _line.Release();
            }
        }
#pragma warning disable CA1031 // Each of those who wait is given it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var reason = StorageFaultException.ProblemOf(e) is { } problem && storage is not null ? storage.Failed(problem, e) : e;
            foreach (var turn in turns)
            {
                turn.Fail(reason);
            }
        }

        foreach (var turn in turns)
        {
            turn.Tell();
        }
    }

    /// <summary>
    /// House work that changes nothing anybody sees (the keys under which rows are sealed): it takes its turn in line and has a
    /// transaction of its own. Whoever calls it tells the trail when it begins and ends.
    /// </summary>
    public async Task<T> Keep<T>(Func<SalonDb, DateTimeOffset, Task<T>> work, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await _line.WaitAsync(cancel);
        try
        {
            storage?.LimitWaiting(db);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            db.Sealing.Keys?.Learn(db);
            var done = await work(db, time.GetUtcNow());
            await transaction.CommitAsync(cancel);
            return done;
        }
        finally
        {
            _line.Release();
        }
    }

    public void Dispose()
    {
        _line.Dispose();
        _readers.Dispose();
    }

    /// <summary>Lets one operation through inside a transaction; tells how it ended and whether something of it is to be kept.</summary>
    /// <param name="passage">The operation.</param>
    /// <param name="permission">What it needs.</param>
    /// <param name="work">What it does.</param>
    /// <param name="group">Those who pass together with it; null for one that passes alone.</param>
    /// <param name="isKnown">It was allowed a moment ago, when it looked.</param>
    public async Task<(Outcome<T> Outcome, bool IsKept)> Through<T>(
        Passage passage, Permission permission, Func<Passage, Task<Outcome<T>>> work, Group? group = null, bool isKnown = false)
    {
        var (db, actor, cancel) = (passage.Db, passage.Actor, passage.Cancel);
        db.Sealed.Clear();
        var isAllowed = isKnown || (group is null
            ? await IsAllowed(db, actor, permission, cancel)
            : await passage.Shared((actor, permission), () => IsAllowed(db, actor, permission, cancel)));
        var outcome = isAllowed ? await work(passage) : Refuse<T>(passage, permission);
        if (outcome is not Outcome<T>.Done)
        {
            // Nothing of the work is kept. What it showed all the same (the cards with a known phone) stands in the trail.
            db.ChangeTracker.Clear();
            db.Sealed.Clear();
            if (passage.Drafts.Count == 0)
            {
                return (outcome, false);
            }
        }

        if (passage.Drafts.Count == 0)
        {
            throw new InvalidOperationException("An operation passed the door without a word in the trail.");
        }

        if (sentry is not null)
        {
            await sentry.Look(passage);
        }

        AddAlerts(passage, after: 0);
        var isDone = outcome is Outcome<T>.Done;
        if (isDone)
        {
            Milestones.Note(passage);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Within an immediate transaction nobody else can have saved: the row itself is gone.
            return (new Outcome<T>.NotFound(), false);
        }

        if (isDone && group is null)
        {
            // Saved together with the trail below.
            await Settling.Settle(passage, Settling.Touched(passage), KeepsCounts);
            await DuplicateKeeper.Settle(passage, DuplicateKeeper.Touched(passage));
        }

        var alerted = passage.Alerts.Count;
        CardDamage.TellMended(passage);
        if (passage.Alerts.Count > alerted)
        {
            AddAlerts(passage, alerted);
            await db.SaveChangesAsync(cancel);
        }

        RecordSealed(passage);
        var entries = await trail.Entries(db, actor, passage.Now, passage.Drafts, group?.Entries.LastOrDefault(), cancel);
        passage.Newest = entries[^1];
        if (group is null)
        {
            db.Trail.AddRange(KeepsTrail ? entries : []);
            await db.SaveChangesAsync(cancel);
        }
        else
        {
            group.Add(passage, entries, isDone);
        }

        return (outcome, true);
    }

    private static void AddAlerts(Passage passage, int after) => passage.Db.Alerts.AddRange(passage.Alerts.Skip(after).Select(a => new Alert
    {
        At = passage.Now, Kind = a.Kind, AccountId = a.AccountId ?? passage.Actor.AccountId, ClientId = a.ClientId, Address = passage.Actor.Address, Count = a.Count,
    }));

    /// <summary>A card that was sealed anew without a word on it (another was merged into it, say) leaves its version in the trail all the same.</summary>
    private static void RecordSealed(Passage passage)
    {
        var told = passage.Drafts.Select(d => d.ObjectId ?? d.Row?.Id).ToHashSet();
        foreach (var client in passage.Db.Sealed.Keepers.Keys.Where(c => !told.Contains(c)).ToList())
        {
            passage.Record(TrailAction.CardSealed, client);
        }
    }

    private void TellHeads(int news)
    {
        if (news > 0)
        {
            alerts?.Tell();
        }
    }

    private static Outcome<T> Refuse<T>(Passage passage, Permission permission)
    {
        passage.Record(TrailAction.Refused, detail: new() { Refused = permission });
        return new Outcome<T>.NotAllowed();
    }

    private static async Task<bool> IsAllowed(SalonDb db, Actor actor, Permission permission, CancellationToken cancel)
    {
        if (!actor.Role.Allows(permission))
        {
            return false;
        }

        if (actor.AccountId is not { } id)
        {
            return actor.Role is Role.Visitor or Role.Operator;
        }

        if (actor.Role == Role.Site)
        {
            return await db.Integrations.AnyAsync(i => i.Id == id && i.RevokedAt == null, cancel);
        }

        if (actor.Role == Role.Exchange)
        {
            return await db.TelephoneExchanges.AnyAsync(e => e.Id == id && e.RevokedAt == null, cancel);
        }

        if (actor.Role == Role.Client)
        {
            return await db.Links.AnyAsync(l => l.Id == id, cancel);
        }

        // One question for both: whoever has been thrown out is refused with the next thing that he does.
        var session = actor.Session;
        var account = await db.Users.AsNoTracking().Where(a => a.Id == id).Select(a => new
        {
            a.Role,
            a.Disabled,
            HasEnded = session != null && !db.Sessions.Any(s => s.Id == session && s.AccountId == id && s.EndedAt == null),
        }).FirstOrDefaultAsync(cancel);
        return account is { Disabled: false, HasEnded: false } && account.Role == actor.Role;
    }
}
