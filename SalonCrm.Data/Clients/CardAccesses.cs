using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Clients;

/// <summary>What somebody did to see a card.</summary>
public enum AccessKind
{
    /// <summary>Opened it.</summary>
    Opened,

    /// <summary>Asked for a masked field.</summary>
    Revealed,

    /// <summary>Read its history.</summary>
    ReadHistory,

    /// <summary>Printed it.</summary>
    Printed,

    /// <summary>Looked at a photo.</summary>
    SawPhoto,
}

/// <summary>Somebody saw something of a card.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who; null for the command line.</param>
/// <param name="Role">As what.</param>
/// <param name="Kind">How.</param>
/// <param name="Field">The field that was revealed.</param>
/// <param name="Address">From which network address; null where none is known.</param>
public sealed record CardAccess(DateTimeOffset At, string? By, Role Role, AccessKind Kind, Field? Field, string? Address);

/// <summary>Reads out of the trail who has seen a card.</summary>
public static class CardAccesses
{
    /// <summary>How many of the latest are told.</summary>
    public const int Most = 200;

    private static readonly Dictionary<TrailAction, AccessKind> Kinds = new()
    {
        [TrailAction.CardOpened] = AccessKind.Opened,
        [TrailAction.Revealed] = AccessKind.Revealed,
        [TrailAction.HistoryRead] = AccessKind.ReadHistory,
        [TrailAction.CardPrinted] = AccessKind.Printed,
        [TrailAction.PhotoShown] = AccessKind.SawPhoto,
    };

    internal static async Task<IReadOnlyList<CardAccess>> Of(Passage passage, Guid client)
    {
        var seeing = Kinds.Keys.ToList();
        var ids = await Merged.Ids(passage.Db, client, passage.Cancel);
        var entries = await passage.Db.Trail.AsNoTracking().Where(t => t.ObjectId != null && ids.Contains(t.ObjectId.Value) && seeing.Contains(t.Action))
            .OrderByDescending(t => t.Seq).Take(Most).ToListAsync(passage.Cancel);
        var name = await passage.NamesOf(entries.Select(e => e.AccountId));
        return [.. entries.Select(e => new CardAccess(e.At, name(e.AccountId), e.Role, Kinds[e.Action], Revealed(e), e.Address))];
    }

    private static Field? Revealed(TrailEntry entry) =>
        entry is { Action: TrailAction.Revealed, Detail: { } detail }
            && JsonSerializer.Deserialize<TrailDetail>(detail, Trail.Json) is { Fields: [var field, ..] } ? field.Field : null;
}
