using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SalonCrm.Data.Protection;

/// <summary>
/// Goes on with a change of keys wherever it was stopped: at start, when one is begun here, and when a process that worked on it
/// is seen to have ended. Two processes that work at once do no harm, but neither would see a whole pass.
/// </summary>
internal sealed partial class KeyRotationWork(
    IDbContextFactory<SalonDb> contexts, KeyRing ring, KeyRotations rotations, MasterKeyHolder master, ILogger<KeyRotationWork> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _wake = new(0);
    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>Null while no change is under way.</summary>
    public KeyProgress? Progress { get; private set; }

    /// <summary>A change was begun here.</summary>
    public void Wake() => _wake.Release();

    /// <summary>Works until the change is done. Twice at once, the second waits for the first.</summary>
    public async Task Run(IProgress<KeyProgress>? progress, CancellationToken cancel)
    {
        await _alone.WaitAsync(cancel);
        try
        {
            while (await rotations.Step(cancel) is { } place)
            {
                Progress = new(place.Done, place.Rows);
                progress?.Report(Progress);
            }

            await Learn(cancel);
            Progress = null;
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _wake.Dispose();
        _alone.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the portal.
        await Task.Yield();
        try
        {
            if (master.Key.Count > 1)
            {
                MasterKeyLeft(log);
            }

            RotationPlace? seen = null;
            for (var isWoken = false; ; isWoken = await _wake.WaitAsync(Look, stoppingToken))
            {
                seen = await Try(seen, isWoken, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends; the change goes on from its place at the next start.
        }
    }

    private async Task<RotationPlace?> Try(RotationPlace? seen, bool isWoken, CancellationToken cancel)
    {
        try
        {
            var place = await Learn(cancel);
            Progress = place is null ? null : new(place.Done, place.Rows);
            if (place is not null && (isWoken || place == seen))
            {
                await Run(null, cancel);
            }

            return place;
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            // The database is busy or full: it is tried again in a moment.
            NotChanged(log, e.GetType().Name);
            return seen;
        }
    }

    /// <summary>Takes over keys of another process, so that sign-ins are found under them too.</summary>
    private async Task<RotationPlace?> Learn(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        ring.Learn(db);
        return await KeyRotations.Now(db, cancel);
    }

    [LoggerMessage(1, LogLevel.Warning, "The keys were not changed further: {Kind}. It is tried again.")]
    private static partial void NotChanged(ILogger log, string kind);

    [LoggerMessage(2, LogLevel.Warning, "The key file holds two master keys: a change was broken off. 'keys rewrap' finishes it.")]
    private static partial void MasterKeyLeft(ILogger log);
}
