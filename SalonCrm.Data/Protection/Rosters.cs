using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Protection;

/// <summary>A row on a roster: its id and the seal over it.</summary>
internal readonly record struct RosterLine(Guid Id, byte[]? Seal);

/// <summary>What the saves of one operation found out about the rows that they sealed.</summary>
internal sealed class SealingReport
{
    /// <summary>The rows with a roster that were sealed anew, with version and seal: the trail keeps both.</summary>
    public Dictionary<Guid, (int Version, byte[] Seal)> Keepers { get; } = [];

    /// <summary>What stands in the envelopes that these saves have made or opened.</summary>
    private readonly Dictionary<(object Row, SealedProperty Property), (byte[] Envelope, byte[] Plain)> _known = [];

    /// <summary>Altered rows that a save has sealed as they are, and what was wrong with each.</summary>
    public List<(object Row, IReadOnlyList<string> Damage)> Mended { get; } = [];

    /// <summary>The clients of whose parts, by kind, something was saved.</summary>
    public HashSet<(Guid Client, Field Kind)> Inventoried { get; } = [];

    /// <summary>What is saved was sealed by a change of keys: the content stays, no version goes up.</summary>
    public bool IsRenewing { get; set; }

    public void Clear()
    {
        Keepers.Clear();
        Mended.Clear();
        Inventoried.Clear();
        _known.Clear();
    }

    /// <summary>Notes what stands in this row's envelope.</summary>
    public void Know(object row, SealedProperty property, byte[] envelope, byte[] plain) => _known[(row, property)] = (envelope, plain);

    /// <summary>Whether an earlier save has made or opened this very envelope of this row.</summary>
    public bool IsKnown(object row, SealedProperty property, byte[] envelope, out byte[] plain)
    {
        var isKnown = _known.TryGetValue((row, property), out var known) && ReferenceEquals(known.Envelope, envelope);
        plain = isKnown ? known.Plain : [];
        return isKnown;
    }

    /// <summary>Notes what was wrong with a row that is sealed now. Fields that do not open stay damaged, whatever is saved beside them.</summary>
    public void Mend(object row, string? besides = null)
    {
        var damage = (row as IShowsDamage)?.Damage;
        IReadOnlyList<string> mended = [.. (damage ?? []).Where(d => d.StartsWith('(')), .. besides is null ? [] : new[] { besides }];
        if (mended.Count > 0)
        {
            Mended.Add((row, [.. mended.Distinct(StringComparer.Ordinal)]));
            damage?.RemoveAll(d => d.StartsWith('('));
            ((IShowsDamage)row).Damage = damage is { Count: > 0 } ? damage : null;
        }
    }
}

/// <summary>
/// Keeps the rosters when EF saves. What is on the roster is read from the file, not from what happens to be loaded, so no
/// place that changes a row can forget it; the roster as it was is compared first, so none is mended silently.
/// </summary>
internal static class Rosters
{
    private static readonly MethodInfo Reading = typeof(Rosters).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly ConcurrentDictionary<IEntityType, string> Owners = [];

    /// <summary>The entries of all owners, with the rosters that their rows now make.</summary>
    /// <param name="db">The context that saves; the rows themselves are sealed already.</param>
    /// <param name="entries">What it tracks.</param>
    public static IReadOnlyList<EntityEntry> Bring(SalonDb db, IReadOnlyList<EntityEntry> entries)
    {
        var changed = entries.Where(e => e is { Entity: IRostered, State: EntityState.Added or EntityState.Modified or EntityState.Deleted }).ToList();
        var touched = changed.SelectMany(OwnersOf).ToHashSet();
        var owners = entries.Where(e => e.Entity is IKeepsRoster).ToDictionary(e => ((IKeepsRoster)e.Entity).Id);
        foreach (var missing in touched.Where(o => !owners.ContainsKey(o)))
        {
            if (Find(db, changed[0].Metadata, missing) is { } found)
            {
                owners[missing] = found;
            }
        }

        var renewed = owners.Where(o => o.Value.State is not (EntityState.Deleted or EntityState.Detached) && (touched.Contains(o.Key) || IsToRenew(o.Value))).ToList();
        var kept = Kept(db, [.. renewed.Where(o => o.Value.State != EntityState.Added).Select(o => o.Key)]);
        foreach (var (id, entry) in renewed)
        {
            Renew(db, entry, kept[id], [.. changed.Where(c => OwnersOf(c).Contains(id))]);
        }

        RaiseAboveTrail(db, [.. owners.Values.Where(o => o.State == EntityState.Modified)]);
        return [.. owners.Values];
    }

    /// <summary>
    /// Rosters over seals that a change of keys has made anew. One that did not fit before stays as it is: what is missing is
    /// still missing.
    /// </summary>
    /// <returns>The owners whose roster is new.</returns>
    public static IReadOnlyList<EntityEntry> Renew(SalonDb db, IReadOnlyList<EntityEntry> rows)
    {
        var owners = rows.Select(r => ((IRostered)r.Entity).OwnerId).Distinct().ToList();
        var kept = Kept(db, owners);
        var renewed = new List<EntityEntry>();
        foreach (var id in owners)
        {
            if (Find(db, rows[0].Metadata, id) is { Entity: IKeepsRoster { Roster: not null } keeper } entry && db.Sealing.Rows.FitsRoster(keeper.Roster, kept[id]))
            {
                var lines = kept[id].ToDictionary(l => l.Id);
                foreach (var row in rows.Select(r => (IRostered)r.Entity).Where(r => r.OwnerId == id))
                {
                    lines[row.Id] = new(row.Id, row.Seal);
                }

                entry.Property(nameof(IKeepsRoster.Roster)).CurrentValue = db.Sealing.Rows.OfRoster(lines.Values);
                renewed.Add(entry);
            }
        }

        return renewed;
    }

    /// <summary>The lines of what is loaded.</summary>
    public static IEnumerable<RosterLine> Lines(this IKeepsRoster keeper) => keeper.Rostered.Select(r => new RosterLine(r.Id, r.Seal));

    /// <summary>A new owner, one that has none yet, and one whose roster is known not to fit and that is saved all the same.</summary>
    private static bool IsToRenew(EntityEntry owner) =>
        owner.State == EntityState.Added
        || (owner.State == EntityState.Modified && (owner.Entity is IKeepsRoster { Roster: null } || owner.Entity is IShowsDamage { Damage: { } damage } && damage.Contains(RowSeal.Roster)));

    private static void Renew(SalonDb db, EntityEntry entry, IEnumerable<RosterLine> kept, IReadOnlyList<EntityEntry> changed)
    {
        var keeper = (IKeepsRoster)entry.Entity;
        var lines = kept.ToDictionary(l => l.Id);
        if (entry.State != EntityState.Added && !db.Sealing.Rows.FitsRoster(keeper.Roster, lines.Values))
        {
            db.Sealed.Mend(keeper, RowSeal.Roster);
        }

        foreach (var change in changed)
        {
            var row = (IRostered)change.Entity;
            lines.Remove(row.Id);
            if (change.State != EntityState.Deleted && row.OwnerId == keeper.Id)
            {
                lines[row.Id] = new(row.Id, row.Seal);
            }
        }

        entry.Property(nameof(IKeepsRoster.Roster)).CurrentValue = db.Sealing.Rows.OfRoster(lines.Values);
    }

    /// <summary>A row that was put back goes on above what the trail has told of it, so that a version is never given twice.</summary>
    private static void RaiseAboveTrail(SalonDb db, IReadOnlyList<EntityEntry> owners)
    {
        if (owners.Count == 0)
        {
            return;
        }

        var ids = owners.Select(o => (Guid?)((IKeepsRoster)o.Entity).Id).ToList();
        var told = db.Trail.Where(t => t.ObjectSeal != null && t.ObjectVersion != null && ids.Contains(t.ObjectId))
            .GroupBy(t => t.ObjectId).Select(t => new { Id = t.Key, Version = t.Max(e => e.ObjectVersion) }).ToDictionary(t => t.Id!.Value, t => t.Version!.Value);
        foreach (var owner in owners.Select(o => (IKeepsRoster)o.Entity))
        {
            if (told.GetValueOrDefault(owner.Id) is var version && version > owner.Version)
            {
                db.Sealed.Mend(owner, RowSeal.PutBack);
                owner.Version = version;
            }
        }
    }

    private static IEnumerable<Guid> OwnersOf(EntityEntry row) =>
        row.State == EntityState.Added ? [((IRostered)row.Entity).OwnerId]
        : new[] { ((IRostered)row.Entity).OwnerId, (Guid)row.Property(OwnerOf(row.Metadata)).OriginalValue! }.Distinct();

    private static ILookup<Guid, RosterLine> Kept(SalonDb db, List<Guid> owners) => owners.Count == 0
        ? Array.Empty<RosterLine>().ToLookup(_ => Guid.Empty)
        : db.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IRostered)))
            .SelectMany(t => (List<(Guid Owner, RosterLine Line)>)Reading.MakeGenericMethod(t.ClrType).Invoke(null, [db, OwnerOf(t), owners])!)
            .ToLookup(r => r.Owner, r => r.Line);

    private static List<(Guid Owner, RosterLine Line)> Read<T>(SalonDb db, string owner, List<Guid> owners)
        where T : class =>
        [
            .. db.Set<T>().AsNoTracking().Where(r => owners.Contains(EF.Property<Guid>(r, owner)))
                .Select(r => new { Owner = EF.Property<Guid>(r, owner), Id = EF.Property<Guid>(r, nameof(IRostered.Id)), Seal = EF.Property<byte[]?>(r, RowSeal.Column) })
                .AsEnumerable().Select(r => (r.Owner, new RosterLine(r.Id, r.Seal))),
        ];

    private static EntityEntry? Find(SalonDb db, IEntityType row, Guid owner) =>
        db.Find(OwnerKey(row).PrincipalEntityType.ClrType, owner) is { } found ? db.Entry(found) : null;

    private static string OwnerOf(IEntityType row) => Owners.GetOrAdd(row, static r => OwnerKey(r).Properties[0].Name);

    private static IForeignKey OwnerKey(IEntityType row) => row.GetForeignKeys().Single(k => k.PrincipalEntityType.ClrType.IsAssignableTo(typeof(IKeepsRoster)));
}
