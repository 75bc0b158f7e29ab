using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SalonCrm.Data;
using SalonCrm.Data.Access;

namespace SalonCrm.Seed.Filling;

/// <summary>One transaction: cards together with their entries in the trail.</summary>
internal sealed class Batch : IAsyncDisposable
{
    private readonly SalonDb _db;
    private readonly IDbContextTransaction _transaction;
    private readonly CardTables _tables;
    private readonly TrailTail _trail;
    private readonly Dictionary<SealedTable, SealedInsert> _inserts = [];

    private Batch(SalonDb db, IDbContextTransaction transaction, CardTables tables, TrailTail trail) =>
        (_db, _transaction, _tables, _trail) = (db, transaction, tables, trail);

    /// <summary>Holds the write lock from here on, so that nobody comes between the trail's last entry and the next.</summary>
    public static async Task<Batch> Begin(SalonDb db, CardTables tables, TrailTail trail, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        trail.Last = await Trail.Last(db, cancel);
        return new Batch(db, transaction, tables, trail);
    }

    public void Write(SealedCard card)
    {
        Array.ForEach(card.Rows, Write);
        Write(_trail.Take(card));
    }

    public void Write(IEnumerable<TrailEntry> entries)
    {
        foreach (var entry in entries)
        {
            Write(_tables.Row(entry));
        }
    }

    public Task Commit(CancellationToken cancel) => _transaction.CommitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }

        await _transaction.DisposeAsync();
    }

    private void Write(SealedRow row)
    {
        if (!_inserts.TryGetValue(row.Table, out var insert))
        {
            _inserts[row.Table] = insert = row.Table.Insertion(_db.Database.GetDbConnection(), _transaction.GetDbTransaction());
        }

        insert.Write(row.Values);
    }
}
