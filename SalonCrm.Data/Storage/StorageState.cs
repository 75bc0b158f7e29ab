using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Storage;

/// <summary>Whether the machine takes what is saved, as the last save found it. Told to all open screens.</summary>
public sealed class StorageState : IDisposable
{
    /// <summary>While somebody else holds the database nobody waits long: a queue of people would wait one after the other.</summary>
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Action> _screens = new();
    private readonly SemaphoreSlim _failed = new(0);
    private int _problem = -1;

    /// <summary>What is wrong; null while everything is saved.</summary>
    public StorageProblem? Problem => Volatile.Read(ref _problem) is >= 0 and var problem ? (StorageProblem)problem : null;

    /// <summary>How long a save waits for another program that holds the database.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Follows the state until it is disposed.</summary>
    /// <param name="changed">Is called on whatever thread; must be quick and throw nothing.</param>
    public IDisposable Follow(Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var key = Guid.NewGuid();
        _screens[key] = changed;
        return new Leaving(() => _screens.TryRemove(key, out _));
    }

    /// <inheritdoc />
    public void Dispose() => _failed.Dispose();

    /// <summary>A save failed for this reason.</summary>
    /// <returns>What is thrown in place of what the engine threw.</returns>
    internal StorageFaultException Failed(StorageProblem problem, Exception reason)
    {
        if (Interlocked.Exchange(ref _problem, (int)problem) != (int)problem)
        {
            _failed.Release();
            Tell();
        }

        return reason as StorageFaultException ?? new StorageFaultException(problem, reason);
    }

    /// <summary>Something was saved.</summary>
    internal void Works()
    {
        if (Volatile.Read(ref _problem) >= 0 && Interlocked.Exchange(ref _problem, -1) >= 0)
        {
            Tell();
        }
    }

    /// <summary>Ends once something fails.</summary>
    internal Task Failing(CancellationToken cancel) => _failed.WaitAsync(cancel);

    /// <summary>How long this save waits for another program that holds the database.</summary>
    internal void LimitWaiting(SalonDb db)
    {
        if (db.Database.GetDbConnection() is SqliteConnection connection)
        {
            var patience = Problem == StorageProblem.Busy && Patience > Impatience ? Impatience : Patience;
            connection.DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds);
        }
    }

    private void Tell()
    {
        foreach (var changed in _screens.Values)
        {
            changed();
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
