using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Backups;

/// <summary>What was found in the database of a backup.</summary>
/// <param name="IsSound">Pages, indexes and references are as they must be.</param>
/// <param name="Counts">Rows of each table.</param>
/// <param name="Last">The trail's last entry; null where there is none.</param>
/// <param name="Opened">Rows with sealed fields that were read.</param>
/// <param name="Unreadable">Of these, rows with something that does not open or was altered.</param>
/// <param name="FirstBadEntry">The first entry of the trail that is not as it was written; null where all are, or where that was not looked at.</param>
internal sealed record Findings(
    bool IsSound, SortedDictionary<string, long> Counts, TrailEntry? Last, long Opened, long Unreadable, long? FirstBadEntry)
{
    public bool Fits(BackupManifest manifest) =>
        IsSound && Counts.SequenceEqual(manifest.Counts) && (Last?.Seq ?? 0) == manifest.TrailSeq && manifest.TrailMac.AsSpan().SequenceEqual(Last?.Mac ?? []);
}

/// <summary>Looks through the database of a backup, by a sample or from end to end.</summary>
internal sealed class BackupCheck(SalonDb db, Trail trail)
{
    private const int Sample = 50;

    public async Task<Findings> Run(bool isWhole, CancellationToken cancel)
    {
        var (opened, unreadable) = await Fields(isWhole, cancel);
        return new(await IsSound(cancel), await Counts(cancel), await Trail.Last(db, cancel), opened, unreadable, isWhole ? await FirstBadEntry(cancel) : null);
    }

    /// <summary>Opens the rows with sealed fields, all of them or some of each table.</summary>
    public async Task<(long Opened, long Unreadable)> Fields(bool isWhole, CancellationToken cancel)
    {
        var (opened, unreadable) = (0L, 0L);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType != typeof(TrailEntry) && !SealedModel.Of(db.Model).Shape(t).IsPlain))
        {
            var (read, bad) = await (Task<(long, long)>)GetType().GetMethod(nameof(Open))!.MakeGenericMethod(type.ClrType).Invoke(this, [isWhole, cancel])!;
            (opened, unreadable) = (opened + read, unreadable + bad);
        }

        return (opened, unreadable);
    }

    /// <summary>Rows of each table, the engine's own left out.</summary>
    public async Task<SortedDictionary<string, long>> Counts(CancellationToken cancel)
    {
        var tables = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").ToListAsync(cancel);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
#pragma warning disable EF1002, EF1003 // A table's name comes from the engine itself; quoted all the same.
            counts[table] = await db.Database.SqlQueryRaw<long>("SELECT count(*) AS Value FROM \"" + table.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"").SingleAsync(cancel);
#pragma warning restore EF1002, EF1003
        }

        return counts;
    }

    /// <summary>Reads the rows of one table, which opens their sealed fields; called by the type's name.</summary>
    public async Task<(long Opened, long Unreadable)> Open<T>(bool isWhole, CancellationToken cancel)
        where T : class
    {
        var rows = db.Set<T>().IgnoreAutoIncludes().AsNoTracking();
        var (opened, unreadable) = (0L, 0L);
        try
        {
            await foreach (var row in (isWhole ? rows : rows.Take(Sample)).AsAsyncEnumerable().WithCancellation(cancel))
            {
                opened++;
                unreadable += row is IShowsDamage { Damage: not null } ? 1 : 0;
            }
        }
        catch (CryptographicException)
        {
            // A row that can't tell of its damage ends the reading of its table.
            unreadable++;
        }

        return (opened, unreadable);
    }

    /// <summary>Whether pages, indexes and references are as they must be.</summary>
    public async Task<bool> IsSound(CancellationToken cancel)
    {
        var pages = await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(cancel);
        var references = await db.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check LIMIT 1").ToListAsync(cancel);
        return pages is ["ok"] && references is [];
    }

    /// <summary>The first entry of the trail that is not as it was written; null where all are.</summary>
    public async Task<long?> FirstBadEntry(CancellationToken cancel)
    {
        var walk = new TrailWalk(trail);
        while (await walk.Go(db, cancel) > 0)
        {
            // A page at a time, until there is none.
        }

        return walk.First?.Seq;
    }
}
