using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SalonCrm.Data;
using SalonCrm.Data.Access;

namespace SalonCrm.Seed.Filling;

/// <summary>One transaction: cards together with their entries in the trail.</summary>
internal sealed class Batch : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly CardTables _tables;
    private readonly TrailTail _trail;
    private readonly SealedInsert _clients;
    private readonly SealedInsert _phones;
    private readonly SealedInsert _allergies;
    private readonly SealedInsert _ownValues;
    private readonly SealedInsert _entries;

    private Batch(SalonDb db, IDbContextTransaction transaction, CardTables tables, TrailTail trail)
    {
        (_transaction, _tables, _trail) = (transaction, tables, trail);
        SealedInsert Insertion(SealedTable table) => table.Insertion(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        (_clients, _phones, _allergies, _ownValues, _entries) =
            (Insertion(tables.Clients), Insertion(tables.Phones), Insertion(tables.Allergies), Insertion(tables.OwnValues), Insertion(tables.Trail));
    }

    /// <summary>Holds the write lock from here on, so that nobody comes between the trail's last entry and the next.</summary>
    public static async Task<Batch> Begin(SalonDb db, CardTables tables, TrailTail trail, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        trail.Last = await Trail.Last(db, cancel);
        return new Batch(db, transaction, tables, trail);
    }

    public void Write(SealedCard card)
    {
        _clients.Write(card.Client);
        Array.ForEach(card.Phones, _phones.Write);
        Array.ForEach(card.Allergies, _allergies.Write);
        Array.ForEach(card.OwnValues, _ownValues.Write);
        Write(_trail.Take(card));
    }

    public void Write(IEnumerable<TrailEntry> entries)
    {
        foreach (var entry in entries)
        {
            _entries.Write(_tables.Trail.Row(entry));
        }
    }

    public Task Commit(CancellationToken cancel) => _transaction.CommitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in new[] { _clients, _phones, _allergies, _ownValues, _entries })
        {
            insert.Dispose();
        }

        await _transaction.DisposeAsync();
    }
}
