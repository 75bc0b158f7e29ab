using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Erasure;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Storage;

namespace SalonCrm.Data.Backups;

/// <summary>A backup that was brought into an empty folder, to be looked through before any portal opens it.</summary>
internal static class BroughtBackup
{
    /// <summary>Copies the database into an empty folder and compares what arrived with the manifest.</summary>
    public static async Task Bring(string from, BackupManifest manifest, string folder, CancellationToken cancel)
    {
        var source = Path.Combine(from, SalonDbOptions.FileName);
        if (!File.Exists(source) || new FileInfo(source).Length != manifest.Bytes)
        {
            throw new BackupRefusedException(BackupProblem.Damaged, from);
        }

        BackupFolder.Make(folder);
        if (StorageProbe.Free(folder) < manifest.Bytes)
        {
            throw new BackupRefusedException(BackupProblem.NoRoom, folder);
        }

        var copy = Path.Combine(folder, SalonDbOptions.FileName);
        File.Copy(source, copy);
        BackupCopy.Keep(copy);

        // Of the copy: what arrived is what counts.
        if (await BackupCopy.Hash(copy, cancel) != manifest.Sha256)
        {
            throw new BackupRefusedException(BackupProblem.Damaged, from);
        }
    }

    /// <summary>Looks through all of it, before the portal itself opens it and writes the first entry.</summary>
    public static async Task<RestoreReport> Check(DataPlace place, BackupManifest manifest, string from, CancellationToken cancel)
    {
        await using var services = new ServiceCollection().AddLogging().AddSalonData(place).BuildServiceProvider();
        var master = MasterKeyFile.Open(place.KeyFile);
        services.GetRequiredService<MasterKeyHolder>().Key = master;
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync(cancel);
        if ((await db.Database.GetAppliedMigrationsAsync(cancel)).Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
        {
            throw new BackupRefusedException(BackupProblem.Newer, from);
        }

        var check = new BackupCheck(db, services.GetRequiredService<Trail>());
        var counts = await check.Counts(cancel);
        await db.Upgrade(place.DatabaseFile, cancel);
        services.GetRequiredService<KeyRing>().Fill([.. (await db.DataKeys.AsNoTracking().Where(k => k.State != KeyState.Destroyed).ToListAsync(cancel))
            .Select(k => (k.Id, k.Purpose, k.State, master.Unwrap(k.Wrapped, DataKey.Context(k.Id, k.Purpose))))]);
        var salts = services.GetRequiredService<ClientSalts>();
        salts.Open(await db.Clients.MaxAsync(c => c.SaltNumber, cancel) ?? 0);
        var found = new Findings(await check.IsSound(cancel), counts, await Trail.Last(db, cancel), 0, 0, FirstBadEntry: null);
        if (!manifest.IsSealedBy(services.GetRequiredService<KeyRing>()) || !found.Fits(manifest))
        {
            throw new BackupRefusedException(BackupProblem.Damaged, from);
        }

        // Whoever was erased since then does not come back, and is not told as damage. By a door of its own: it is not the
        // running portal's trail that grows.
        var contexts = services.GetRequiredService<IDbContextFactory<SalonDb>>();
        using var door = new Door(contexts, services.GetRequiredService<Trail>(), services.GetRequiredService<TimeProvider>());
        var erased = await new ClientErasure(door, salts, contexts).EraseAgain(cancel);
        var (opened, unreadable) = await check.Fields(isWhole: true, cancel);
        return new(manifest.MadeAt, manifest.Clients - erased, erased, manifest.TrailSeq, opened, unreadable, await check.FirstBadEntry(cancel));
    }
}
