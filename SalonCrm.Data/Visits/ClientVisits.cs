using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Visits;

/// <summary>The visits of a client: read, sum up, write down, mark.</summary>
public sealed class ClientVisits
{
    /// <summary>How many visits <see cref="List"/> answers with at once.</summary>
    public const int PageSize = 20;

    private readonly Door _door;

    internal ClientVisits(Door door) => _door = door;

    /// <summary>A client's visits, newest first, <see cref="PageSize"/> at a time.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="client">Whose visits.</param>
    /// <param name="skip">How many of the newest are known already.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<VisitPage>> List(Actor actor, Guid client, int skip = 0, CancellationToken cancel = default) =>
        _door.Pass<VisitPage>(actor, Permission.OpenCards, async passage =>
        {
            if (!await passage.Db.Clients.AnyAsync(c => c.Id == client, cancel))
            {
                return new Outcome<VisitPage>.NotFound();
            }

            passage.RecordRead(client, Field.Visit);
            return new Outcome<VisitPage>.Done(await VisitReading.Page(passage, client, skip, await passage.Names()));
        }, cancel);

    /// <summary>What a client's visits come to: the last ones, the next one, favourites, number and total.</summary>
    public Task<Outcome<VisitSummary>> Summary(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<VisitSummary>(actor, Permission.OpenCards, async passage =>
        {
            if (!await passage.Db.Clients.AnyAsync(c => c.Id == client, cancel))
            {
                return new Outcome<VisitSummary>.NotFound();
            }

            passage.RecordRead(client, Field.Visit);
            return new Outcome<VisitSummary>.Done(await VisitSummaries.Of(passage, client, await passage.Names()));
        }, cancel);

    /// <summary>
    /// Keeps a visit, new or changed. Told as a conflict when somebody saved it since the form was opened; nothing is
    /// changed then. A form that changes nothing is done without a save. The first done visit dates the card's first visit.
    /// </summary>
    public Task<Outcome<VisitView>> Save(Actor actor, VisitForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<VisitView>(actor, Permission.WriteTreatments, async passage =>
        {
            var kept = await Load(passage, form.Id);
            var client = await passage.Db.Clients.AsTracking().FirstOrDefaultAsync(c => c.Id == form.ClientId, cancel);
            if (client is null || (kept is null ? form.Version != 0 : kept.ClientId != form.ClientId))
            {
                return new Outcome<VisitView>.NotFound();
            }

            VisitRules.Tidy(form);
            var names = await passage.Names();
            var before = kept is null ? null : VisitContent.Form(kept);
            if (before is not null && VisitContent.Print(before) == VisitContent.Print(form))
            {
                passage.RecordRead(client.Id, Field.Visit);
                return new Outcome<VisitView>.Done(await passage.View(kept!));
            }

            if (before is not null && before.Version != form.Version)
            {
                return new Outcome<VisitView>.Conflict(before.Version, []);
            }

            List<FieldProblem> problems = [.. VisitRules.Check(form, client.BirthDate, passage.Today), .. Unknown(form, names)];
            if (problems.Count > 0)
            {
                return new Outcome<VisitView>.Invalid(problems);
            }

            var visit = kept ?? new Visit { Id = form.Id, ClientId = form.ClientId };
            VisitContent.Take(visit, form);
            if (kept is null)
            {
                passage.Db.Add(visit);
            }

            return await Keep(passage, visit, client, before, names);
        }, cancel);
    }

    /// <summary>Marks a visit as done, cancelled, no-show or planned again. Done without a save when it is marked so already.</summary>
    /// <param name="actor">Who marks.</param>
    /// <param name="visit">The visit.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="state">What it is marked as.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<VisitView>> Mark(Actor actor, Guid visit, int version, VisitState state, CancellationToken cancel = default) =>
        _door.Pass<VisitView>(actor, Permission.MarkVisits, async passage =>
        {
            if (await Load(passage, visit) is not { } kept)
            {
                return new Outcome<VisitView>.NotFound();
            }

            var client = await passage.Db.Clients.AsTracking().FirstAsync(c => c.Id == kept.ClientId, cancel);
            var names = await passage.Names();
            if (kept.State == state)
            {
                passage.RecordRead(client.Id, Field.Visit);
                return new Outcome<VisitView>.Done(await passage.View(kept));
            }

            if (kept.Version != version)
            {
                return new Outcome<VisitView>.Conflict(kept.Version, []);
            }

            if (VisitRules.DayProblem(kept.On, state, client.BirthDate, passage.Today) is { } problem)
            {
                return new Outcome<VisitView>.Invalid(Field.VisitDate, problem);
            }

            var before = VisitContent.Form(kept);
            kept.State = state;
            return await Keep(passage, kept, client, before, names);
        }, cancel);

    private static async Task<Visit?> Load(Passage passage, Guid id) =>
        await passage.Db.Visits.AsTracking().AsSplitQuery().Include(v => v.Services).Include(v => v.Purchases).FirstOrDefaultAsync(v => v.Id == id, passage.Cancel);

    private static async Task<Outcome<VisitView>> Keep(Passage passage, Visit visit, Client client, VisitForm? before, Names names)
    {
        visit.Touch(passage);
        FirstVisits.Set(passage, client, visit);
        await passage.Db.SaveChangesAsync(passage.Cancel);
        passage.RecordPart(client.Id, Field.Visit, before is null ? null : VisitContent.Tell(before, names), VisitContent.Tell(VisitContent.Form(visit), names));
        return new Outcome<VisitView>.Done(await passage.View(visit));
    }

    private static IEnumerable<FieldProblem> Unknown(VisitForm form, Names names)
    {
        if (!names.Salons.ContainsKey(form.SalonId))
        {
            yield return new(Field.Salon, Problem.Unknown);
        }

        foreach (var (i, line) in form.Services.Index())
        {
            if (line.MasterId is { } master && !names.Masters.ContainsKey(master))
            {
                yield return new(Field.Master, Problem.Unknown, i);
            }
        }
    }
}
