using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Clients;

/// <summary>Loads a card, and changes what stands in its pinned band.</summary>
internal static class CardChanges
{
    /// <summary>The client with all that the card's first screen shows; null when there is none.</summary>
    public static async Task<Client?> LoadCard(this Passage passage, Guid id, bool tracked)
    {
        var clients = tracked ? passage.Db.Clients.AsTracking() : passage.Db.Clients.AsNoTracking();
        return await clients.AsSplitQuery().Include(c => c.Phones).Include(c => c.Allergies).Include(c => c.HealthNotes)
            .Include(c => c.Promises.Where(p => p.State == PromiseState.Open)).Include(c => c.OwnValues)
            .SingleOrDefaultAsync(c => c.Id == id, passage.Cancel);
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
