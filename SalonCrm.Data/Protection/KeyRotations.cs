using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Protection;

/// <summary>How far a change of keys has come: which table, and where in it.</summary>
internal sealed record RotationPlace(string? Table, long Cursor, long Done, long Rows);

/// <summary>
/// Changes data keys while people work: in short batches, each a transaction of its own in the line at the door, with the place
/// kept beside. It ends when a whole pass over every table has found nothing under an older key.
/// </summary>
internal sealed class KeyRotations(Door door, MasterKeyHolder master, DataPlace place)
{
    /// <summary>Rows of one batch: whoever stands at the door meanwhile waits for them.</summary>
    public const int Batch = 100;

    private const int PicturesAtOnce = 2;
    private static readonly MethodInfo Reading = typeof(KeyRotations).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    // What this process has seen of the pass that is under way; a pass that another has had a part in counts for nothing.
    private RotationPlace? _left;
    private long _changed;
    private long _unopened;
    private readonly Dictionary<string, long> _newest = new(StringComparer.Ordinal);

    /// <summary>Makes new keys for every purpose; from now on everything is sealed under them.</summary>
    public async Task Start(SalonDb db, DateTimeOffset now, Guid? by, CancellationToken cancel)
    {
        // Another process may have changed the master key: what is wrapped by one that is in no file any more opens after no restart.
        master.Key = MasterKeyFile.Open(place.KeyFile);
        var keys = await db.DataKeys.AsTracking().ToListAsync(cancel);
        var next = keys.Max(k => k.Id) + 1;
        var rotation = await db.KeyRotations.MaxAsync(r => (int?)r.Id, cancel) ?? 0;
        var tables = RowRenewal.Tables(db.Model);
        var rows = tables.Sum(t => Scalar(db, $"SELECT count(*) FROM \"{t.GetTableName()}\""));
        foreach (var old in keys.Where(k => k.State == KeyState.Active).OrderBy(k => k.Id).ToList())
        {
            var key = RandomNumberGenerator.GetBytes(MasterKey.Size);
            old.State = KeyState.DecryptOnly;
            db.DataKeys.Add(new() { Id = next, Purpose = old.Purpose, State = KeyState.Active, CreatedAt = now, Wrapped = master.Key.Wrap(key, DataKey.Context(next, old.Purpose)) });
            db.KeyRotations.Add(new()
            {
                Id = ++rotation,
                Purpose = old.Purpose,
                OldKey = old.Id,
                NewKey = next++,
                StartedAt = now,
                StartedBy = by,
                Table = tables[0].GetTableName(),
                Rows = rows,

                // What the trail told under the old key is verified with it for ever: nothing of it is written anew.
                EndedAt = old.Purpose == KeyPurpose.Trail ? now : null,
            });
            if (old.Purpose == KeyPurpose.BlindIndex)
            {
                await Readdress(db, key, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>One batch.</summary>
    /// <returns>The place that it has come to; null when no change is under way.</returns>
    public Task<RotationPlace?> Step(CancellationToken cancel) => door.Keep(async (db, now) =>
    {
        var open = await db.KeyRotations.AsTracking().Where(r => r.EndedAt == null).OrderBy(r => r.Id).ToListAsync(cancel);
        if (open.Count == 0)
        {
            return null;
        }

        if (Place(open[0]) != _left)
        {
            // The first batch of this process, or another's turn: what has been seen so far says nothing about the whole.
            (_changed, _unopened) = (1, 0);
            _newest.Clear();
        }

        var (rows, last, refused) = await Next(db, open, cancel);
        if (last > 0)
        {
            var renewed = await new RowRenewal(db, cancel).Renew(rows);
            (_changed, _unopened) = (_changed + renewed.Changed, _unopened + renewed.Unopened + refused);
            open.ForEach(r => (r.Cursor, r.Done) = (last, Math.Min(r.Rows, r.Done + rows.Count + refused)));
        }
        else
        {
            await EndPass(db, open, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        _left = Place(open[0]);
        return _left;
    }, cancel);

    /// <summary>Where the change that is under way has come to; null while there is none.</summary>
    public static async Task<RotationPlace?> Now(SalonDb db, CancellationToken cancel) =>
        await db.KeyRotations.AsNoTracking().Where(r => r.EndedAt == null).OrderBy(r => r.Id).FirstOrDefaultAsync(cancel) is { } open ? Place(open) : null;

    /// <summary>How many fields lie sealed under each key, over all tables.</summary>
    public static Dictionary<int, long> Count(SalonDb db)
    {
        var counts = new Dictionary<int, long>();
        foreach (var type in RowRenewal.Tables(db.Model))
        {
            foreach (var property in SealedModel.Of(db.Model).Properties(type))
            {
                foreach (var (key, count) in Pairs(db, $"SELECT hex(substr(\"{property.Shadow.GetColumnName()}\", 2, 4)), count(*) FROM \"{type.GetTableName()}\" WHERE \"{property.Shadow.GetColumnName()}\" IS NOT NULL GROUP BY 1"))
                {
                    counts[key] = counts.GetValueOrDefault(key) + count;
                }
            }
        }

        return counts;
    }

    private async Task EndPass(SalonDb db, List<KeyRotation> open, DateTimeOffset now, CancellationToken cancel)
    {
        _newest.Clear();
        var counts = Count(db);
        if (_changed > 0 || open.Where(r => r.Purpose == KeyPurpose.Seal).Sum(r => counts.GetValueOrDefault(r.OldKey)) > _unopened)
        {
            open.ForEach(r => (r.Table, r.Cursor) = (RowRenewal.Tables(db.Model)[0].GetTableName(), 0));
            (_changed, _unopened) = (0, 0);
            return;
        }

        foreach (var rotation in open)
        {
            (rotation.Table, rotation.EndedAt) = (null, now);
            var old = await db.DataKeys.AsTracking().SingleAsync(k => k.Id == rotation.OldKey, cancel);
            if (rotation.Purpose != KeyPurpose.Seal || counts.GetValueOrDefault(old.Id) == 0)
            {
                (old.State, old.Wrapped) = (KeyState.Destroyed, []);
            }
        }
    }

    /// <summary>Accounts are few, and Identity looks for one spelling: they go over with the key itself.</summary>
    private static async Task Readdress(SalonDb db, byte[] key, CancellationToken cancel)
    {
        foreach (var account in await db.Users.AsTracking().ToListAsync(cancel))
        {
            account.NormalizedUserName = account.UserName is null ? account.NormalizedUserName : BlindNormalizer.Normalize(key, account.UserName);
            account.NormalizedEmail = account.Email is null ? account.NormalizedEmail : BlindNormalizer.Normalize(key, account.Email);
        }
    }

    private static RotationPlace Place(KeyRotation rotation) => new(rotation.Table, rotation.Cursor, rotation.Done, rotation.Rows);

    /// <summary>The next rows, in this table or in the first after it that has any; none when the pass is at its end.</summary>
    private async Task<(IReadOnlyList<object> Rows, long Last, int Refused)> Next(SalonDb db, List<KeyRotation> open, CancellationToken cancel)
    {
        foreach (var type in RowRenewal.Tables(db.Model).SkipWhile(t => t.GetTableName() != open[0].Table))
        {
            if (type.GetTableName() != open[0].Table)
            {
                open.ForEach(r => (r.Table, r.Cursor) = (type.GetTableName(), 0));
            }

            if (await Next(db, type, open[0].Cursor, Newest(db, type), cancel) is { Last: > 0 } found)
            {
                return found;
            }
        }

        return ([], 0, 0);
    }

    /// <summary>The last row that a table had when the pass came to it. What is written later is under the new key already, and a busy trail would never be caught up with.</summary>
    private long Newest(SalonDb db, IEntityType type)
    {
        var table = type.GetTableName()!;
        if (!_newest.TryGetValue(table, out var newest))
        {
            _newest[table] = newest = Scalar(db, $"SELECT coalesce(max(rowid), 0) FROM \"{table}\"");
        }

        return newest;
    }

    private static async Task<(IReadOnlyList<object> Rows, long Last, int Refused)> Next(SalonDb db, IEntityType type, long after, long newest, CancellationToken cancel)
    {
        var isLarge = Array.Exists(SealedModel.Of(db.Model).Properties(type), p => p.Place.Padding >= SealedAttribute.Picture);
        var take = isLarge ? PicturesAtOnce : Batch;
        var last = Scalar(db, string.Create(CultureInfo.InvariantCulture, $"SELECT coalesce(max(r), 0) FROM (SELECT rowid AS r FROM \"{type.GetTableName()}\" WHERE rowid > {after} AND rowid <= {newest} ORDER BY rowid LIMIT {take})"));
        if (last == 0)
        {
            return ([], 0, 0);
        }

        Task<IReadOnlyList<object>> Rows(long from, long to) =>
            (Task<IReadOnlyList<object>>)Reading.MakeGenericMethod(type.ClrType).Invoke(null, [db, type.GetTableName(), from, to, cancel])!;
        try
        {
            return (await Rows(after, last), last, 0);
        }
        catch (CryptographicException)
        {
            // A row whose damage its kind can't tell. It is left as it is, and the others are taken one by one.
            db.ChangeTracker.Clear();
        }

        var (rows, refused) = (new List<object>(), 0);
        foreach (var row in Query(db, string.Create(CultureInfo.InvariantCulture, $"SELECT rowid FROM \"{type.GetTableName()}\" WHERE rowid > {after} AND rowid <= {last}"), r => r.GetInt64(0)))
        {
            try
            {
                rows.AddRange(await Rows(row - 1, row));
            }
            catch (CryptographicException)
            {
                refused++;
            }
        }

        return (rows, last, refused);
    }

    private static async Task<IReadOnlyList<object>> Read<T>(SalonDb db, string table, long after, long last, CancellationToken cancel)
        where T : class
    {
#pragma warning disable EF1002 // The table's name is the model's own.
        return await db.Set<T>().FromSqlRaw($"SELECT * FROM \"{table}\" WHERE rowid > {{0}} AND rowid <= {{1}}", after, last).IgnoreAutoIncludes().AsTracking().ToListAsync(cancel);
#pragma warning restore EF1002
    }

    private static long Scalar(SalonDb db, string sql) => Query(db, sql, r => r.GetInt64(0)).Single();

    private static IEnumerable<(int Key, long Count)> Pairs(SalonDb db, string sql) =>
        Query(db, sql, r => (int.TryParse(r.GetString(0), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var key) ? key : 0, r.GetInt64(1)));

    private static List<T> Query<T>(SalonDb db, string sql, Func<SqliteDataReader, T> read)
    {
        var rows = new List<T>();
        db.Database.OpenConnection();
        using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = (SqliteTransaction?)Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
