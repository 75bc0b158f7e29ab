using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Backups;

/// <summary>The file of a database as it is copied, opened beside the portal's own, and told apart from others.</summary>
internal static class BackupCopy
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Copies a database that is in use, as of one moment. VACUUM INTO reads like anybody else, so nobody who saves waits
    /// for it, and it copies rows, not pages: nothing of what was deleted comes along. It does not wait for the disk
    /// (https://www.sqlite.org/lang_vacuum.html), so that is done here.
    /// </summary>
    public static async Task Take(string database, string copy, CancellationToken cancel)
    {
        await using (var connection = new SqliteConnection(Connection(database, SqliteOpenMode.ReadWrite)))
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $copy";
            command.CommandTimeout = 0;
            command.Parameters.AddWithValue("$copy", copy);

            await using (cancel.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle)))
            {
                try
                {
                    // The engine works through it on this thread.
                    await Task.Run(() => command.ExecuteNonQuery(), cancel);
                }
                catch (SqliteException) when (cancel.IsCancellationRequested)
                {
                    throw new OperationCanceledException(cancel);
                }
            }
        }

        Keep(copy);
    }

    /// <summary>Waits until a file is on the disk, and keeps others from reading it.</summary>
    public static void Keep(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, Own);
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    public static void Write(string file, byte[] content)
    {
        File.WriteAllBytes(file, content);
        Keep(file);
    }

    /// <summary>The context of a copy, with the keys of the running portal. It can't change the file.</summary>
    public static SalonDb Open(string file, Sealing sealing)
    {
        var options = new DbContextOptionsBuilder<SalonDb>();
        options.UseSalonFile(file);
        options.UseSqlite(Connection(file, SqliteOpenMode.ReadOnly));
        return new SalonDb(options.Options, sealing);
    }

    public static async Task<string> Hash(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    private static string Connection(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString;
}
