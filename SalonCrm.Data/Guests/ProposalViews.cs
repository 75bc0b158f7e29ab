using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Guests;

/// <summary>A proposal as it is decided on.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Field">The field.</param>
/// <param name="Stands">What the card says now, in the spelling of the history; null when that is nothing.</param>
/// <param name="Proposed">What was typed; null where the field was emptied.</param>
/// <param name="CameBy">By the client's own page, or by a registration that nobody has proved to be the client's.</param>
/// <param name="At">When it was typed.</param>
/// <param name="IsDamaged">It was altered outside of the portal and can only be declined.</param>
public sealed record ProposalView(Guid Id, Field Field, string? Stands, string? Proposed, LinkKind CameBy, DateTimeOffset At, bool IsDamaged);

/// <summary>Shows proposals beside what stands on the card.</summary>
internal static class ProposalViews
{
    public static async Task<IReadOnlyList<ProposalView>> Of(Passage passage, Client client, IReadOnlyList<Proposal> proposals)
    {
        var stands = CardFields.Snapshot(client);
        var names = await passage.Names();
        string? Told(Field field, string? text) => field switch
        {
            Field.Salon when Guid.TryParse(text, out var salon) => names.Salon(salon),
            Field.FavouriteMaster when Guid.TryParse(text, out var master) => names.Masters.GetValueOrDefault(master)?.Name,
            _ => text,
        };
        return
        [
            .. proposals.Select(p => new ProposalView(
                p.Id, p.Field, Told(p.Field, stands.GetValueOrDefault(p.Field)), Told(p.Field, p.Text.Length == 0 ? null : p.Text), p.CameBy, p.CreatedAt, p.Damage is not null)),
        ];
    }

    /// <summary>At whose request the card is changed when proposals are taken over.</summary>
    public static ClientRequest Request(Client client, IReadOnlyList<Proposal> proposals)
    {
        var who = client.Name.Full;
        var isOwn = proposals.All(p => p.CameBy == LinkKind.Completion);
        return new(who.Length > ClientRequest.WhoLength ? who[..ClientRequest.WhoLength] : who, isOwn ? Recognition.OwnPage : Recognition.Online);
    }
}
