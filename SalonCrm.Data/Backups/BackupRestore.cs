using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Storage;

namespace SalonCrm.Data.Backups;

/// <summary>What a restore, or its drill, found.</summary>
/// <param name="MadeAt">When the backup was made.</param>
/// <param name="Clients">How many clients are in it.</param>
/// <param name="Erased">How many more there were: they have been erased since it was made, and were erased again.</param>
/// <param name="TrailEntries">How many entries the trail has.</param>
/// <param name="Opened">Rows with sealed fields that were read.</param>
/// <param name="Unreadable">Of these, rows with something that does not open.</param>
/// <param name="FirstBadEntry">The first entry of the trail that does not fit; null where all do.</param>
public sealed record RestoreReport(DateTimeOffset MadeAt, int Clients, int Erased, long TrailEntries, long Opened, long Unreadable, long? FirstBadEntry);

/// <summary>
/// Restores a backup into an empty folder, from end to end checked; the drill does the same into a folder that it takes
/// away again. Nothing is restored over anything, and what does not pass leaves nothing behind.
/// </summary>
public static class BackupRestore
{
    /// <summary>Restores a backup.</summary>
    /// <param name="from">The folder of the backup.</param>
    /// <param name="place">Where to: an empty folder or none, and the master key file of the network.</param>
    /// <param name="salts">The file of salts; null for the one beside the master key file, or the newest copy beside the backup.</param>
    /// <param name="cancel">Gives up; nothing is left behind.</param>
    /// <exception cref="BackupRefusedException">It is not restored; says why.</exception>
    /// <exception cref="StartRefusedException">The master key file is not accepted.</exception>
    public static async Task<RestoreReport> Restore(string from, DataPlace place, string? salts = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        var manifest = BackupManifest.Read(from) ?? throw new BackupRefusedException(BackupProblem.NotABackup, from);
        if (Directory.Exists(place.Folder) && Directory.EnumerateFileSystemEntries(place.Folder).Any())
        {
            throw new BackupRefusedException(BackupProblem.FolderNotEmpty, place.Folder);
        }

        // Before anything is written: without the key all of it would be for nothing.
        MasterKeyFile.Open(place.KeyFile);
        var existed = Directory.Exists(place.Folder);
        try
        {
            await BroughtBackup.Bring(from, manifest, place.Folder, cancel);
            PutSalts(from, manifest.Name, place, salts);
            var report = await BroughtBackup.Check(place, manifest, from, cancel);
            await using var services = await Opened(place, cancel);
            await AcceptTrail(services, cancel);
            (await services.GetRequiredService<BackupKeeper>().NoteRestored(manifest, report, cancel)).Expect();
            return report;
        }
        catch (Exception e)
        {
            var refused = Refused(e, from, place.Folder);
            SqliteConnection.ClearAllPools();
            Clear(place.Folder, existed);
            if (refused is not null)
            {
                throw refused;
            }

            throw;
        }
    }

    /// <summary>The drill: brings a backup into a folder of its own, checks it from end to end and takes the folder away.</summary>
    /// <param name="from">The folder of the backup.</param>
    /// <param name="keyFile">The master key file of the network.</param>
    /// <param name="salts">The file of salts; null for the usual ones.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="BackupRefusedException">It could not be restored; says why.</exception>
    /// <exception cref="StartRefusedException">The master key file is not accepted.</exception>
    public static async Task<RestoreReport> Verify(string from, string keyFile, string? salts = null, CancellationToken cancel = default)
    {
        var manifest = BackupManifest.Read(from) ?? throw new BackupRefusedException(BackupProblem.NotABackup, from);
        var folder = Directory.CreateTempSubdirectory("saloncrm-drill-").FullName;
        try
        {
            await BroughtBackup.Bring(from, manifest, folder, cancel);
            return await BroughtBackup.Check(Drilled(new DataPlace(folder, keyFile), from, manifest.Name, salts), manifest, from, cancel);
        }
        catch (Exception e) when (e is not BackupRefusedException && Refused(e, from, folder) is { } refused)
        {
            throw new BackupRefusedException(refused.Problem, refused.Path, e);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>With a copy of the salts in the drill's own folder where there are none beside the key: nothing is left behind.</summary>
    private static DataPlace Drilled(DataPlace place, string from, string network, string? salts)
    {
        var drilled = place with { SaltFile = Path.Combine(place.Folder, "drill.salts") };
        PutSalts(from, network, drilled, File.Exists(place.SaltFile) ? place.SaltFile : salts);
        return drilled;
    }

    private static async Task<ServiceProvider> Opened(DataPlace place, CancellationToken cancel)
    {
        var services = new ServiceCollection().AddLogging().AddSalonData(place).BuildServiceProvider();
        await services.OpenSalonData(cancel);
        return services;
    }

    /// <summary>The head outside the database is of a later trail, or of none: from here on it is this one's, knowingly.</summary>
    private static async Task AcceptTrail(ServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync(cancel);
        await services.GetRequiredService<TrailHead>().SetToLast(db, cancel);
    }

    private static void PutSalts(string from, string network, DataPlace place, string? salts)
    {
        var wanted = place.SaltFile;
        if (salts is not null && !File.Exists(salts))
        {
            throw new BackupRefusedException(BackupProblem.NoSalts, salts);
        }

        // Those beside the key know of every erasure; a copy is taken only where they are lost.
        if (!File.Exists(wanted) && (salts ?? BackupSalts.Newest(from, network)) is { } copy)
        {
            BackupCopy.Write(wanted, File.ReadAllBytes(copy));
        }
    }

    private static BackupRefusedException? Refused(Exception exception, string from, string folder) => exception switch
    {
        BackupRefusedException refused => refused,
        CryptographicException => new(BackupProblem.OtherKey, from),
        StartRefusedException { Problem: StartProblem.MasterKeyWrong } => new(BackupProblem.OtherKey, from),
        _ when StorageFaultException.ProblemOf(exception) == StorageProblem.DiskFull => new(BackupProblem.NoRoom, folder),
        SqliteException => new(BackupProblem.Damaged, from, exception),
        UnauthorizedAccessException or IOException => new(StorageProbe.Free(folder) < 1 << 20 ? BackupProblem.NoRoom : BackupProblem.FolderNotWritable, folder, exception),
        _ => null,
    };

    private static void Clear(string folder, bool existed)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }

        if (!existed)
        {
            Directory.Delete(folder);
        }
    }
}
