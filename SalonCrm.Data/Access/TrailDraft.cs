using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access;

/// <summary>An entry that an operation wants written; the door fills in who, when and the chain.</summary>
/// <param name="Action">What was done.</param>
/// <param name="ObjectId">To what.</param>
/// <param name="Detail">What it tells beyond that.</param>
/// <param name="Row">The client it was done to, whose version and seal are kept.</param>
/// <param name="Standing">How an account stands after it (see <see cref="AccountSeals"/>).</param>
internal sealed record TrailDraft(TrailAction Action, Guid? ObjectId = null, TrailDetail? Detail = null, Client? Row = null, (int Version, byte[] Seal)? Standing = null)
{
    /// <summary>How a client's parts stand after it (see <see cref="Protection.Inventories"/>); null where it changed none.</summary>
    public string? Inventory { get; init; }
}

/// <summary>What an entry tells beyond its kind. Sealed as JSON; every part is optional.</summary>
internal sealed record TrailDetail
{
    /// <summary>The permission that was missing.</summary>
    public Permission? Refused { get; init; }

    /// <summary>The fields that were shown, or changed with old and new value.</summary>
    public IReadOnlyList<FieldChange>? Fields { get; init; }

    /// <summary>The change was made at the client's request.</summary>
    public ClientRequest? Request { get; init; }

    /// <summary>How many clients a search found.</summary>
    public int? Hits { get; init; }

    /// <summary>Kind of a query: digits, name, card number.</summary>
    public string? Kind { get; init; }

    /// <summary>HMAC of a query, so that equal ones can be told without keeping the text.</summary>
    public string? QueryHash { get; init; }

    /// <summary>Imported, merged, rejected.</summary>
    public int[]? Counts { get; init; }

    /// <summary>The numbers of the cards that stood in a list, with their names and hints.</summary>
    public IReadOnlyList<int>? Listed { get; init; }

    /// <summary>The numbers of the cards that were exported, as <see cref="Trails.CardRanges"/> spells them.</summary>
    public string? Exported { get; init; }

    /// <summary>What belonged to an erased client, as far as entries about it lost their details: calls.</summary>
    public IReadOnlyList<Guid>? Erased { get; init; }
}
