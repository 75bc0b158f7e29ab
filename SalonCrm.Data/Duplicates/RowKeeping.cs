using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Duplicates;

/// <summary>A row as it was: every column by its property, what is sealed opened. To be kept sealed itself.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Id">Its id.</param>
/// <param name="Values">JSON of a plain value; base64 of the bytes of a sealed one; null for none.</param>
internal sealed record RowKept(string Table, Guid Id, Dictionary<string, string?> Values);

/// <summary>What of a row was altered: the same properties before and after.</summary>
internal sealed record RowChange(string Table, Guid Id, Dictionary<string, string?> Before, Dictionary<string, string?> After);

/// <summary>
/// Spells rows out and makes them again, whatever their type, so that a column that is added later is kept too. Plaintext
/// rather than envelopes: the keys of an envelope may be gone when it is wanted back.
/// </summary>
internal static class RowKeeping
{
    public static RowKept Keep(EntityEntry entry)
    {
        var values = entry.Metadata.GetProperties().Where(IsOwn).ToDictionary(
            p => p.Name, p => entry.Property(p).CurrentValue is { } value ? JsonSerializer.Serialize(value, p.ClrType) : null, StringComparer.Ordinal);
        foreach (var property in Sealed(entry.Context, entry.Metadata))
        {
            values[property.Name] = SealingInterceptor.Plaintext(property, entry.Entity) is { } bytes ? Convert.ToBase64String(bytes) : null;
        }

        return new(entry.Metadata.GetTableName()!, IdOf(entry), values);
    }

    public static Guid IdOf(EntityEntry entry) => (Guid)entry.Property(nameof(Merge.Id)).CurrentValue!;

    /// <summary>What of the row differs from what it was; null when nothing does.</summary>
    /// <param name="before">The row as it was.</param>
    /// <param name="entry">The row.</param>
    /// <param name="except">Properties that do not count.</param>
    public static RowChange? Changed(RowKept before, EntityEntry entry, params string[] except)
    {
        var now = Keep(entry).Values;
        var names = now.Keys.Where(n => n is not (nameof(IVersioned.Version) or nameof(IRevised.Revision)) && !except.Contains(n) && now[n] != before.Values[n]).ToList();
        return names.Count == 0 ? null : new(before.Table, before.Id, names.ToDictionary(n => n, n => before.Values[n]), names.ToDictionary(n => n, n => now[n]));
    }

    /// <summary>The row anew, unsaved and unknown to any context.</summary>
    public static object Make(SalonDb db, RowKept kept)
    {
        var type = TypeOf(db, kept.Table);
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        foreach (var property in type.GetProperties().Where(IsOwn))
        {
            if (kept.Values.TryGetValue(property.Name, out var value))
            {
                property.PropertyInfo!.SetValue(row, Read(property, value));
            }
        }

        foreach (var property in Sealed(db, type))
        {
            if (kept.Values.TryGetValue(property.Name, out var value))
            {
                Open(property, row, value);
            }
        }

        return row;
    }

    /// <summary>Gives one property of a tracked row a value that was kept.</summary>
    public static void Set(EntityEntry entry, string name, string? value)
    {
        if (entry.Metadata.FindProperty(name) is { } plain)
        {
            entry.Property(plain).CurrentValue = Read(plain, value);
        }
        else if (Sealed(entry.Context, entry.Metadata).FirstOrDefault(p => p.Name == name) is { } property)
        {
            Open(property, entry.Entity, value);
        }
    }

    public static IEntityType TypeOf(SalonDb db, string table) => db.Model.GetEntityTypes().First(t => t.GetTableName() == table);

    /// <summary>A roster is made anew from the rows that are there.</summary>
    private static bool IsOwn(IReadOnlyProperty property) => !property.IsShadowProperty() && property.Name != nameof(IKeepsRoster.Roster);

    private static SealedProperty[] Sealed(DbContext db, IEntityType type) => SealedModel.Of(db.Model).Properties(type);

    private static object? Read(IProperty property, string? value) => value is null ? null : JsonSerializer.Deserialize(value, property.ClrType);

    private static void Open(SealedProperty property, object row, string? value)
    {
        var fresh = Activator.CreateInstance(row.GetType(), nonPublic: true)!;
        property.Set(row, value is null ? property.Get(fresh) : property.Codec.FromBytes(Convert.FromBase64String(value)));
    }
}
