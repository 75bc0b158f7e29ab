using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Access.Trails;

/// <summary>The trail as a network head reads it: who did and saw what, whether it is whole, and how far it reaches.</summary>
public sealed class AccessTrail
{
    /// <summary>How many entries <see cref="Read"/> answers with at once.</summary>
    public const int PageSize = 50;

    /// <summary>How many entries a sheet for a client holds at most.</summary>
    public const int MostOnSheet = 2000;

    private readonly Door _door;
    private readonly IDbContextFactory<SalonDb> _contexts;
    private readonly TrailCheck _check;
    private readonly TrailHead _head;

    internal AccessTrail(Door door, IDbContextFactory<SalonDb> contexts, TrailCheck check, TrailHead head) =>
        (_door, _contexts, _check, _head) = (door, contexts, check, head);

    /// <summary>Entries, newest first, a page at a time. Not found where no card has the number that was asked for.</summary>
    public Task<Outcome<TrailLines>> Read(Actor actor, TrailQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _door.Pass<TrailLines>(actor, Permission.ReadTrail, async passage =>
        {
            if (query.CardNumber is { } number)
            {
                query = query with { Client = await Merged.ByNumber(passage.Db, number, cancel) };
                if (query.Client is null)
                {
                    passage.Record(TrailAction.TrailRead, detail: new() { Kind = query.Group?.ToString(), Hits = 0 });
                    return new Outcome<TrailLines>.NotFound();
                }
            }

            var seqs = await TrailReading.Find(passage, query, PageSize + 1);
            var lines = await TrailReading.Lines(passage, [.. seqs.Take(PageSize)]);
            var of = query.Client is { } client ? (await passage.Hits([await Merged.Resolve(passage.Db, client, cancel)])).FirstOrDefault() : null;
            passage.Record(TrailAction.TrailRead, query.Client ?? query.Account, new() { Kind = query.Group?.ToString(), Hits = lines.Count });
            return new Outcome<TrailLines>.Done(new(lines, seqs.Count > PageSize, of));
        }, cancel);
    }

    /// <summary>Everybody whose deeds can be asked for: accounts, sites, telephone exchanges.</summary>
    public Task<Outcome<IReadOnlyList<TrailPerson>>> People(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<TrailPerson>>(actor, Permission.ReadTrail, async passage =>
        {
            passage.Record(TrailAction.AccountsRead);
            return new Outcome<IReadOnlyList<TrailPerson>>.Done(await People(passage));
        }, cancel);

    /// <summary>Who has seen and changed a client's card, to be printed for the client. That it was handed out is in the trail.</summary>
    public Task<Outcome<AccessSheet>> Sheet(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<AccessSheet>(actor, Permission.ReadTrail, async passage =>
        {
            var id = await Merged.Resolve(passage.Db, client, cancel);
            if (await passage.Db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } found)
            {
                return new Outcome<AccessSheet>.NotFound();
            }

            var seqs = await TrailReading.Find(passage, new TrailQuery { Client = id }, MostOnSheet + 1);
            var lines = await TrailReading.Lines(passage, [.. seqs.Take(MostOnSheet)]);
            var network = await passage.Db.Networks.Select(n => n.Name).FirstOrDefaultAsync(cancel);
            passage.Record(TrailAction.TrailRead, id, new() { Kind = "sheet", Hits = lines.Count });
            return new Outcome<AccessSheet>.Done(new(found.Name, found.CardNumber, network ?? "", lines, seqs.Count > MostOnSheet));
        }, cancel);

    /// <summary>
    /// Walks the whole chain and compares it with its head and with the clients' rows. Takes as long as it takes, beside
    /// those who work; that it began and how it ended is in the trail.
    /// </summary>
    /// <param name="actor">Who verifies.</param>
    /// <param name="progress">Is told now and then, on whatever thread; null for nobody.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Outcome<TrailReport>> Verify(Actor actor, Action<TrailProgress>? progress = null, CancellationToken cancel = default)
    {
        var began = await _door.Pass<Nothing>(actor, Permission.ReadTrail, passage =>
        {
            passage.Record(TrailAction.TrailVerified, detail: new() { Kind = "begun" });
            return Task.FromResult<Outcome<Nothing>>(new Outcome<Nothing>.Done(default));
        }, cancel);
        if (began is not Outcome<Nothing>.Done)
        {
            return began.With<TrailReport>(_ => throw new InvalidOperationException("It was not done."));
        }

        var report = await _check.Run(progress, cancel);
        return await _door.Pass<TrailReport>(actor, Permission.ReadTrail, passage =>
        {
            passage.Record(TrailAction.TrailVerified, detail: new()
            {
                Kind = report.IsWhole ? "whole" : (report.First ?? report.Rows[0]).Damage.ToString(),
                Counts = [(int)Math.Min(report.Entries, int.MaxValue), report.Clients, report.Rows.Count],
            });
            return Task.FromResult<Outcome<TrailReport>>(new Outcome<TrailReport>.Done(report));
        }, cancel);
    }

    /// <summary>
    /// The network head knows that the trail does not reach as far as its head says, or that the head is gone: the head is
    /// set to the trail as it is, recorded with what was missing. Where nothing is wrong, nothing is set. It puts an end to every
    /// warning, so it needs a second factor that was shown within five minutes.
    /// </summary>
    /// <exception cref="IOException">The head's file can't be written.</exception>
    public async Task<Outcome<TrailState>> Accept(Actor actor, CancellationToken cancel = default)
    {
        var accepted = await _door.Pass<TrailState>(actor, Permission.ReadTrail, async passage =>
        {
            var state = await _head.Check(passage.Db, cancel);
            if (state.IsToBeAccepted && !await SecondFactor.IsFresh(passage))
            {
                return new Outcome<TrailState>.SecondFactorNeeded();
            }

            passage.Record(
                state.IsToBeAccepted ? TrailAction.TrailHeadSet : TrailAction.TrailRead,
                detail: new() { Kind = state.Trouble.ToString(), Counts = [(int)Math.Min(state.Missing, int.MaxValue)] });
            return new Outcome<TrailState>.Done(state);
        }, cancel);
        if (accepted is Outcome<TrailState>.Done { Value.IsToBeAccepted: true })
        {
            await using var db = await _contexts.CreateDbContextAsync(cancel);
            await _head.SetToLast(db, cancel);
        }

        return accepted;
    }

    internal static async Task<IReadOnlyList<TrailPerson>> People(Passage passage)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        var accounts = await db.Users.AsNoTracking().ToListAsync(cancel);
        var sites = await db.Integrations.AsNoTracking().ToListAsync(cancel);
        var exchanges = await db.TelephoneExchanges.AsNoTracking().Select(e => new { e.Id, e.Name }).ToListAsync(cancel);
        return
        [
            .. accounts.Select(a => new TrailPerson(a.Id, a.DisplayName, a.Role)).OrderBy(a => a.Name, StringComparer.CurrentCulture),
            .. sites.Select(s => new TrailPerson(s.Id, s.Name, Role.Site)),
            .. exchanges.Select(e => new TrailPerson(e.Id, e.Name, Role.Exchange)),
        ];
    }
}
