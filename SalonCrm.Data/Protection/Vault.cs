using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Protection;

/// <summary>
/// Opens the house: master key, database, data keys. Called once, before anything is served; refuses with one clear
/// reason rather than starting half.
/// </summary>
internal sealed class Vault(DataPlace place, IDbContextFactory<SalonDb> contexts, KeyRing ring, MasterKeyHolder master, ClientSalts salts, TimeProvider time)
{
    private List<string> _cameWith = [];

    /// <summary>Whether the database was new, or the portal that last opened it did not know this migration yet.</summary>
    public bool CameWithout(string migration) => !_cameWith.Exists(m => m.EndsWith($"_{migration}", StringComparison.Ordinal));

    /// <exception cref="StartRefusedException">The portal must not start.</exception>
    public async Task Open(CancellationToken cancel = default)
    {
        var existed = File.Exists(place.DatabaseFile);
        RefuseKeyInDataFolder();
        try
        {
            Directory.CreateDirectory(place.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(StartProblem.FolderNotWritable, place.Folder, e);
        }

        // A link is looked at by Open, which refuses it, also when it points nowhere.
        var isNew = !existed && !File.Exists(place.KeyFile) && new FileInfo(place.KeyFile).LinkTarget is null;
        master.Key = isNew ? MasterKeyFile.Create(place.KeyFile) : MasterKeyFile.Open(place.KeyFile);
        try
        {
            await OpenDatabase(cancel);
        }
        catch (SqliteException e) when (ProblemOf(e.SqliteErrorCode) is { } problem)
        {
            throw new StartRefusedException(problem, place.DatabaseFile, e);
        }
    }

    /// <summary>What an error of the engine means for a start; null where another program holds the database, which is no fault of it.</summary>
    public static StartProblem? ProblemOf(int code) => code switch
    {
        5 or 6 => null,

        // 8 read-only, 10 I/O, 13 full, 14 cannot open; the rest means that the file is no database of ours.
        8 or 10 or 13 or 14 => StartProblem.FolderNotWritable,
        _ => StartProblem.DatabaseDamaged,
    };

    private async Task OpenDatabase(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var known = db.Database.GetMigrations();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Except(known, StringComparer.Ordinal).Any())
        {
            throw new StartRefusedException(StartProblem.DatabaseNewer, place.DatabaseFile);
        }

        if (applied.Count == 0 && await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE tbl_name NOT LIKE '\\_\\_EFMigrations%' ESCAPE '\\'").SingleAsync(cancel) > 0)
        {
            // Another program's database.
            throw new StartRefusedException(StartProblem.DatabaseDamaged, place.DatabaseFile);
        }

        _cameWith = applied;
        await db.Upgrade(place.DatabaseFile, cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
        var keys = await db.DataKeys.ToListAsync(cancel);
        if (keys.Count == 0)
        {
            if (await db.Users.AnyAsync(cancel) || await db.Clients.AnyAsync(cancel))
            {
                // New keys would turn everything that the lost ones sealed into damage.
                throw new StartRefusedException(StartProblem.DatabaseDamaged, place.DatabaseFile);
            }

            keys = MakeKeys();
            db.DataKeys.AddRange(keys);
            await db.SaveChangesAsync(cancel);
        }

        if (Enum.GetValues<KeyPurpose>().Any(p => keys.Count(k => k.Purpose == p && k.State == KeyState.Active) != 1))
        {
            throw new StartRefusedException(StartProblem.DatabaseDamaged, place.DatabaseFile);
        }

        try
        {
            Fill(keys);
            ring.Source = Reload;
        }
        catch (CryptographicException)
        {
            throw new StartRefusedException(StartProblem.MasterKeyWrong, place.KeyFile);
        }

        salts.Open(await db.Clients.MaxAsync(c => c.SaltNumber, cancel) ?? 0);
    }

    /// <summary>Takes over keys that another process has made, or destroyed, since; true when there were any.</summary>
    private bool Reload()
    {
        using var db = contexts.CreateDbContext();
        var keys = db.DataKeys.AsNoTracking().ToList();
        if (KeyLearning.Stamp(keys) == ring.Known)
        {
            return false;
        }

        if (keys.Exists(k => k.State != KeyState.Destroyed && !master.Key.Has(MasterKey.WrappedBy(k.Wrapped))))
        {
            master.Key = MasterKeyFile.Open(place.KeyFile);
        }

        Fill(keys);
        return true;
    }

    private void Fill(List<DataKey> keys) => ring.Fill(
        [.. keys.Where(k => k.State != KeyState.Destroyed).Select(k => (k.Id, k.Purpose, k.State, master.Key.Unwrap(k.Wrapped, DataKey.Context(k.Id, k.Purpose))))],
        KeyLearning.Stamp(keys));

    private List<DataKey> MakeKeys() =>
    [
        .. Enum.GetValues<KeyPurpose>().Select((purpose, i) => new DataKey
        {
            Id = i + 1,
            Purpose = purpose,
            State = KeyState.Active,
            CreatedAt = time.GetUtcNow(),
            Wrapped = master.Key.Wrap(RandomNumberGenerator.GetBytes(MasterKey.Size), DataKey.Context(i + 1, purpose)),
        }),
    ];

    private void RefuseKeyInDataFolder()
    {
        var folder = Path.GetFullPath(place.Folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        if (Path.GetFullPath(place.KeyFile).StartsWith(folder, StringComparison.Ordinal))
        {
            throw new StartRefusedException(StartProblem.MasterKeyInDataFolder, place.KeyFile);
        }
    }
}

/// <summary>Holds the master key once <see cref="Vault"/> has opened it.</summary>
internal sealed class MasterKeyHolder
{
    private MasterKey? _key;

    public bool IsOpen => _key is not null;

    public MasterKey Key
    {
        get => _key ?? throw new InvalidOperationException("The vault is not open yet.");
        set => _key = value;
    }
}
