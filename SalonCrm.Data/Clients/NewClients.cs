using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Clients;

/// <summary>Makes clients out of checked forms; form, import and seed alike.</summary>
internal static class NewClients
{
    /// <summary>Adds a client to the passage's context, with the next card number.</summary>
    public static async Task<Client> Make(Passage passage, ClientForm form, Country? home, BlindIndex blind, ClientSource source, IReadOnlySet<Field> optional) =>
        Make(passage, form, home, blind, source, await LastCardNumber(passage.Db, passage.Cancel) + 1, optional);

    public static Client Make(Passage passage, ClientForm form, Country? home, BlindIndex blind, ClientSource source, int cardNumber, IReadOnlySet<Field>? optional = null)
    {
        var client = Make(form, home, blind, source, cardNumber, passage.Now, passage.Actor.AccountId, optional);
        passage.Db.Clients.Add(client);
        return client;
    }

    /// <summary>Makes a client that no context knows of; without optional fields unless some are said to be switched on.</summary>
    public static Client Make(
        ClientForm form, Country? home, BlindIndex blind, ClientSource source, int cardNumber, DateTimeOffset at, Guid? account,
        IReadOnlySet<Field>? optional = null)
    {
        var client = new Client
        {
            Id = form.Id,
            CardNumber = cardNumber,
            Source = source,
            CreatedAt = at,
            CreatedBy = account,
            UpdatedAt = at,
            UpdatedBy = account,
        };
        CardFields.Take(client, form, home, blind, optional ?? new HashSet<Field>());
        Milestones.Note(client, DateOnly.FromDateTime(at.UtcDateTime));
        return client;
    }

    /// <summary>The greatest number that was ever given out: that of a card that went into another still leads to somebody.</summary>
    public static async Task<int> LastCardNumber(SalonDb db, CancellationToken cancel) => Math.Max(
        await db.Clients.MaxAsync(c => (int?)c.CardNumber, cancel) ?? 0,
        await db.Merges.MaxAsync(m => (int?)m.MergedNumber, cancel) ?? 0);
}
