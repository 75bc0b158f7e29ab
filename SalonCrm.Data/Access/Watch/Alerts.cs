using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Watch;

/// <summary>An alert as a network head reads it.</summary>
public sealed record AlertView
{
    /// <summary>The alert.</summary>
    public Guid Id { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What it is.</summary>
    public AlertKind Kind { get; init; }

    /// <summary>Whose account; null where nobody has signed in, or nobody did it.</summary>
    public Guid? Account { get; init; }

    /// <summary>The account's name; null without one.</summary>
    public string? Person { get; init; }

    /// <summary>Whether the account is frozen.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whose card; null where it is of no card.</summary>
    public Guid? Client { get; init; }

    /// <summary>The number of that card; null when it is gone.</summary>
    public int? CardNumber { get; init; }

    /// <summary>From which network address; null where none is known.</summary>
    public string? Address { get; init; }

    /// <summary>How many; null where nothing is counted.</summary>
    public int? Count { get; init; }

    /// <summary>When somebody said to have seen it; null while nobody has.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Who did.</summary>
    public string? SeenBy { get; init; }
}

/// <summary>The alerts of a network.</summary>
/// <param name="Latest">Unseen ones first, each the newest first; at most <see cref="Alerts.Most"/>.</param>
/// <param name="Unseen">How many nobody has seen.</param>
public sealed record AlertList(IReadOnlyList<AlertView> Latest, int Unseen);

/// <summary>What network heads are told of at once. Which alert there is, is told by <see cref="AlertBoard"/>.</summary>
public sealed class Alerts
{
    /// <summary>How many are told.</summary>
    public const int Most = 50;

    private readonly Door _door;
    private readonly AlertBoard _board;

    internal Alerts(Door door, AlertBoard board) => (_door, _board) = (door, board);

    /// <summary>The latest alerts.</summary>
    public Task<Outcome<AlertList>> List(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<AlertList>(actor, Permission.WatchAccess, async passage =>
        {
            passage.Record(TrailAction.WatchRead, detail: new() { Kind = "alerts" });
            return new Outcome<AlertList>.Done(await Read(passage));
        }, cancel);

    /// <summary>Somebody has seen an alert, or with null all that there are. Twice is as good as once.</summary>
    public async Task<Outcome<AlertList>> See(Actor actor, Guid? alert = null, CancellationToken cancel = default)
    {
        var isNew = false;
        var outcome = await _door.Pass<AlertList>(actor, Permission.WatchAccess, async passage =>
        {
            var unseen = await passage.Db.Alerts.AsTracking().Where(a => a.SeenAt == null && (alert == null || a.Id == alert)).ToListAsync(cancel);
            if (unseen.Count == 0 && alert is not null && !await passage.Db.Alerts.AnyAsync(a => a.Id == alert, cancel))
            {
                return new Outcome<AlertList>.NotFound();
            }

            foreach (var found in unseen)
            {
                (found.SeenAt, found.SeenBy) = (passage.Now, passage.Actor.AccountId);
            }

            isNew = unseen.Count > 0;
            await passage.Db.SaveChangesAsync(cancel);
            passage.Record(isNew ? TrailAction.AlertSeen : TrailAction.WatchRead, alert, new() { Counts = [unseen.Count] });
            return new Outcome<AlertList>.Done(await Read(passage));
        }, cancel);
        if (isNew && outcome is Outcome<AlertList>.Done)
        {
            _board.Tell();
        }

        return outcome;
    }

    private static async Task<AlertList> Read(Passage passage)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        var unseen = await db.Alerts.AsNoTracking().Where(a => a.SeenAt == null).OrderByDescending(a => a.At).Take(Most).ToListAsync(cancel);
        var seen = await db.Alerts.AsNoTracking().Where(a => a.SeenAt != null).OrderByDescending(a => a.At).Take(Most - unseen.Count).ToListAsync(cancel);
        var count = unseen.Count < Most ? unseen.Count : await db.Alerts.CountAsync(a => a.SeenAt == null, cancel);
        List<Alert> all = [.. unseen, .. seen];
        var name = await passage.NamesOf(all.SelectMany(a => new[] { a.AccountId, a.SeenBy }));
        var accounts = all.Select(a => a.AccountId).OfType<Guid>().ToHashSet();
        var frozen = await db.Users.Where(a => accounts.Contains(a.Id) && a.Disabled).Select(a => a.Id).ToListAsync(cancel);
        var clients = all.Select(a => a.ClientId).OfType<Guid>().ToHashSet();
        var cards = await db.Clients.Where(c => clients.Contains(c.Id)).Select(c => new { c.Id, c.CardNumber }).ToDictionaryAsync(c => c.Id, c => c.CardNumber, cancel);
        return new(
            [
                .. all.Select(a => new AlertView
                {
                    Id = a.Id,
                    At = a.At,
                    Kind = a.Kind,
                    Account = a.AccountId,
                    Person = name(a.AccountId),
                    IsFrozen = a.AccountId is { } account && frozen.Contains(account),
                    Client = a.ClientId,
                    CardNumber = a.ClientId is { } client && cards.TryGetValue(client, out var number) ? number : null,
                    Address = a.Address,
                    Count = a.Count,
                    SeenAt = a.SeenAt,
                    SeenBy = name(a.SeenBy),
                }),
            ],
            count);
    }
}
