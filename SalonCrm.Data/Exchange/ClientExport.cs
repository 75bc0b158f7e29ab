using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Exchange;

/// <summary>
/// Hands the client list out, to the network head alone: with a reason, a second factor shown a moment ago, and everything in
/// the trail before the first row leaves.
/// </summary>
public sealed class ClientExport
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>Shortest one: "for Anna" says nothing in a year.</summary>
    public const int LeastReason = 10;

    private const int Batch = 500;

    private readonly Door _door;
    private readonly IDbContextFactory<SalonDb> _contexts;

    internal ClientExport(Door door, IDbContextFactory<SalonDb> contexts) => (_door, _contexts) = (door, contexts);

    /// <summary>How many there are, salon by salon, and whether the second factor has to be shown first.</summary>
    public Task<Outcome<ExportOffer>> Offer(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<ExportOffer>(actor, Permission.ExportClients, async passage =>
        {
            passage.Record(TrailAction.WatchRead, detail: new() { Kind = "export" });
            var counts = await passage.Db.Clients.GroupBy(c => c.SalonId).Select(g => new { Salon = g.Key, Count = g.Count() }).ToListAsync(cancel);
            var names = await passage.Names();
            return new Outcome<ExportOffer>.Done(new(
                counts.Sum(c => c.Count),
                [.. counts.Select(c => new ExportedSalon(c.Salon, names.Salon(c.Salon) ?? "", c.Count)).OrderBy(s => s.Name, StringComparer.CurrentCulture)],
                await SecondFactor.IsFresh(passage)));
        }, cancel);

    /// <summary>
    /// Begins an export: it is recorded with reason, kind and count, and every network head is told, before a row can be read.
    /// The rows are read page by page while they are handed out, so a million cards never stand in memory; whoever is erased
    /// meanwhile is not among them.
    /// </summary>
    public Task<Outcome<ExportFile>> Begin(Actor actor, ExportForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<ExportFile>(actor, Permission.ExportClients, async passage =>
        {
            if (!await SecondFactor.IsFresh(passage))
            {
                passage.Record(TrailAction.Refused, detail: new() { Refused = Permission.ExportClients, Kind = "no fresh second factor" });
                return new Outcome<ExportFile>.SecondFactorNeeded();
            }

            var names = await passage.Names();
            var reason = ClientRules.Line(form.Reason);
            if (Check(form, reason, names) is { Count: > 0 } problems)
            {
                return new Outcome<ExportFile>.Invalid(problems);
            }

            var cards = await passage.Db.Clients.Where(c => form.SalonId == null || c.SalonId == form.SalonId).OrderBy(c => c.CardNumber).Select(c => new { c.Id, c.CardNumber }).ToListAsync(cancel);
            var ids = cards.ConvertAll(c => c.Id);
            passage.Record(TrailAction.Exported, form.SalonId, new()
            {
                Kind = form.Kind.ToString(), Counts = [ids.Count], Fields = [new(Field.ExportReason, null, reason)], Exported = CardRanges.Spell(cards.Select(c => c.CardNumber)),
            });
            passage.Alert(AlertKind.Exported, count: ids.Count);
            var canaries = await passage.Db.Canaries.Select(c => c.ClientId).ToListAsync(cancel);
            foreach (var canary in canaries.Intersect(ids))
            {
                passage.Alert(AlertKind.CanaryTouched, canary);
            }

            return new Outcome<ExportFile>.Done(new(ids.Count, Read(ids, names)));
        }, cancel);
    }

    private static List<FieldProblem> Check(ExportForm form, string? reason, Names names)
    {
        var problems = new List<FieldProblem>();
        if (reason is null or { Length: < LeastReason or > ReasonLength } || !reason.Any(char.IsLetter))
        {
            problems.Add(new(Field.ExportReason, reason is null ? Problem.Required : reason.Length > ReasonLength ? Problem.TooLong : Problem.NotAReason));
        }

        if (!Enum.IsDefined(form.Kind))
        {
            problems.Add(new(Field.ExportKind, Problem.Unknown));
        }

        if (form.SalonId is { } salon && !names.Salons.ContainsKey(salon))
        {
            problems.Add(new(Field.Salon, Problem.Unknown));
        }

        return problems;
    }

    private async IAsyncEnumerable<ExportedClient> Read(List<Guid> ids, Names names, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var page in ids.Chunk(Batch))
        {
            await using var db = await _contexts.CreateDbContextAsync(cancel);
            var clients = await db.Clients.AsNoTracking().Include(c => c.Phones).Where(c => page.Contains(c.Id)).OrderBy(c => c.CardNumber).ToListAsync(cancel);
            foreach (var client in clients)
            {
                yield return View(client, names);
            }
        }
    }

    private static ExportedClient View(Client client, Names names) => new()
    {
        CardNumber = client.CardNumber,
        LastName = client.LastName,
        FirstName = client.FirstName,
        Patronymic = client.Patronymic,
        Phones = [.. client.Phones.OrderBy(p => p.Position).Select(p => p.Phone?.International).OfType<string>()],
        Email = client.Email,
        BirthDate = client.BirthDate,
        SalonName = names.Salon(client.SalonId) ?? "",
        Status = client.Status,
        Tags = client.Tags,
        FirstVisit = client.FirstVisit,
        ConfirmedOn = client.ConfirmedOn,
    };
}
