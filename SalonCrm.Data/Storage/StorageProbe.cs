using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Storage;

/// <summary>
/// Finds out whether something can be saved, by saving something that changes nothing: a transaction that is rolled back
/// never reaches the disk, so it would not find out that it is full.
/// </summary>
internal sealed class StorageProbe(
    IDbContextFactory<SalonDb> contexts, StorageState state, DataPlace place, MasterKeyHolder master, ClientDirectory directory, TimeProvider time) : IDisposable
{
    /// <summary>Whoever asks more often is told the same: strangers may ask too.</summary>
    private static readonly TimeSpan NotSooner = TimeSpan.FromSeconds(5);

    /// <summary>With less room than this the next import or night may fill the disk.</summary>
    private const long LeastFree = 64L << 20;

    private readonly SemaphoreSlim _one = new(1);
    private (long At, bool Works)? _last;

    /// <summary>The vault is open, the database takes a save, there is room on its disk and the search has its directory.</summary>
    public async Task<bool> IsReady(CancellationToken cancel) =>
        master.IsOpen && directory.IsReady && Free(place.Folder) >= LeastFree && await Works(cancel);

    public void Dispose() => _one.Dispose();

    /// <summary>How much room the disk of a folder has, in bytes.</summary>
    public static long Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Tries to save, unless that was tried a moment ago; what it finds is the state from then on.</summary>
    public async Task<bool> Works(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.At) >= NotSooner)
            {
                var works = await Try(cancel);
                _last = (time.GetTimestamp(), works);
            }

            return _last.Value.Works;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Tries to save.</summary>
    public async Task<bool> Try(CancellationToken cancel)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            state.LimitWaiting(db);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var version = await db.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").SingleAsync(cancel);

            // Nobody uses the number; writing it writes the first page.
#pragma warning disable EF1002 // A number that the engine itself has told.
            await db.Database.ExecuteSqlRawAsync($"PRAGMA user_version={version}", cancel);
#pragma warning restore EF1002
            await transaction.CommitAsync(cancel);
            state.Works();
            return true;
        }
        catch (DbException e)
        {
            if (StorageFaultException.ProblemOf(e) is { } problem)
            {
                state.Failed(problem, e);
            }

            return false;
        }
    }
}

/// <summary>While nothing can be saved, tries every few seconds whether it can be again, so that the screens are told.</summary>
internal sealed class StorageWatch(StorageState state, StorageProbe probe, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await state.Failing(stoppingToken);
                while (state.Problem is not null)
                {
                    await Task.Delay(Between, time, stoppingToken);
                    await probe.Try(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends.
        }
    }
}
