using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
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

    /// <summary>How long a client's id is spelt.</summary>
    private const int IdLength = 32;

    /// <summary>Where the clients stand in the spelt question.</summary>
    private const string Places = "@clients";

    /// <summary>How many clients are asked about at once. SQLite takes more parameters than this.</summary>
    private const int MostAtOnce = 200;

    private static readonly ConcurrentDictionary<IModel, string> Reading = [];

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
            foreach (var kind in Altered(db, client.Key).Intersect(client))
            {
                db.Sealed.Mended.Add((new AlteredParts(client.Key, kind), [RowSeal.Roster]));
            }
        }

        db.Sealed.Inventoried.UnionWith(touched);
    }

    /// <summary>After all saves of an operation: tells in the trail how the parts stand that it changed.</summary>
    public static async Task Record(Passage passage)
    {
        foreach (var changed in passage.Db.Sealed.Inventoried.GroupBy(i => i.Client, i => i.Kind))
        {
            var inventory = Told(passage.Db, changed.Key) ?? [];
            var lines = await Lines(passage.Db, [changed.Key]).ToListAsync(passage.Cancel);
            foreach (var kind in changed)
            {
                inventory[kind.ToString()] = passage.Db.Sealing.Rows.OfWords(Kind, Words(changed.Key, kind.ToString(), lines));
            }

            passage.RecordInventory(changed.Key, JsonSerializer.Serialize(inventory));
        }
    }

    /// <summary>The kinds of a client's parts that do not stand as the trail last told.</summary>
    public static IReadOnlyList<Field> Altered(SalonDb db, Guid client) =>
        Told(db, client) is { } told ? [.. Altered(db.Sealing.Rows, client, told, [.. Lines(db, [client])])] : [];

    /// <summary>Of these clients, those some of whose parts do not stand as the trail last told.</summary>
    public static async Task<IReadOnlyList<Guid>> Altered(SalonDb db, IReadOnlyList<Guid> clients, CancellationToken cancel)
    {
        var found = new List<Guid>();
        foreach (var some in clients.Chunk(MostAtOnce))
        {
            var newest = db.Trail.Where(t => t.Inventory != null && t.ObjectId != null && EF.Parameter(some).Contains(t.ObjectId.Value)).GroupBy(t => t.ObjectId).Select(g => g.Max(t => t.Seq));
            var told = await db.Trail.Where(t => newest.Contains(t.Seq)).Select(t => new { Client = t.ObjectId!.Value, t.Inventory }).ToListAsync(cancel);
            var lines = (await Lines(db, [.. told.Select(t => t.Client)]).ToListAsync(cancel)).ToLookup(l => Guid.ParseExact(l.AsSpan(0, IdLength), "N"));
            found.AddRange(told.Where(t => Altered(db.Sealing.Rows, t.Client, Read(t.Inventory!), [.. lines[t.Client]]).Any()).Select(t => t.Client));
        }

        return found;
    }

    /// <summary>What the trail is to tell of a client whose parts these are; null where none of them is on an inventory.</summary>
    public static string? Of(RowSeal seals, Guid client, IEnumerable<object> rows)
    {
        var lines = rows.Select(r => Line(client, r)).OfType<string>().ToList();
        var kinds = lines.Select(l => l.Split(' ')[1]).Distinct(StringComparer.Ordinal);
        return lines.Count == 0 ? null : JsonSerializer.Serialize(kinds.ToDictionary(k => k, k => seals.OfWords(Kind, Words(client, k, lines))));
    }

    private static IEnumerable<Field> Altered(RowSeal seals, Guid client, Dictionary<string, byte[]> told, List<string> lines) =>
        told.Where(t => Enum.IsDefined(typeof(Field), t.Key) && !seals.FitsWords(t.Value, Kind, Words(client, t.Key, lines))).Select(t => Enum.Parse<Field>(t.Key));

    private static object[] Words(Guid client, string kind, List<string> lines) =>
        [client, kind, .. lines.Where(l => l.AsSpan(IdLength + 1).StartsWith(kind + " ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string? Line(Guid client, object row) => row switch
    {
        IInventoried part => Line(client, ClientRows.Fields[row.GetType()], part.Id, string.Create(CultureInfo.InvariantCulture, $"{part.Version} {part.UpdatedAt.UtcTicks}")),
        Visits.VisitLine line => Line(client, Field.Visit, line.Id, (line.Revision ?? 0).ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>A part as it stands on the inventory: whose, what, which; its version and since when, of a line within a part how often it was changed.</summary>
    private static string Line(Guid client, Field kind, Guid id, string stand) =>
        $"{Convert.ToHexString(client.ToByteArray(bigEndian: true))} {kind} {Convert.ToHexString(id.ToByteArray(bigEndian: true))} {stand}";

    private static Dictionary<string, byte[]>? Told(SalonDb db, Guid client) =>
        db.Trail.Where(t => t.ObjectId == client && t.Inventory != null).OrderByDescending(t => t.Seq).Select(t => t.Inventory).FirstOrDefault() is { } told ? Read(told) : null;

    /// <summary>What an entry tells. One that somebody has written into can't be compared with, and says so of the card as a whole.</summary>
    private static Dictionary<string, byte[]> Read(string told)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, byte[]?>>(told)!.ToDictionary(t => t.Key, t => t.Value ?? []);
        }
        catch (Exception e) when (e is JsonException or ArgumentNullException)
        {
            return new() { [nameof(Field.Card)] = [] };
        }
    }

    private static IEnumerable<Guid> OwnersOf(EntityEntry part) =>
        part.State == EntityState.Added ? [((IInventoried)part.Entity).ClientId]
        : new[] { ((IInventoried)part.Entity).ClientId, (Guid)part.Property(nameof(IInventoried.ClientId)).OriginalValue! }.Distinct();

    /// <summary>The parts of some clients as they lie in the file, spelt as <see cref="Line(Guid, Field, Guid, string)"/> spells them.</summary>
    private static IQueryable<string> Lines(SalonDb db, IReadOnlyList<Guid> clients)
    {
        var places = string.Join(", ", clients.Select((_, i) => $"{{{i}}}"));
        return db.Database.SqlQueryRaw<string>(
            Reading.GetOrAdd(db.Model, Spell).Replace(Places, places, StringComparison.Ordinal), [.. clients.Select(c => c.ToByteArray(bigEndian: true))]);
    }

    /// <summary>One question for all kinds, from the model: a part that is added later is on the inventory too.</summary>
    private static string Spell(IModel model)
    {
        var parts = model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IInventoried))).Select(Spell);
        var lines = model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IRevised)))
            .Select(t => Spell(t.GetForeignKeys().Single(k => k.PrincipalEntityType.ClrType.IsAssignableTo(typeof(IInventoried)))));
        return string.Join("\nUNION ALL\n", parts.Concat(lines));
    }

    private static string Spell(IEntityType part) =>
        $"""
        SELECT hex("ClientId") || ' {ClientRows.Fields[part.ClrType]} ' || hex("Id") || ' ' || "Version" || ' ' || "UpdatedAt" AS "Value"
        FROM "{part.GetTableName()}" WHERE "ClientId" IN ({Places})
        """;

    private static string Spell(IForeignKey line) =>
        $"""
        SELECT hex(p."ClientId") || ' {ClientRows.Fields[line.PrincipalEntityType.ClrType]} ' || hex(l."Id") || ' ' || COALESCE(l."Revision", 0)
        FROM "{line.PrincipalEntityType.GetTableName()}" p JOIN "{line.DeclaringEntityType.GetTableName()}" l ON l."{line.Properties[0].Name}" = p."Id"
        WHERE p."ClientId" IN ({Places})
        """;
}
