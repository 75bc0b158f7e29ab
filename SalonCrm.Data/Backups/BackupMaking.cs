using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Storage;

namespace SalonCrm.Data.Backups;

/// <summary>Writes a backup, checks it, and only then gives it its name. A failed one is left nowhere.</summary>
internal sealed class BackupMaking(
    DataPlace place, BackupSalts salts, Sealing sealing, KeyRing ring, MasterKeyHolder master, Trail trail, IDbContextFactory<SalonDb> contexts)
{
    private volatile string? _copy;

    /// <summary>How far the copy has come, from 0 to 1; null while none is being made.</summary>
    public double? Progress => _copy is not { } copy ? null
        : new FileInfo(copy) is { Exists: true, Length: var written } && new FileInfo(place.DatabaseFile) is { Exists: true, Length: > 0 and var whole }
            ? Math.Min(1, (double)written / whole) : 0;

    public string DataFolder => place.Folder;

    /// <summary>No copy of the salts grows older than a week, whether backups are made or not.</summary>
    public void RenewSalts(DateTimeOffset now) => salts.Renew(Folder(), now);

    public BackupFolder Folder(string? path = null) => new(path ?? place.BackupFolder, Path.GetFileName(place.Folder));

    /// <summary>Makes a backup. The caller holds the folder.</summary>
    /// <returns>The backup; without it, how it failed.</returns>
    public async Task<(BackupResult Result, StoredBackup? Backup)> Make(BackupFolder folder, string name, DateTimeOffset now, CancellationToken cancel)
    {
        var unfinished = folder.UnfinishedOf(name);
        try
        {
            folder.ClearUnfinished();
            if (StorageProbe.Free(folder.Path) < new FileInfo(place.DatabaseFile).Length)
            {
                return (BackupResult.NotWritten, null);
            }

            BackupFolder.Make(unfinished);
            _copy = Path.Combine(unfinished, SalonDbOptions.FileName);
            if (await Write(_copy, now, cancel) is not { } manifest)
            {
                return (BackupResult.NotWhole, null);
            }

            BackupCopy.Write(Path.Combine(unfinished, BackupManifest.FileName), manifest.Write());
            if (folder.Path == place.BackupFolder)
            {
                // Elsewhere nobody takes them away again.
                salts.Keep(folder, name, now);
            }

            Directory.Move(unfinished, folder.WholeOf(name));
            return (BackupResult.Whole, new(folder.WholeOf(name), manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || (e is DbException && StorageFaultException.ProblemOf(e) is not null))
        {
            return (BackupResult.NotWritten, null);
        }
        catch (Exception e) when (e is DbException or System.Security.Cryptography.CryptographicException)
        {
            // What the database itself does not give back is not whole in a copy either.
            return (BackupResult.NotWhole, null);
        }
        finally
        {
            _copy = null;
            Remove(unfinished);
        }
    }

    /// <summary>Takes away what newer backups stand for.</summary>
    /// <returns>The names of those that went.</returns>
    public static List<string> Tidy(BackupFolder folder, Retention retention, TimeZoneInfo zone)
    {
        var all = folder.All();
        DateTime Local(StoredBackup backup) => TimeZoneInfo.ConvertTime(backup.Manifest.MadeAt, zone).DateTime;
        var kept = retention.Kept([.. all.Select(Local)]);
        return [.. all.Where(b => !kept.Contains(Local(b)) && Remove(b.Path)).Select(b => b.Name)];
    }

    /// <returns>Null where the copy did not pass its check.</returns>
    private async Task<BackupManifest?> Write(string copy, DateTimeOffset now, CancellationToken cancel)
    {
        var seq = await LastSeq(cancel);
        await BackupCopy.Take(place.DatabaseFile, copy, cancel);
        await using var db = BackupCopy.Open(copy, sealing);
        foreach (var key in await db.DataKeys.AsNoTracking().Where(k => k.State != KeyState.Destroyed).ToListAsync(cancel))
        {
            master.Key.Unwrap(key.Wrapped, DataKey.Context(key.Id, key.Purpose));
        }

        var found = await new BackupCheck(db, trail).Run(isWhole: false, cancel);
        if (!found.IsSound || (found.Last?.Seq ?? 0) < seq || (found.Opened > 0 && found.Unreadable == found.Opened))
        {
            return null;
        }

        return new BackupManifest
        {
            Name = Path.GetFileName(place.Folder),
            MadeAt = now,
            Schema = (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? "",
            MasterKey = master.Key.ActiveId,
            Bytes = new FileInfo(copy).Length,
            Sha256 = await BackupCopy.Hash(copy, cancel),
            Counts = found.Counts,
            TrailSeq = found.Last?.Seq ?? 0,
            TrailMac = found.Last?.Mac ?? [],
        }.SealedBy(ring);
    }

    private async Task<long> LastSeq(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Trail.MaxAsync(t => (long?)t.Seq, cancel) ?? 0;
    }

    /// <returns>Whether it was there and is gone; what can't be removed now is tried again with the next.</returns>
    private static bool Remove(string backup)
    {
        try
        {
            Directory.Delete(backup, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
