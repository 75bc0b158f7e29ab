using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Access.Watch;
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

    private readonly Doorkeeper _keeper = new(trail, sentry);

    /// <summary>The benchmarks leave it out, to tell what it costs.</summary>
    public bool KeepsCounts
    {
        get => _keeper.KeepsCounts;
        init => _keeper.KeepsCounts = value;
    }

    /// <summary>The benchmarks leave it out, to tell what it costs. Nothing that is served does.</summary>
    public bool KeepsTrail
    {
        get => _keeper.KeepsTrail;
        init => _keeper.KeepsTrail = value;
    }

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
            var (outcome, isKept) = await _keeper.Through(passage, permission, work);
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
            if (!await Doorkeeper.IsAllowed(db, actor, permission, cancel))
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
                var group = new Group(_keeper, db, time);
                await group.Pass(turns, transaction);
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

    private void TellHeads(int news)
    {
        if (news > 0)
        {
            alerts?.Tell();
        }
    }
}
