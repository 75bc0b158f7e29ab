using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SalonCrm.Data.Protection;

/// <summary>
/// Knows whose salt is which number. Which table holds the people, and which column of another leads to them, is told by the
/// model: <see cref="SaltMapping"/>.
/// </summary>
internal sealed class SaltOwners(ClientSalts salts)
{
    private const int MostKnown = 200_000;

    /// <summary>The number of each owner's salt, 0 for none: it never changes once there is one.</summary>
    private readonly ConcurrentDictionary<Guid, int> _known = new();

    /// <summary>A fresh salt for somebody who had none.</summary>
    public int Give(Guid owner)
    {
        var number = salts.Next();
        Know(owner, number);
        return number;
    }

    public bool IsKnown(Guid owner, out int number) => _known.TryGetValue(owner, out number);

    /// <summary>The number, if something can be sealed with it: what is told of somebody after an erasure is sealed without a salt.</summary>
    public int Usable(int number) => number > 0 && salts.Of(number) is not null ? number : 0;

    public void Know(Guid owner, int number)
    {
        if (_known.Count > MostKnown)
        {
            _known.Clear();
        }

        _known[owner] = number;
    }
}

/// <summary>Tells, for one save, whose salt each row is sealed with.</summary>
internal sealed class SaltLookup(SalonDb db, IReadOnlyList<EntityEntry> entries)
{
    private readonly SaltOwners _owners = db.Sealing.Owners;
    private Dictionary<(IEntityType Type, Guid Id), EntityEntry>? _tracked;

    /// <summary>Gives everybody a salt who is saved and has none.</summary>
    public void GiveSalts()
    {
        foreach (var entry in entries.Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            if (entry.Metadata.SaltColumn() is { } column && entry.Property(column) is { CurrentValue: null } number)
            {
                number.CurrentValue = _owners.Give(Key(entry)!.Value);
            }
        }
    }

    /// <summary>The number of the salt that a row is sealed with; 0 for a row of nobody's.</summary>
    public int SaltOf(EntityEntry entry) => _owners.Usable(entry.Metadata.SaltColumn() is { } column
        ? (int?)entry.Property(column).CurrentValue ?? 0
        : entry.Metadata.OwnerColumn() is { } way ? Follow(way, entry.Property(way).CurrentValue) : 0);

    private int Follow(IProperty way, object? value)
    {
        if (value is not Guid id)
        {
            return 0;
        }

        // A line of a visit leads to the visit, which leads to its client.
        return way.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType is { } next && next.SaltColumn() is null && next.OwnerColumn() is { } further
            ? Follow(further, Tracked(next, id) is { } entry ? entry.Property(further).CurrentValue : Column<byte[]>(next, further, id) is { } owner ? new Guid(owner, bigEndian: true) : null)
            : SaltOf(id);
    }

    private int SaltOf(Guid owner)
    {
        if (!_owners.IsKnown(owner, out var number))
        {
            var (type, column) = db.Model.SaltTable();
            number = (Tracked(type, owner) is { } entry ? (int?)entry.Property(column).CurrentValue : Column<int?>(type, column, owner)) ?? 0;
            _owners.Know(owner, number);
        }

        return number;
    }

    private EntityEntry? Tracked(IEntityType type, Guid id)
    {
        if (_tracked is null)
        {
            _tracked = [];
            foreach (var entry in entries)
            {
                if (Key(entry) is { } key)
                {
                    _tracked[(entry.Metadata, key)] = entry;
                }
            }
        }

        return _tracked.GetValueOrDefault((type, id));
    }

#pragma warning disable EF1002 // Only names of the model are put together; the id is a parameter.
    private T? Column<T>(IEntityType type, IProperty column, Guid id) => db.Database.SqlQueryRaw<T?>(
        $"SELECT \"{column.GetColumnName()}\" AS \"Value\" FROM \"{type.GetTableName()}\" WHERE \"{type.FindPrimaryKey()!.Properties[0].GetColumnName()}\" = {{0}}",
        id.ToByteArray(bigEndian: true)).AsEnumerable().FirstOrDefault();
#pragma warning restore EF1002

    /// <summary>Null for a row whose key is no single id: nothing belongs to such a row.</summary>
    private static Guid? Key(EntityEntry entry) =>
        entry.Metadata.FindPrimaryKey()!.Properties is [var key] && entry.Property(key).CurrentValue is Guid id ? id : null;
}
