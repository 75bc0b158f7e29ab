using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Guests;

/// <summary>
/// Personal links that staff hand to clients. A link goes to the number on the card alone; whoever has it must know the
/// number's last four digits too.
/// </summary>
public sealed class ClientLinks
{
    private readonly Door _door;

    internal ClientLinks(Door door) => _door = door;

    /// <summary>
    /// Makes a link to the client's own page; one that is still open ends. Told as invalid when the card has no phone. It
    /// carries the whole number, to be handed to: for who sees contacts masked that is recorded as shown, and counts as such.
    /// </summary>
    public Task<Outcome<LinkMade>> Make(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<LinkMade>(actor, Permission.SendLinks, async passage =>
        {
            if (await passage.LoadCard(client, tracked: false) is not { } found)
            {
                return new Outcome<LinkMade>.NotFound();
            }

            if (found.MainPhone() is not { } phone)
            {
                return new Outcome<LinkMade>.Invalid(Field.Phones, Problem.Required);
            }

            if (await RevealBudget.UsedUp(passage, client) is { } free)
            {
                return new Outcome<LinkMade>.LimitReached(free);
            }

            await RevokeOpen(passage, client);
            var token = Secret.New();
            var link = new ClientLink { ClientId = client, Kind = LinkKind.Completion, TokenHash = Secret.Hash(token), ExpiresAt = passage.Now + ClientLink.Lifetime };
            link.Touch(passage);
            passage.Db.Add(link);
            passage.Record(TrailAction.LinkMade, client);
            if (!actor.Role.Allows(Permission.SeeContacts))
            {
                passage.Record(TrailAction.Revealed, client, new() { Fields = [new(Field.Phones, null, null)] });
            }

            await NoteAttempt(passage, client);
            var network = await passage.Db.Networks.AsNoTracking().SingleAsync(cancel);
            return new Outcome<LinkMade>.Done(new(link.Id, token, link.ExpiresAt, phone.E164, found.PreferredLanguage, network.Name, network.OwnPageAddress));
        }, cancel);

    /// <summary>The links of a client, newest first, without their tokens.</summary>
    public Task<Outcome<IReadOnlyList<LinkView>>> List(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<LinkView>>(actor, Permission.SendLinks, async passage =>
        {
            if (!await passage.Db.Clients.AnyAsync(c => c.Id == client, cancel))
            {
                return new Outcome<IReadOnlyList<LinkView>>.NotFound();
            }

            passage.RecordRead(client, Field.Link);
            return new Outcome<IReadOnlyList<LinkView>>.Done(await Views(passage, client));
        }, cancel);

    /// <summary>Takes a link back: it opens no more, and who is typing on its page can send nothing. Twice is as good as once.</summary>
    /// <returns>The links of its client.</returns>
    public Task<Outcome<IReadOnlyList<LinkView>>> Revoke(Actor actor, Guid link, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<LinkView>>(actor, Permission.SendLinks, async passage =>
        {
            if (await passage.Db.Links.AsTracking().FirstOrDefaultAsync(l => l.Id == link, cancel) is not { } found)
            {
                return new Outcome<IReadOnlyList<LinkView>>.NotFound();
            }

            if (found.RevokedAt is null)
            {
                found.RevokedAt = passage.Now;
                found.Touch(passage);
                await passage.Db.SaveChangesAsync(cancel);
            }

            passage.Record(TrailAction.LinkRevoked, found.ClientId);
            return new Outcome<IReadOnlyList<LinkView>>.Done(await Views(passage, found.ClientId));
        }, cancel);

    private static async Task RevokeOpen(Passage passage, Guid client)
    {
        var open = await passage.Db.Links.AsTracking()
            .Where(l => l.ClientId == client && l.Kind == LinkKind.Completion && l.UsedAt == null && l.RevokedAt == null && l.ExpiresAt > passage.Now)
            .ToListAsync(passage.Cancel);
        foreach (var link in open)
        {
            link.RevokedAt = passage.Now;
            link.Touch(passage);
            passage.Record(TrailAction.LinkRevoked, client);
        }
    }

    /// <summary>Sending the link is a try to reach who stands in the queue.</summary>
    private static async Task NoteAttempt(Passage passage, Guid client)
    {
        var open = await passage.Db.FollowUps.AsNoTracking().FirstOrDefaultAsync(f => f.ClientId == client && f.State == FollowUpState.Open, passage.Cancel);
        if (open is null)
        {
            return;
        }

        var attempt = new Attempt { ClientId = client, FollowUpId = open.Id, Means = AttemptMeans.Link, Outcome = AttemptOutcome.Sent };
        attempt.Touch(passage);
        passage.Db.Add(attempt);
        passage.Record(TrailAction.AttemptMade, client);
    }

    private static async Task<IReadOnlyList<LinkView>> Views(Passage passage, Guid client)
    {
        var links = await passage.Db.Links.AsNoTracking().Where(l => l.ClientId == client).OrderByDescending(l => l.CreatedAt).ToListAsync(passage.Cancel);
        var name = await passage.NamesOf(links.Select(l => l.CreatedBy));
        return [.. links.Select(l => new LinkView(l.Id, l.Kind, l.Standing(passage.Now), l.CreatedAt, name(l.CreatedBy), l.ExpiresAt, l.OpenedAt, l.UsedAt))];
    }
}
