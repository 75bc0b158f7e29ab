using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Access.Trails;

/// <summary>
/// Works out of the trail whose data was seen. Who, when and what kind of deed stands in plain columns; only the entries
/// that tell fields or lists beyond that are opened.
/// </summary>
internal sealed class BreachReading(Passage passage, BreachQuery query)
{
    private const int Page = 1000;
    private readonly Dictionary<Guid, Seen> _clients = [];
    private readonly Dictionary<int, Seen> _listed = [];
    private readonly HashSet<Guid> _accounts = [];
    private readonly List<(DateTimeOffset At, Guid? By, long Seq)> _exports = [];
    private readonly Dictionary<long, TrailDetail?> _details = [];
    private int _damaged;

    public async Task<BreachReport> Run()
    {
        var deeds = await Deeds();
        await ReadDetails([.. deeds.Where(d => BreachFields.IsToldInDetail(d.Action)).Select(d => d.Seq)]);
        foreach (var deed in deeds)
        {
            Note(deed);
        }

        await UniteListed();
        var (known, erased) = await Known();
        var name = await passage.NamesOf(_accounts.Select(a => (Guid?)a));
        IReadOnlyList<string> Names(IEnumerable<Guid> accounts) => [.. accounts.Select(a => name(a)).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)];
        var cards = known.Select(k => new BreachedCard(
            k.Key, k.Value.First, k.Value.Last, k.Value.Times, [.. k.Value.Fields.Order()], Names(k.Value.By), !k.Value.WasOpened));
        return new(
            query,
            [.. cards.OrderBy(c => c.WasOnlyListed).ThenBy(c => c.First).ThenBy(c => c.Client)],
            erased,
            [.. _exports.Select(e => new BreachedExport(e.At, name(e.By), _details.GetValueOrDefault(e.Seq) is { } d ? d.Hits ?? d.Counts?[0] : null))],
            deeds.Count,
            _damaged,
            Names(_accounts));
    }

    private async Task<List<Deed>> Deeds()
    {
        var found = new Dictionary<long, Deed>();
        var within = passage.Db.Trail.Where(t => t.At >= query.From && t.At < query.To);
        foreach (var account in query.Accounts.Distinct())
        {
            await Add(within.Where(t => t.AccountId == account));
        }

        if (query.Devices.Count + query.Addresses.Count > 0)
        {
            var (devices, addresses) = (query.Devices, query.Addresses);
            await Add(within.Where(t => devices.Contains(t.Device!) || addresses.Contains(t.Address!)));
        }

        return [.. found.Values.OrderBy(d => d.Seq)];

        async Task Add(IQueryable<TrailEntry> entries)
        {
            await foreach (var deed in entries.Select(t => new Deed(t.Seq, t.At, t.AccountId, t.Role, t.Action, t.ObjectId)).AsAsyncEnumerable().WithCancellation(passage.Cancel))
            {
                found[deed.Seq] = deed;
            }
        }
    }

    private async Task ReadDetails(List<long> seqs)
    {
        foreach (var page in seqs.Chunk(Page))
        {
            foreach (var entry in await passage.Db.Trail.AsNoTracking().Where(t => EF.Parameter(page).Contains(t.Seq)).ToListAsync(passage.Cancel))
            {
                _details[entry.Seq] = TrailReading.Detail(entry);
                _damaged += entry.Damage is null ? 0 : 1;
            }
        }
    }

    private void Note(Deed deed)
    {
        if (deed.AccountId is { } account)
        {
            _accounts.Add(account);
        }

        if (deed.Action == TrailAction.Exported)
        {
            _exports.Add((deed.At, deed.AccountId, deed.Seq));
        }

        var detail = _details.GetValueOrDefault(deed.Seq);
        if (deed.ObjectId is { } client && (BreachFields.Of(deed.Action, deed.Role), detail?.Fields) is var (shown, told) && shown.Count + (told?.Count ?? 0) > 0)
        {
            Of(_clients, client).Add(deed, [.. shown, .. (told ?? []).Select(f => f.Field)], isOpened: true);
        }

        foreach (var number in detail?.Listed ?? [])
        {
            Of(_listed, number).Add(deed, BreachFields.Listed(deed.Action, deed.Role), isOpened: false);
        }

        foreach (var number in CardRanges.Read(detail?.Exported))
        {
            Of(_listed, number).Add(deed, BreachFields.InExport, isOpened: true);
        }
    }

    /// <summary>Cards in lists are told by number, also by that of a card that went into another since.</summary>
    private async Task UniteListed()
    {
        foreach (var page in _listed.Keys.Chunk(Page))
        {
            var ids = await passage.Db.Clients.Where(c => EF.Parameter(page).Contains(c.CardNumber)).Select(c => new { c.CardNumber, c.Id }).ToListAsync(passage.Cancel);
            var merged = await Merged.Standing(passage.Db).Where(m => EF.Parameter(page).Contains(m.MergedNumber))
                .Select(m => new { CardNumber = m.MergedNumber, Id = m.SurvivorId }).ToListAsync(passage.Cancel);
            foreach (var card in ids.Concat(merged))
            {
                Of(_clients, card.Id).Unite(_listed[card.CardNumber]);
            }
        }
    }

    /// <summary>What was done to anything but a client falls out here: calls, accounts, salons.</summary>
    private async Task<(Dictionary<Guid, Seen> Clients, int Erased)> Known()
    {
        var (known, erased) = (new Dictionary<Guid, Seen>(), 0);
        foreach (var page in _clients.Keys.Chunk(Page))
        {
            var there = await passage.Db.Clients.Where(c => EF.Parameter(page).Contains(c.Id)).Select(c => c.Id).ToListAsync(passage.Cancel);
            there.ForEach(id => Of(known, id).Unite(_clients[id]));
            var merged = await Merged.Standing(passage.Db).Where(m => EF.Parameter(page).Contains(m.MergedId)).Select(m => new { m.MergedId, m.SurvivorId }).ToListAsync(passage.Cancel);
            merged.ForEach(m => Of(known, m.SurvivorId).Unite(_clients[m.MergedId]));

            // Of the others alone: all entries of each are looked through.
            var gone = page.Except(there).Except(merged.Select(m => m.MergedId)).ToArray();
            erased += gone.Length == 0 ? 0
                : await passage.Db.Trail.Where(t => t.ObjectId != null && EF.Parameter(gone).Contains(t.ObjectId.Value) && TrailGroups.Erasing.Contains(t.Action))
                    .Select(t => t.ObjectId).Distinct().CountAsync(passage.Cancel);
        }

        return (known, erased);
    }

    private static Seen Of<TKey>(Dictionary<TKey, Seen> seen, TKey key)
        where TKey : notnull => seen.TryGetValue(key, out var known) ? known : seen[key] = new();

    /// <summary>An entry by its plain columns.</summary>
    private sealed record Deed(long Seq, DateTimeOffset At, Guid? AccountId, Role Role, TrailAction Action, Guid? ObjectId);

    /// <summary>What was seen of one client.</summary>
    private sealed class Seen
    {
        public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;

        public DateTimeOffset Last { get; private set; }

        public int Times { get; private set; }

        public bool WasOpened { get; private set; }

        public HashSet<Field> Fields { get; } = [];

        public HashSet<Guid> By { get; } = [];

        public void Add(Deed deed, IReadOnlyList<Field> fields, bool isOpened)
        {
            (First, Last, Times, WasOpened) = (deed.At < First ? deed.At : First, deed.At > Last ? deed.At : Last, Times + 1, WasOpened || isOpened);
            Fields.UnionWith(fields);
            if (deed.AccountId is { } account)
            {
                By.Add(account);
            }
        }

        public void Unite(Seen other)
        {
            (First, Last, Times, WasOpened) = (
                other.First < First ? other.First : First, other.Last > Last ? other.Last : Last, Times + other.Times, WasOpened || other.WasOpened);
            Fields.UnionWith(other.Fields);
            By.UnionWith(other.By);
        }
    }
}
