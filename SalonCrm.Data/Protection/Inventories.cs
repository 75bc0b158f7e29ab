using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Protection;

/// <summary>A client's parts of one kind, found not to be those that the trail tells of.</summary>
internal sealed record AlteredParts(Guid ClientId, Field Kind);

/// <summary>
/// Notices a visit, a consent, a note that was deleted, put there or put back whole past the portal. The trail keeps, with each
/// change of a client's parts, a seal over those of that kind: which there are, at which version and since when. It is under the
/// trail's key and of nothing that a change of keys renews, so it outlives one. What stands in the file is read from the file, before
/// a save and after it, so no feature can forget it and none is mended silently. A kind that nobody has changed since there
/// are inventories is not compared.
/// </summary>
internal static class Inventories
{
    private const string Kind = "inventory";

    /// <summary>Stands for all kinds where it can't be told what the trail said of which.</summary>
    private const string Unreadable = nameof(Field.Card);

    /// <summary>How many clients are asked about at once.</summary>
    private const int MostAtOnce = 200;

    private static readonly ConcurrentDictionary<IModel, ILookup<string, InventoryTable>> Known = [];

    /// <summary>Before a save: remembers whose parts it changes, and what was wrong with them already.</summary>
    public static void Look(SalonDb db, IReadOnlyList<EntityEntry> entries)
    {
        if (!db.HasSeals)
        {
            return;
        }

        var touched = entries.Where(e => e is { Entity: IInventoried, State: EntityState.Added or EntityState.Modified or EntityState.Deleted })
            .SelectMany(e => OwnersOf(e).Select(o => (Client: o, Kind: ClientRows.Fields[e.Metadata.ClrType]))).Except(db.Sealed.Inventoried).ToList();
        foreach (var client in touched.GroupBy(t => t.Client, t => t.Kind))
        {
            foreach (var kind in Altered(db, client.Key, Told(db, client.Key)).Intersect(client))
            {
                db.Sealed.Mended.Add((new AlteredParts(client.Key, kind), [RowSeal.Roster]));
            }
        }

        db.Sealed.Inventoried.UnionWith(touched);
    }

    /// <summary>After all saves of an operation: tells in the trail how the parts stand that it changed.</summary>
    public static void Record(Passage passage)
    {
        var db = passage.Db;
        foreach (var changed in db.Sealed.Inventoried.GroupBy(i => i.Client, i => i.Kind.ToString()))
        {
            var inventory = Told(db, changed.Key) is { } told ? Read(told) : [];
            foreach (var (kind, spelt) in Spell(db, changed.Key, changed))
            {
                inventory[kind] = Seal(db, changed.Key, kind, spelt);
            }

            passage.RecordInventory(changed.Key, JsonSerializer.Serialize(inventory));
        }
    }

    /// <summary>The kinds of a client's parts that do not stand as the trail last told.</summary>
    /// <param name="db">The context.</param>
    /// <param name="client">The client.</param>
    /// <param name="told">The last inventory in the trail; null where there is none.</param>
    public static IReadOnlyList<Field> Altered(SalonDb db, Guid client, string? told) => told is null ? [] : Altered(db, client, Read(told));

    /// <summary>Of these clients, those some of whose parts do not stand as the trail last told.</summary>
    public static async Task<IReadOnlyList<Guid>> Altered(SalonDb db, IReadOnlyList<Guid> clients, CancellationToken cancel)
    {
        var found = new List<Guid>();
        foreach (var some in clients.Chunk(MostAtOnce))
        {
            var newest = db.Trail.Where(t => t.Inventory != null && t.ObjectId != null && EF.Parameter(some).Contains(t.ObjectId.Value)).GroupBy(t => t.ObjectId).Select(g => g.Max(t => t.Seq));
            var told = await db.Trail.Where(t => newest.Contains(t.Seq)).Select(t => new { Client = t.ObjectId!.Value, t.Inventory }).ToListAsync(cancel);
            found.AddRange(told.Where(t => Altered(db, t.Client, Read(t.Inventory!)).Count > 0).Select(t => t.Client));
        }

        return found;
    }

    /// <summary>What the trail is to tell of a client whose parts, with the lines within them, these are; null where none is on an inventory.</summary>
    public static string? Of(SalonDb db, Guid client, IEnumerable<object> rows)
    {
        var inventory = new Dictionary<string, byte[]>();
        var parts = rows.ToLookup(r => r.GetType());
        foreach (var kind in TablesOf(db).Where(k => k.Any(t => parts.Contains(t.Entity))))
        {
            var spelt = new ArrayBufferWriter<byte>();
            foreach (var table in kind)
            {
                Write(spelt, parts[table.Entity].Select(LineOf).OrderBy(l => l.Owner).ThenBy(l => l.Id));
            }

            inventory[kind.Key] = Seal(db, client, kind.Key, spelt);
        }

        return inventory.Count == 0 ? null : JsonSerializer.Serialize(inventory);
    }

    private static List<Field> Altered(SalonDb db, Guid client, Dictionary<string, byte[]> told)
    {
        var altered = new List<Field>();
        foreach (var (kind, spelt) in Spell(db, client, told.Keys))
        {
            if (!db.Sealing.Rows.FitsWords(told[kind], Kind, client, kind, spelt.WrittenSpan.ToArray()))
            {
                altered.Add(Enum.Parse<Field>(kind));
            }
        }

        return altered;
    }

    private static byte[] Seal(SalonDb db, Guid client, string kind, ArrayBufferWriter<byte> spelt) =>
        db.Sealing.Rows.OfWords(Kind, client, kind, spelt.WrittenSpan.ToArray());

    /// <summary>A client's parts of some kinds as they lie in the file, spelt out. Kinds that there are not any more are left out.</summary>
    private static IEnumerable<(string Kind, ArrayBufferWriter<byte> Spelt)> Spell(SalonDb db, Guid client, IEnumerable<string> kinds)
    {
        var tables = TablesOf(db);
        var asked = kinds.Where(k => k == Unreadable || tables.Contains(k)).ToList();
        db.Database.OpenConnection();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@client", client.ToByteArray(bigEndian: true));
        command.Parameters.Add(parameter);
        try
        {
            foreach (var kind in asked)
            {
                var spelt = new ArrayBufferWriter<byte>();
                foreach (var table in tables[kind])
                {
                    command.CommandText = table.Sql;
                    using var reader = command.ExecuteReader();
                    Write(spelt, Lines(reader));
                }

                yield return (kind, spelt);
            }
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    private static IEnumerable<InventoryLine> Lines(DbDataReader reader)
    {
        while (reader.Read())
        {
            yield return new(new(reader.GetFieldValue<byte[]>(0), bigEndian: true), new(reader.GetFieldValue<byte[]>(1), bigEndian: true), reader.GetInt64(2), reader.GetInt64(3));
        }
    }

    private static void Write(ArrayBufferWriter<byte> spelt, IEnumerable<InventoryLine> lines)
    {
        const int Length = 16 + 16 + sizeof(long) + sizeof(long);
        foreach (var line in lines)
        {
            var place = spelt.GetSpan(Length);
            line.Owner.TryWriteBytes(place, bigEndian: true, out _);
            line.Id.TryWriteBytes(place[16..], bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(place[32..], line.Version);
            BinaryPrimitives.WriteInt64BigEndian(place[40..], line.Since);
            spelt.Advance(Length);
        }

        // Between two tables of a kind.
        spelt.Write("|"u8);
    }

    private static InventoryLine LineOf(object row) => row switch
    {
        IInventoried part => new(part.ClientId, part.Id, part.Version, part.UpdatedAt.UtcTicks),
        IRevised line => new(line.OwnerId, line.Id, line.Revision ?? 0, 0),
        _ => throw new NotSupportedException($"{row.GetType().Name} is on no inventory."),
    };

    private static string? Told(SalonDb db, Guid client) =>
        db.Trail.Where(t => t.ObjectId == client && t.Inventory != null).OrderByDescending(t => t.Seq).Select(t => t.Inventory).FirstOrDefault();

    /// <summary>What an entry tells. One that somebody has written into can't be compared with, and says so of the card as a whole.</summary>
    private static Dictionary<string, byte[]> Read(string told)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, byte[]?>>(told)!.ToDictionary(t => t.Key, t => t.Value ?? []);
        }
        catch (Exception e) when (e is JsonException or ArgumentNullException)
        {
            return new() { [Unreadable] = [] };
        }
    }

    private static IEnumerable<Guid> OwnersOf(EntityEntry part) =>
        part.State == EntityState.Added ? [((IInventoried)part.Entity).ClientId]
        : new[] { ((IInventoried)part.Entity).ClientId, (Guid)part.Property(nameof(IInventoried.ClientId)).OriginalValue! }.Distinct();

    /// <summary>The tables of each kind, from the model: a part that is added later is on the inventory too.</summary>
    private static ILookup<string, InventoryTable> TablesOf(SalonDb db) => Known.GetOrAdd(db.Model, static model =>
        model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IInventoried)) || t.ClrType.IsAssignableTo(typeof(IRevised)))
            .OrderBy(t => t.GetTableName(), StringComparer.Ordinal).Select(Table).ToLookup(t => t.Kind.ToString()));

    private static InventoryTable Table(IEntityType type)
    {
        if (type.ClrType.IsAssignableTo(typeof(IInventoried)))
        {
            return new(ClientRows.Fields[type.ClrType], type.ClrType, $"""
                SELECT "ClientId", "Id", "Version", "UpdatedAt" FROM "{type.GetTableName()}" WHERE "ClientId" = @client ORDER BY "Id"
                """);
        }

        var owner = type.GetForeignKeys().Single(k => k.PrincipalEntityType.ClrType.IsAssignableTo(typeof(IInventoried)));
        return new(ClientRows.Fields[owner.PrincipalEntityType.ClrType], type.ClrType, $"""
            SELECT l."{owner.Properties[0].Name}", l."Id", COALESCE(l."Revision", 0), 0
            FROM "{owner.PrincipalEntityType.GetTableName()}" p JOIN "{type.GetTableName()}" l ON l."{owner.Properties[0].Name}" = p."Id"
            WHERE p."ClientId" = @client ORDER BY p."Id", l."Id"
            """);
    }

    /// <summary>A table whose rows are on an inventory, with the question for those of a client.</summary>
    private sealed record InventoryTable(Field Kind, Type Entity, string Sql);

    /// <summary>A row on an inventory: a part of a card at its version, since when; or a line within a part, and how often it was changed.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct InventoryLine(Guid Owner, Guid Id, long Version, long Since);
}
