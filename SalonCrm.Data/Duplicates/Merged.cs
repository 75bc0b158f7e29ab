using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Duplicates;

/// <summary>A card that went into another, as the other tells of it.</summary>
/// <param name="Id">The merge.</param>
/// <param name="CardNumber">The number of the card that went.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom; null for the command line.</param>
/// <param name="Until">The moment until which it can be taken back; null once it can't, or while a later one stands.</param>
public sealed record MergeView(Guid Id, int CardNumber, DateTimeOffset At, string? By, DateTimeOffset? Until);

/// <summary>Finds the card that stayed, by the ids and numbers of those that went into it.</summary>
internal static class Merged
{
    /// <summary>The client of whom this is an id now: of a card that went into another, the one that stayed.</summary>
    /// <remarks>Never more than one step: when a survivor goes into another card, its merges go along.</remarks>
    public static async Task<Guid> Resolve(SalonDb db, Guid client, CancellationToken cancel) =>
        await Standing(db).Where(m => m.MergedId == client).Select(m => (Guid?)m.SurvivorId).FirstOrDefaultAsync(cancel) ?? client;

    /// <summary>The client's id, and those of the cards that went into this one.</summary>
    public static async Task<List<Guid>> Ids(SalonDb db, Guid client, CancellationToken cancel) =>
        [client, .. await Standing(db).Where(m => m.SurvivorId == client).Select(m => m.MergedId).ToListAsync(cancel)];

    /// <summary>The client with a card number, also one of a card that went into another; null where there is none.</summary>
    public static async Task<Guid?> ByNumber(SalonDb db, int cardNumber, CancellationToken cancel) =>
        await db.Clients.Where(c => c.CardNumber == cardNumber).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancel)
        ?? await Standing(db).Where(m => m.MergedNumber == cardNumber).Select(m => (Guid?)m.SurvivorId).FirstOrDefaultAsync(cancel);

    /// <summary>The merges that stand, of all cards.</summary>
    public static IQueryable<Merge> Standing(SalonDb db) => db.Merges.AsNoTracking().Where(m => m.UndoneAt == null);

    /// <summary>The client with all that the card's first screen shows, also by the id of a card that went into it.</summary>
    public static async Task<Client?> LoadCardOf(this Passage passage, Guid client) =>
        await passage.LoadCard(client, tracked: false) is { } found ? found
            : await Resolve(passage.Db, client, passage.Cancel) is var stayed && stayed != client ? await passage.LoadCard(stayed, tracked: false)
            : null;

    /// <summary>The cards that went into this one, the latest first.</summary>
    public static async Task<IReadOnlyList<MergeView>> MergesOf(this Passage passage, Guid client)
    {
        var merges = await Standing(passage.Db).Where(m => m.SurvivorId == client)
            .Select(m => new { m.Id, m.MergedNumber, m.MergedAt, m.MergedBy }).ToListAsync(passage.Cancel);
        var name = await passage.NamesOf(merges.Select(m => m.MergedBy));
        return
        [
            .. merges.OrderByDescending(m => m.MergedAt).ThenByDescending(m => m.Id).Select((m, later) => new MergeView(
                m.Id, m.MergedNumber, m.MergedAt, name(m.MergedBy), later == 0 && IsInTime(m.MergedAt, passage.Now) ? m.MergedAt.AddDays(Merge.UndoDays) : null)),
        ];
    }

    public static bool IsInTime(DateTimeOffset mergedAt, DateTimeOffset now) => mergedAt.AddDays(Merge.UndoDays) > now;
}
