using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Erasure;

/// <summary>What goes when a client is erased.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="CardNumber">The card's number, which has to be typed to confirm.</param>
/// <param name="Name">The client's name.</param>
/// <param name="Counts">How much of each kind there is besides the card itself.</param>
public sealed record ErasurePreview(Guid ClientId, int CardNumber, string? Name, IReadOnlyDictionary<Field, int> Counts);

/// <summary>Erases clients for good: from the database, and by their salts from every older backup of it (GDPR art. 17; 152-FZ art. 21).</summary>
public sealed class ClientErasure
{
    private readonly Door _door;
    private readonly ClientSalts _salts;
    private readonly IDbContextFactory<SalonDb> _contexts;

    internal ClientErasure(Door door, ClientSalts salts, IDbContextFactory<SalonDb> contexts) => (_door, _salts, _contexts) = (door, salts, contexts);

    /// <summary>What would go. It is recorded as an opening of the card.</summary>
    public Task<Outcome<ErasurePreview>> Preview(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<ErasurePreview>(actor, Permission.EraseClients, async passage =>
        {
            if (await passage.LoadCardOf(client) is not { } found)
            {
                return new Outcome<ErasurePreview>.NotFound();
            }

            passage.Record(TrailAction.CardOpened, found.Id);
            return new Outcome<ErasurePreview>.Done(new(found.Id, found.CardNumber, found.Name.Full, await ClientRows.Counts(passage, found.Id)));
        }, cancel);

    /// <summary>
    /// Erases a client: every row, the trail's details, photos, the place in the search; the salt last, after which older backups are
    /// unreadable for this client too. There is no way back. Services of past visits stay as figures by month.
    /// </summary>
    /// <param name="actor">Who erases, with a second factor shown within five minutes.</param>
    /// <param name="client">Whom.</param>
    /// <param name="cardNumber">The card's number, typed anew: invalid when it is another.</param>
    /// <param name="cancel">Gives up before anything is erased.</param>
    public async Task<Outcome<Nothing>> Erase(Actor actor, Guid client, int? cardNumber, CancellationToken cancel = default)
    {
        var outcome = await _door.Pass<Nothing>(actor, Permission.EraseClients, async passage =>
        {
            // By its own id alone: whoever has a page open on a card that went into another looks again first.
            if (await passage.Db.Clients.AsTracking().FirstOrDefaultAsync(c => c.Id == client, cancel) is not { } found)
            {
                return new Outcome<Nothing>.NotFound();
            }

            if (cardNumber != found.CardNumber)
            {
                passage.Record(TrailAction.CardOpened, found.Id);
                return new Outcome<Nothing>.Invalid(Field.CardNumber, cardNumber is null ? Problem.Required : Problem.Unknown);
            }

            if (!await SecondFactor.IsFresh(passage))
            {
                return new Outcome<Nothing>.SecondFactorNeeded();
            }

            await Erase(passage, found, isAgain: false);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
        if (outcome is Outcome<Nothing>.Done)
        {
            await EmptyLog(cancel);
        }

        return outcome;
    }

    /// <summary>
    /// Erases anew whoever came back with an older backup. The file of salts knows who was erased, whatever the database says.
    /// </summary>
    /// <returns>How many there were.</returns>
    internal async Task<int> EraseAgain(CancellationToken cancel = default)
    {
        var gone = new List<Guid>();
        await using (var db = await _contexts.CreateDbContextAsync(cancel))
        {
            foreach (var some in _salts.AllErased().Chunk(5000))
            {
                gone.AddRange(await db.Clients.Where(c => c.SaltNumber != null && EF.Parameter(some).Contains(c.SaltNumber.Value)).Select(c => c.Id).ToListAsync(cancel));
            }
        }

        foreach (var id in gone)
        {
            (await _door.Pass<Nothing>(Actor.Operator, Permission.EraseClients, async passage =>
            {
                await Erase(passage, await passage.Db.Clients.AsTracking().FirstAsync(c => c.Id == id, cancel), isAgain: true);
                return new Outcome<Nothing>.Done(default);
            }, cancel)).Expect();
        }

        if (gone.Count > 0)
        {
            await EmptyLog(cancel);
        }

        return gone.Count;
    }

    private async Task Erase(Passage passage, Client client, bool isAgain)
    {
        var id = client.Id;
        var erased = await new ClientErasing(passage, client).Erase();
        var known = await passage.Db.ErasedClients.AsTracking().FirstOrDefaultAsync(e => e.Id == id, passage.Cancel);
        if (known is null)
        {
            known = new() { Id = id, At = passage.Now, By = passage.Actor.AccountId, Rows = erased.Rows };
            passage.Db.ErasedClients.Add(known);
        }

        known.AgainAt = isAgain ? passage.Now : known.AgainAt;

        // By these entries the trail knows which details are rightly gone: a list outside of it could be written by whoever has the file.
        var told = isAgain ? TrailAction.ClientErasedAgain : TrailAction.ClientErased;
        foreach (var merged in erased.Merged)
        {
            passage.Record(told, merged);
        }

        passage.Record(told, id, erased.Emptied.Count == 0 ? null : new() { Erased = erased.Emptied });

        // Before the commit: should the machine stop in between, the next start finds the salt erased and finishes the work.
        _salts.Erase(erased.Salts);
    }

    /// <summary>The log beside the database still holds the pages as they were; freed pages of the database itself are overwritten (secure_delete).</summary>
    private async Task EmptyLog(CancellationToken cancel)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }
}
