using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Protection;

/// <summary>How renewing some rows ended.</summary>
/// <param name="Rows">How many there were.</param>
/// <param name="Changed">How many of them, or of those that hang on them, were under an older key.</param>
/// <param name="Unopened">Fields that do not open and were left as they are.</param>
internal sealed record Renewed(int Rows, int Changed, int Unopened);

/// <summary>
/// Seals rows anew under the active keys: fields, blind indexes, row seals, rosters. The content stays, and so do versions and
/// damage: a field that does not open is left as it lies, a row seal that does not fit is not mended.
/// </summary>
internal sealed class RowRenewal(SalonDb db, CancellationToken cancel)
{
    private readonly Sealing _sealing = db.Sealing;
    private readonly SealedModel _model = SealedModel.Of(db.Model);
    private readonly List<EntityEntry> _renewed = [];
    private int _changed;
    private int _unopened;

    /// <summary>The tables in which something is sealed, always in the same order.</summary>
    public static IReadOnlyList<IEntityType> Tables(IModel model) =>
        [.. model.GetEntityTypes().Where(t => !SealedModel.Of(model).Shape(t).IsPlain || t.ClrType.IsAssignableTo(typeof(IBlindIndexed))).OrderBy(t => t.GetTableName(), StringComparer.Ordinal)];

    /// <summary>Renews tracked rows of one table and saves.</summary>
    public async Task<Renewed> Renew(IReadOnlyList<object> rows)
    {
        // A context that renews does nothing else: what it saves is sealed here.
        db.Sealed.IsRenewing = true;
        var entries = rows.Select(r => db.Entry(r)).ToList();
        var salts = new SaltLookup(db, entries);
        foreach (var entry in entries)
        {
            Fields(entry, salts);
        }

        await Numbers(rows);
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is IBlindIndexed || !_model.Shape(e.Metadata).IsPlain).ToList())
        {
            // Not the place that the change has come to, which the same context keeps.
            SealRow(entry);
        }

        if (_renewed.Where(r => r.Entity is IRostered).ToList() is { Count: > 0 } rostered)
        {
            foreach (var owner in Rosters.Renew(db, rostered))
            {
                SealRow(owner);
            }
        }

        await db.SaveChangesAsync(cancel);
        await Marks(rows);
        return new(rows.Count, _changed, _unopened);
    }

    private void Fields(EntityEntry entry, SaltLookup salts)
    {
        var properties = _model.Properties(entry.Metadata);
        var rowId = properties.Length == 0 ? [] : SealedModel.RowId(entry.Metadata, p => entry.Property(p).CurrentValue);
        foreach (var property in properties)
        {
            var kept = entry.Property(property.Shadow);
            if (kept.CurrentValue is not byte[] envelope || _sealing.Fields.IsCurrent(envelope))
            {
                continue;
            }

            if (_sealing.Fields.TryOpen(property.Place, rowId, envelope, out var plain))
            {
                // Under the salt that it has: a card that went into another keeps its own.
                var salt = FieldSealer.SaltOf(envelope);
                kept.CurrentValue = _sealing.Fields.Seal(property.Place, rowId, plain, salt > 0 ? salt : salts.SaltOf(entry));
            }
            else
            {
                _unopened++;
            }
        }
    }

    /// <summary>A number changes its index on all cards and calls at once: those that are compared with each other by it stay equal.</summary>
    private async Task Numbers(IReadOnlyList<object> rows)
    {
        var old = new List<byte[]>();
        foreach (var row in rows.OfType<IBlindIndexed>())
        {
            var before = row.Indexed;
            row.Index(_sealing.Blind);
            if (before is not null && !before.AsSpan().SequenceEqual(row.Indexed))
            {
                old.Add(before);
            }
        }

        if (old.Count > 0)
        {
            IEnumerable<IBlindIndexed> others =
            [
                .. await db.Phones.AsTracking().Where(p => old.Contains(p.NumberIndex)).ToListAsync(cancel),
                .. await db.Calls.AsTracking().Where(c => c.NumberIndex != null && old.Contains(c.NumberIndex)).ToListAsync(cancel),
            ];
            foreach (var other in others)
            {
                other.Index(_sealing.Blind);
            }
        }
    }

    /// <summary>The seal anew where it fits the row as it was read; where the row was altered it goes on not to fit.</summary>
    private void SealRow(EntityEntry entry)
    {
        entry.DetectChanges();
        if (entry.Metadata.FindProperty(RowSeal.Column) is { } column && (entry.Entity as IShowsDamage)?.Damage?.Contains(RowSeal.Row) != true)
        {
            var seal = _sealing.Rows.Of(entry.Metadata, p => entry.Property(p).CurrentValue);
            if (entry.Property(column).CurrentValue is not byte[] kept || !CryptographicOperations.FixedTimeEquals(kept, seal))
            {
                entry.Property(column).CurrentValue = seal;
            }
        }

        if (entry.State == EntityState.Modified)
        {
            _changed++;
            _renewed.Add(entry);
            if (entry.Entity is IRostered rostered)
            {
                rostered.Seal = (byte[]?)entry.Property(RowSeal.Column).CurrentValue;
            }
        }
    }

    /// <summary>The marks by which two cards find each other.</summary>
    private async Task Marks(IReadOnlyList<object> rows)
    {
        if (rows.OfType<Client>().Select(c => c.Id).ToList() is { Count: > 0 } clients)
        {
            _changed += await DuplicateKeeper.Mark(db, clients, await db.Likened(clients, cancel), cancel);
        }
    }
}
