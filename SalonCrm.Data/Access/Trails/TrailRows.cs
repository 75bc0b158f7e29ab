using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access.Trails;

/// <summary>Compares the clients' rows, and what belongs to them, with what the trail last told of each.</summary>
internal sealed class TrailRows(IDbContextFactory<SalonDb> contexts)
{
    private const int Page = 500;
    private readonly List<TrailFinding> _found = [];

    /// <summary>What is not as the portal left it.</summary>
    public IReadOnlyList<TrailFinding> Found => _found;

    /// <summary>How many clients were compared.</summary>
    public int Compared { get; private set; }

    public async Task Compare(Action<int> counted, CancellationToken cancel)
    {
        var last = 0;
        while (_found.Count < TrailReport.MostRows && await ComparePage(last, cancel) is { } page)
        {
            (last, Compared) = (page.Last, Compared + page.Count);
            counted(page.Count);
        }

        await FindGone(cancel);
    }

    private async Task<(int Last, int Count)?> ComparePage(int after, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);

        // Rows and trail as of one moment, and nobody is kept from writing meanwhile.
        await using var snapshot = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(snapshot, cancel);
        var page = await db.Clients.AsNoTracking().Where(c => c.CardNumber > after).OrderBy(c => c.CardNumber).Take(Page)
            .Select(c => new { Row = c, Seal = EF.Property<byte[]?>(c, RowSeal.Column) }).ToListAsync(cancel);
        if (page.Count == 0)
        {
            return null;
        }

        var ids = page.Select(p => p.Row.Id).ToList();
        var told = (await db.Trail.Where(t => t.ObjectSeal != null && t.ObjectId != null && EF.Parameter(ids).Contains(t.ObjectId.Value))
            .OrderBy(t => t.Seq).Select(t => new Told(t.ObjectId!.Value, t.ObjectVersion, t.ObjectSeal!)).ToListAsync(cancel)).ToLookup(t => t.Client);
        foreach (var row in page)
        {
            if (WrongWith(row.Row, row.Seal, [.. told[row.Row.Id]]) is { } damage)
            {
                Add(new(damage, Client: row.Row.Id, CardNumber: row.Row.CardNumber));
            }
        }

        foreach (var altered in await Inventories.Altered(db, ids, cancel))
        {
            Add(new(TrailDamage.PartsAltered, Client: altered, CardNumber: page.Find(p => p.Row.Id == altered)!.Row.CardNumber));
        }

        return (page[^1].Row.CardNumber, page.Count);
    }

    /// <summary>
    /// A row whose own seal is right and of which the trail has never told that seal was sealed anew by the portal, under another key:
    /// nobody else can.
    /// </summary>
    private static TrailDamage? WrongWith(Client row, byte[]? seal, List<Told> told) =>
        row.Damage is not null ? TrailDamage.RowAltered
        : told is not [.., var last] ? TrailDamage.RowUnknown
        : seal.AsSpan().SequenceEqual(last.Seal) ? null
        : row.Version < last.Version || told.Exists(t => seal.AsSpan().SequenceEqual(t.Seal)) ? TrailDamage.RowPutBack
        : null;

    private async Task FindGone(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // The trail says so itself; that nobody else wrote it there, the walk along its chain has found.
        TrailAction[] rightly = [.. TrailGroups.Erasing, TrailAction.CanaryRemoved];
        TrailAction[] ofAccounts = [TrailAction.AccountAdded, TrailAction.AccountChanged, TrailAction.AccountFrozen, TrailAction.PasswordSet, TrailAction.SecondFactorSet];
        var gone = await db.Trail.Where(t => t.ObjectSeal != null && t.ObjectId != null && !ofAccounts.Contains(t.Action)).Select(t => t.ObjectId!.Value).Distinct()
            .Where(id => !db.Clients.Any(c => c.Id == id) && !db.Trail.Any(t => t.ObjectId == id && rightly.Contains(t.Action)))
            .ToListAsync(cancel);
        var merged = await Merges(db, cancel);
        gone.Where(id => !merged.Contains(id)).ToList().ForEach(id => Add(new(TrailDamage.RowGone, Client: id)));
    }

    /// <summary>The cards that went into others, by the merges whose own seals are right.</summary>
    private static async Task<HashSet<Guid>> Merges(SalonDb db, CancellationToken cancel)
    {
        var merged = new HashSet<Guid>();
        await foreach (var merge in Merged.Standing(db).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (merge.Damage is null)
            {
                merged.Add(merge.MergedId);
            }
        }

        return merged;
    }

    private void Add(TrailFinding finding)
    {
        if (_found.Count < TrailReport.MostRows)
        {
            _found.Add(finding);
        }
    }

    /// <summary>What the trail tells of a client's row.</summary>
    private sealed record Told(Guid Client, int? Version, byte[] Seal);
}
