using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access.Trails;

/// <summary>Works out whose data may have leaked: by whom or from where, between which moments.</summary>
public sealed class BreachReports
{
    /// <summary>For how many clients <see cref="Contacts"/> answers at once.</summary>
    public const int MostContacts = 500;

    /// <summary>How long before the first moment a device may have signed in to be offered.</summary>
    private static readonly TimeSpan SignedInBefore = TimeSpan.FromDays(30);

    private readonly Door _door;

    internal BreachReports(Door door) => _door = door;

    /// <summary>Who did something between two moments, and on what.</summary>
    public Task<Outcome<BreachChoice>> Active(Actor actor, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default) =>
        _door.Pass<BreachChoice>(actor, Permission.ReadTrail, async passage =>
        {
            var active = new List<TrailPerson>();
            var actions = Enum.GetValues<TrailAction>();
            foreach (var person in await AccessTrail.People(passage))
            {
                // With the actions named, the index leads straight to the days.
                if (await passage.Db.Trail.AnyAsync(t => t.AccountId == person.Id && actions.Contains(t.Action) && t.At >= from && t.At < to, cancel))
                {
                    active.Add(person);
                }
            }

            var since = from - SignedInBefore;
            var places = await passage.Db.Trail
                .Where(t => t.AccountId == null && t.Action == TrailAction.SignedIn && t.At >= since && t.At < to)
                .Select(t => new { t.Device, t.Address }).Distinct().ToListAsync(cancel);
            passage.Record(TrailAction.TrailRead, detail: new() { Kind = "active", Hits = active.Count });
            return new Outcome<BreachChoice>.Done(new(
                active,
                [.. places.Select(p => p.Device).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
                [.. places.Select(p => p.Address).OfType<string>().Distinct().Order(StringComparer.Ordinal)]));
        }, cancel);

    /// <summary>Whose data was seen, and what of it. That it was asked, and how many it were, is in the trail.</summary>
    public Task<Outcome<BreachReport>> Report(Actor actor, BreachQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _door.Pass<BreachReport>(actor, Permission.ReadTrail, async passage =>
        {
            if (Check(query) is { Count: > 0 } problems)
            {
                passage.Record(TrailAction.TrailRead, detail: new() { Kind = "breach" });
                return new Outcome<BreachReport>.Invalid(problems);
            }

            var report = await new BreachReading(passage, query).Run();
            passage.Record(TrailAction.BreachReported, detail: new() { Counts = [report.Opened, report.Cards.Count - report.Opened, report.Exports.Count, report.Erased] });
            return new Outcome<BreachReport>.Done(report);
        }, cancel);
    }

    /// <summary>How to reach clients who are to be notified, in their order; who is gone meanwhile is left out.</summary>
    /// <param name="actor">Who notifies, with a second factor shown within five minutes: so many contacts at once are an export.</param>
    /// <param name="clients">At most <see cref="MostContacts"/>.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<IReadOnlyList<BreachContact>>> Contacts(Actor actor, IReadOnlyList<Guid> clients, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(clients);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clients.Count, MostContacts, nameof(clients));
        return _door.Pass<IReadOnlyList<BreachContact>>(actor, Permission.ReadTrail, async passage =>
        {
            if (!await SecondFactor.IsFresh(passage))
            {
                return new Outcome<IReadOnlyList<BreachContact>>.SecondFactorNeeded();
            }

            var found = await passage.Db.Clients.AsNoTracking().Where(c => EF.Parameter(clients).Contains(c.Id)).Include(c => c.Phones).ToDictionaryAsync(c => c.Id, cancel);
            IReadOnlyList<BreachContact> contacts = [.. clients.Where(found.ContainsKey).Select(id => Contact(found[id]))];
            found.Values.ToList().ForEach(c => passage.List(c.CardNumber));
            passage.Record(TrailAction.BreachReported, detail: new() { Kind = "contacts", Hits = contacts.Count });
            return new Outcome<IReadOnlyList<BreachContact>>.Done(contacts);
        }, cancel);
    }

    private static List<FieldProblem> Check(BreachQuery query) =>
    [
        .. query.From >= query.To ? new[] { new FieldProblem(Field.BreachTo, Problem.EndsBeforeItBegins) } : [],
        .. query.Accounts.Count + query.Devices.Count + query.Addresses.Count == 0 ? new[] { new FieldProblem(Field.BreachBy, Problem.Required) } : [],
    ];

    private static BreachContact Contact(Client client) => new(
        client.Id,
        client.CardNumber,
        client.Name,
        [.. client.Phones.OrderBy(p => p.Position).Select(p => p.Phone?.International).OfType<string>()],
        client.Email,
        client.ContactInstead,
        client.PreferredChannel);
}
