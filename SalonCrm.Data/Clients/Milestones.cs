using SalonCrm.Data.Access;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Data.Clients;

/// <summary>The days on which a client became a guest, registered and complete: from these it is counted what was achieved.</summary>
internal static class Milestones
{
    /// <summary>Notes what has come true of a card with its phones. Before the card is saved, so that both are one save.</summary>
    public static void Note(Client client, DateOnly today)
    {
        if (client.Status == ClientStatus.Guest)
        {
            client.GuestSince ??= DateOnly.FromDateTime(client.CreatedAt.UtcDateTime);
        }
        else if (client.GuestSince is not null)
        {
            client.RegisteredOn ??= today;
        }

        if (client.CompletedOn is null && client.Damage is null && Gaps.Of(client).All(g => Gaps.TierOf(g) is not (Tier.Required or Tier.Desirable)))
        {
            client.CompletedOn = today;
        }
    }

    /// <summary>The same for every card that an operation tells of: whichever way it came to be changed.</summary>
    public static void Note(Passage passage)
    {
        foreach (var client in passage.Drafts.Select(d => d.Row).OfType<Client>())
        {
            Note(client, passage.Today);
        }
    }
}
