using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Exchange;

/// <summary>All data of a client as a page shows it.</summary>
/// <param name="Card">The card with all its entries, every visit among them.</param>
/// <param name="Changes">Everything that was ever written down about the client, newest first.</param>
public sealed record ClientCopy(ClientCard Card, IReadOnlyList<CardChange> Changes);

/// <summary>All data of a client put together, to be handed out (GDPR art. 15 and 20; 152-FZ art. 14). Recorded each time.</summary>
public sealed class ClientCopies
{
    private const string AsJson = "json";
    private readonly Door _door;

    internal ClientCopies(Door door) => _door = door;

    /// <summary>To be read and printed.</summary>
    public Task<Outcome<ClientCopy>> Read(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<ClientCopy>(actor, Permission.HandOutData, async passage =>
        {
            if (await passage.LoadCardOf(client) is not { } found)
            {
                return new Outcome<ClientCopy>.NotFound();
            }

            passage.Record(TrailAction.DataHandedOut, found.Id);
            var card = await passage.Card(found);
            var entries = await passage.Entries(found.Id);
            var visits = entries.Visits.Visits.ToList();
            for (var page = entries.Visits; page.HasMore; visits.AddRange(page.Visits))
            {
                page = await VisitReading.Page(passage, found.Id, visits.Count, await passage.Names());
            }

            card.Entries = entries with { Visits = entries.Visits with { Visits = visits, HasMore = false } };
            return new Outcome<ClientCopy>.Done(new(card, await CardHistory.Changes(passage, found.Id)));
        }, cancel);

    /// <summary>For machines: every row that belongs to the client, found from the model itself, so that nothing added later is forgotten. UTF-8 JSON.</summary>
    public Task<Outcome<byte[]>> Json(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<byte[]>(actor, Permission.HandOutData, async passage =>
        {
            if (await passage.LoadCardOf(client) is not { } found)
            {
                return new Outcome<byte[]>.NotFound();
            }

            passage.Record(TrailAction.DataHandedOut, found.Id, new() { Kind = AsJson });
            return new Outcome<byte[]>.Done(await ClientCopyWriting.Write(passage, found.Id));
        }, cancel);
}
