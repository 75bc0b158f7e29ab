using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Access;

/// <summary>What an operation works with once it is through the door.</summary>
internal sealed class Passage(SalonDb db, Actor actor, DateTimeOffset now, CancellationToken cancel, Passage? before = null)
{
    private readonly List<TrailDraft> _drafts = [];
    private readonly List<AlertDraft> _alerts = [];
    private readonly SortedSet<int> _listed = [];
    private readonly Dictionary<Guid, string> _accounts = [];

    /// <summary>What none of those who pass together alters, read by the first of them for all.</summary>
    private readonly Dictionary<object, object> _shared = before?._shared ?? [];

    public SalonDb Db { get; } = db;

    public Actor Actor { get; } = actor;

    /// <summary>The moment of the operation: one for all that it writes.</summary>
    public DateTimeOffset Now { get; } = now;

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public CancellationToken Cancel { get; } = cancel;

    /// <summary>What goes into the trail. The cards that stood in a list are told with the last of it.</summary>
    public IReadOnlyList<TrailDraft> Drafts => _listed.Count == 0 || _drafts is not [.., var last] ? _drafts
        : [.. _drafts.SkipLast(1), last with { Detail = (last.Detail ?? new()) with { Listed = [.. _listed] } }];

    public IReadOnlyList<AlertDraft> Alerts => _alerts;

    /// <summary>The last of its entries in the trail, once they are made.</summary>
    public TrailEntry? Newest { get; set; }

    /// <summary>Tells the network head of something, also when the operation itself is refused. It needs a word in the trail besides.</summary>
    public void Alert(AlertKind kind, Guid? client = null, int? count = null, Guid? account = null) =>
        _alerts.Add(new(kind, client, count, account));

    public void Record(TrailAction action, Guid? objectId = null, TrailDetail? detail = null) =>
        _drafts.Add(new(action, objectId, detail));

    /// <summary>Records what was found before the deed could be done.</summary>
    public void RecordBefore(TrailAction action, Guid objectId, TrailDetail? detail = null) => _drafts.Insert(0, new(action, objectId, detail));

    /// <summary>Records a deed on a client together with the row's version and seal as they are once it is saved.</summary>
    public void Record(TrailAction action, Clients.Client client, TrailDetail? detail = null) =>
        _drafts.Add(new(action, client.Id, detail, client));

    public void Record(TrailDraft draft) => _drafts.Add(draft);

    /// <summary>Keeps how a client's parts stand with the last word on the client, or with one of its own.</summary>
    public void RecordInventory(Guid client, string inventory)
    {
        if (_drafts.FindLastIndex(d => (d.ObjectId ?? d.Row?.Id) == client) is >= 0 and var place)
        {
            _drafts[place] = _drafts[place] with { Inventory = inventory };
        }
        else
        {
            _drafts.Add(new(TrailAction.CardSealed, client) { Inventory = inventory });
        }
    }

    /// <summary>Records a change of something that belongs to a client, told in the card's history with both texts.</summary>
    public void RecordPart(Guid client, Clients.Field field, string? old, string? now) =>
        Record(TrailAction.PartChanged, client, new() { Fields = [new(field, old, now)] });

    /// <summary>Records that a section of a card was read.</summary>
    public void RecordRead(Guid client, Clients.Field section) =>
        Record(TrailAction.SectionRead, client, new() { Fields = [new(section, null, null)] });

    /// <summary>The card of this number stands in a list that the actor sees.</summary>
    public void List(int cardNumber) => _listed.Add(cardNumber);

    /// <summary>Reads something once for all who pass together. Only for what no operation alters that passes in company.</summary>
    /// <param name="key">Names it.</param>
    /// <param name="read">Reads it the first time.</param>
    public async Task<T> Shared<T>(object key, Func<Task<T>> read)
        where T : notnull
    {
        if (_shared.TryGetValue(key, out var known))
        {
            return (T)known;
        }

        var value = await read();
        _shared[key] = value;
        return value;
    }

    /// <summary>All salons and masters by id.</summary>
    public Task<Names> Names() => Shared(nameof(Names), async () => new Names(
        await Db.Salons.AsNoTracking().ToDictionaryAsync(s => s.Id, Cancel),
        await Db.Masters.AsNoTracking().ToDictionaryAsync(m => m.Id, Cancel)));

    /// <summary>The display names of those who did something, each read once in a passage; null for who is not known.</summary>
    public async Task<Func<Guid?, string?>> NamesOf(IEnumerable<Guid?> accounts)
    {
        var unknown = accounts.OfType<Guid>().Distinct().Where(a => !_accounts.ContainsKey(a)).ToList();
        if (unknown.Count > 0)
        {
            foreach (var account in await Db.Users.AsNoTracking().Where(a => unknown.Contains(a.Id)).ToListAsync(Cancel))
            {
                _accounts[account.Id] = account.DisplayName;
            }

            await NamesOfOthers([.. unknown.Where(a => !_accounts.ContainsKey(a))]);
        }

        return account => account is { } id ? _accounts.GetValueOrDefault(id) : null;
    }

    /// <summary>A site goes by its integration's name, a client by the own one.</summary>
    private async Task NamesOfOthers(IReadOnlyList<Guid> unknown)
    {
        if (unknown.Count == 0)
        {
            return;
        }

        foreach (var integration in await Db.Integrations.AsNoTracking().Where(i => unknown.Contains(i.Id)).ToListAsync(Cancel))
        {
            _accounts[integration.Id] = integration.Name;
        }

        foreach (var exchange in await Db.TelephoneExchanges.AsNoTracking().Where(e => unknown.Contains(e.Id)).Select(e => new { e.Id, e.Name }).ToListAsync(Cancel))
        {
            _accounts[exchange.Id] = exchange.Name;
        }

        var links = await Db.Links.AsNoTracking().Where(l => unknown.Contains(l.Id)).Select(l => new { l.Id, l.ClientId }).ToListAsync(Cancel);
        foreach (var link in links)
        {
            var client = await Db.Clients.AsNoTracking().FirstAsync(c => c.Id == link.ClientId, Cancel);
            _accounts[link.Id] = client.Name.Full;
        }
    }
}
