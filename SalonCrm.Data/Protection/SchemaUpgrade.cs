using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Protection;

/// <summary>Brings the tables to what this version of the portal needs.</summary>
internal static class SchemaUpgrade
{
    private const int MostTries = 600;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>Does nothing, and writes nothing, where there is nothing to do.</summary>
    /// <param name="db">The database.</param>
    /// <param name="database">Its file.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="StartRefusedException">The folder of the database can't be written.</exception>
    public static async Task Upgrade(this SalonDb db, string database, CancellationToken cancel)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            return;
        }

        using (await Alone(database + ".upgrade", cancel))
        {
            // EF marks in a row that somebody upgrades, and waits for ever on that of a process that was killed meanwhile:
            // https://learn.microsoft.com/ef/core/providers/sqlite/limitations#concurrent-migrations-protection. Whoever has the
            // file is the only one, so a row that is there is a dead one's.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
            await db.Database.MigrateAsync(cancel);
        }
    }

    /// <summary>Holds a file that a killed process lets go of by itself.</summary>
    private static async Task<FileStream> Alone(string file, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < MostTries && File.Exists(file))
            {
                // Another process upgrades.
                await Task.Delay(BetweenTries, cancel);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StartRefusedException(StartProblem.FolderNotWritable, Path.GetDirectoryName(file)!, e);
            }
        }
    }
}
