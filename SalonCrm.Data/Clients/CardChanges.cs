using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Clients;

/// <summary>Loads a card, and changes what stands in its pinned band.</summary>
internal static class CardChanges
{
    /// <summary>The client with all that the card's first screen shows; null when there is none.</summary>
    public static async Task<Client?> LoadCard(this Passage passage, Guid id, bool tracked)
    {
        var clients = tracked ? passage.Db.Clients.AsTracking() : passage.Db.Clients.AsNoTracking();
        var client = await clients.AsSplitQuery().Include(c => c.Phones).Include(c => c.Allergies).Include(c => c.HealthNotes)
            .Include(c => c.Promises.Where(p => p.State == PromiseState.Open)).Include(c => c.OwnValues)
            .SingleOrDefaultAsync(c => c.Id == id, passage.Cancel);
        if (client is not null && passage.Db.HasSeals)
        {
            await Compare(passage, client);
        }

        return client;
    }

    /// <summary>Notices rows that have come or gone past the portal, and a card put back as a whole: its rows are intact, but not the last ones.</summary>
    private static async Task Compare(Passage passage, Client client)
    {
        var trail = passage.Db.Trail.Where(t => t.ObjectId == client.Id);
        var told = await passage.Db.Clients.Where(c => c.Id == client.Id).Select(_ => new
        {
            Version = trail.Where(t => t.ObjectSeal != null).Max(t => t.ObjectVersion),
            Inventory = trail.Where(t => t.Inventory != null).OrderByDescending(t => t.Seq).Select(t => t.Inventory).FirstOrDefault(),
        }).SingleAsync(passage.Cancel);
        if (told.Version > client.Version)
        {
            (client.Damage ??= []).Add(RowSeal.PutBack);
        }

        if (!passage.Db.Sealing.Rows.FitsRoster(client.Roster, client.Lines()))
        {
            (client.Damage ??= []).Add(RowSeal.Roster);
        }

        client.AlteredParts = Inventories.Altered(passage.Db, client.Id, told.Inventory);
    }

    /// <summary>Does a change to a client unless it gives an outcome of its own; answers with the card as it then is.</summary>
    public static Task<Outcome<ClientCard>> ChangeCard(
        this Door door,
        Actor actor,
        Permission permission,
        Guid client,
        Func<Passage, Client, Task<Outcome<ClientCard>?>> change,
        CancellationToken cancel) =>
        door.Pass<ClientCard>(actor, permission, async passage =>
        {
            if (await passage.LoadCard(client, tracked: true) is not { } found)
            {
                return new Outcome<ClientCard>.NotFound();
            }

            if (await change(passage, found) is { } refused)
            {
                return refused;
            }

            await passage.Db.SaveChangesAsync(cancel);
            if (passage.Drafts.Count == 0)
            {
                // Nothing was changed, but the card is shown.
                passage.Record(TrailAction.CardOpened, client);
            }

            return new Outcome<ClientCard>.Done(await passage.Card(found));
        }, cancel);
}
