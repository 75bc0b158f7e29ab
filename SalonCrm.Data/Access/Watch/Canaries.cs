using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access.Watch;

/// <summary>A few clients who don't exist, to be planted. A form sent twice plants once.</summary>
public sealed class CanaryForm
{
    /// <summary>The most that one form plants.</summary>
    public const int Most = 10;

    /// <summary>The salon whose clients they seem to be.</summary>
    public Guid SalonId { get; set; }

    /// <summary>How many, 1 to <see cref="Most"/>.</summary>
    public int? Count { get; set; } = 3;

    /// <summary>The clients that they become, of which the first are taken.</summary>
    public IReadOnlyList<Guid> Ids { get; } = [.. Enumerable.Range(0, Most).Select(_ => Guid.CreateVersion7())];
}

/// <summary>A client who doesn't exist.</summary>
public sealed record CanaryView
{
    /// <summary>The client.</summary>
    public Guid Client { get; init; }

    /// <summary>The card's number; null when the card is gone into another.</summary>
    public int? CardNumber { get; init; }

    /// <summary>The made-up name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The salon whose client it seems to be.</summary>
    public string? SalonName { get; init; }

    /// <summary>When it was planted.</summary>
    public DateTimeOffset PlantedAt { get; init; }

    /// <summary>Who planted it; null for the command line.</summary>
    public string? PlantedBy { get; init; }

    /// <summary>How often somebody touched the card.</summary>
    public int Touches { get; init; }

    /// <summary>When that was last.</summary>
    public DateTimeOffset? TouchedAt { get; init; }
}

/// <summary>
/// Clients who don't exist. To everybody they look like any other card; whoever opens, reveals, prints, exports or edits one
/// is reported, the network head not excepted. They stand in no count, no queue, no campaign and no list of duplicates, but
/// in searches, exports and the number of cards, as a real one would.
/// </summary>
public sealed class Canaries
{
    private readonly Door _door;
    private readonly Sentry _sentry;
    private readonly BlindIndex _blind;

    internal Canaries(Door door, Sentry sentry, BlindIndex blind) => (_door, _sentry, _blind) = (door, sentry, blind);

    /// <summary>All of them, the newest first. To read this list touches none.</summary>
    public Task<Outcome<IReadOnlyList<CanaryView>>> List(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<CanaryView>>(actor, Permission.WatchAccess, async passage =>
        {
            passage.Record(TrailAction.WatchRead, detail: new() { Kind = "canaries" });
            return new Outcome<IReadOnlyList<CanaryView>>.Done(await Views(passage));
        }, cancel);

    /// <summary>Plants some. They seem to have come by an import.</summary>
    /// <returns>All that there are.</returns>
    public async Task<Outcome<IReadOnlyList<CanaryView>>> Plant(Actor actor, CanaryForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var outcome = await _door.Pass<IReadOnlyList<CanaryView>>(actor, Permission.WatchAccess, async passage =>
        {
            var salon = await passage.Db.Salons.AsNoTracking().FirstOrDefaultAsync(s => s.Id == form.SalonId, cancel);
            if (Check(form, salon) is { Count: > 0 } problems)
            {
                return new Outcome<IReadOnlyList<CanaryView>>.Invalid(problems);
            }

            var first = form.Ids[0];
            if (await passage.Db.Canaries.AnyAsync(c => c.ClientId == first, cancel))
            {
                passage.Record(TrailAction.WatchRead, detail: new() { Kind = "canaries" });
                return new Outcome<IReadOnlyList<CanaryView>>.Done(await Views(passage));
            }

            foreach (var somebody in CanaryPeople.Some(form.Ids.Take(form.Count!.Value), salon!, passage.Today))
            {
                await Plant(passage, somebody, salon!);
            }

            return new Outcome<IReadOnlyList<CanaryView>>.Done(await Views(passage));
        }, cancel);
        _sentry.Forget();
        return outcome;
    }

    /// <summary>
    /// Takes one away, card and all. Where something of a real client has come to hang on it (a visit, a booking, a card that
    /// was merged into it), the card stays as an ordinary one. Twice is as good as once.
    /// </summary>
    /// <returns>All that are left.</returns>
    public async Task<Outcome<IReadOnlyList<CanaryView>>> Remove(Actor actor, Guid client, CancellationToken cancel = default)
    {
        var outcome = await _door.Pass<IReadOnlyList<CanaryView>>(actor, Permission.WatchAccess, async passage =>
        {
            var db = passage.Db;
            if (await db.Canaries.AsTracking().FirstOrDefaultAsync(c => c.ClientId == client, cancel) is not { } canary)
            {
                passage.Record(TrailAction.WatchRead, client, new() { Kind = "canaries" });
                return new Outcome<IReadOnlyList<CanaryView>>.Done(await Views(passage));
            }

            passage.Record(TrailAction.CanaryRemoved, client);
            db.Canaries.Remove(canary);
            var isUsed = await db.Visits.AnyAsync(v => v.ClientId == client, cancel) || await db.Bookings.AnyAsync(b => b.ClientId == client, cancel)
                || await db.Merges.AnyAsync(m => m.SurvivorId == client, cancel);
            if (!isUsed && await db.Clients.AsTracking().FirstOrDefaultAsync(c => c.Id == client, cancel) is { } card)
            {
                db.Clients.Remove(card);
            }

            await db.SaveChangesAsync(cancel);
            return new Outcome<IReadOnlyList<CanaryView>>.Done(await Views(passage));
        }, cancel);
        _sentry.Forget();
        return outcome;
    }

    private static List<FieldProblem> Check(CanaryForm form, Salon? salon)
    {
        var problems = new List<FieldProblem>();
        if (salon is null or { IsClosed: true })
        {
            problems.Add(new(Field.Salon, salon is null ? Problem.Unknown : Problem.Retired));
        }

        if (form.Count is null or < 1 or > CanaryForm.Most)
        {
            problems.Add(new(Field.CanaryCount, form.Count is null ? Problem.Required : Problem.OutOfRange));
        }

        return problems;
    }

    private async Task Plant(Passage passage, ClientForm form, Salon salon)
    {
        var client = await NewClients.Make(passage, form, Country.Find(salon.CountryCode), _blind, ClientSource.Import, new HashSet<Field>());
        passage.Db.Canaries.Add(new() { ClientId = form.Id, PlantedAt = passage.Now, PlantedBy = passage.Actor.AccountId });

        // Saved one by one: each takes the next card number.
        await passage.Db.SaveChangesAsync(passage.Cancel);
        passage.Record(TrailAction.CanaryPlanted, client);
    }

    private static async Task<IReadOnlyList<CanaryView>> Views(Passage passage)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        var canaries = await db.Canaries.AsNoTracking().OrderByDescending(c => c.PlantedAt).ToListAsync(cancel);
        var ids = canaries.ConvertAll(c => c.ClientId);
        var clients = await db.Clients.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var touches = await db.Alerts.Where(a => a.Kind == AlertKind.CanaryTouched && a.ClientId != null).GroupBy(a => a.ClientId!.Value)
            .Select(g => new { Client = g.Key, Count = g.Count(), Last = g.Max(a => a.At) }).ToDictionaryAsync(g => g.Client, cancel);
        var (names, name) = (await passage.Names(), await passage.NamesOf(canaries.Select(c => c.PlantedBy)));
        return
        [
            .. canaries.Select(c => new CanaryView
            {
                Client = c.ClientId,
                CardNumber = clients.GetValueOrDefault(c.ClientId)?.CardNumber,
                Name = clients.GetValueOrDefault(c.ClientId)?.Name.Full ?? "",
                SalonName = clients.GetValueOrDefault(c.ClientId) is { } client ? names.Salon(client.SalonId) : null,
                PlantedAt = c.PlantedAt,
                PlantedBy = name(c.PlantedBy),
                Touches = touches.GetValueOrDefault(c.ClientId)?.Count ?? 0,
                TouchedAt = touches.GetValueOrDefault(c.ClientId)?.Last,
            }).OrderByDescending(c => c.PlantedAt).ThenByDescending(c => c.CardNumber),
        ];
    }
}
