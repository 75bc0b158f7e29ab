using System.Text.Json;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Duplicates;

/// <summary>A row that went over to the survivor.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Id">Its id.</param>
/// <param name="UpdatedAt">When it had last been changed, in ticks; null where that is not kept.</param>
internal sealed record RowMoved(string Table, Guid Id, long? UpdatedAt);

/// <summary>What both cards were before a merge, and what it did: enough to take it back, and to tell of whoever was merged.</summary>
internal sealed record MergeSnapshot
{
    /// <summary>The client's row that went.</summary>
    public required RowKept Gone { get; init; }

    /// <summary>The survivor's row as it was; whole.</summary>
    public required RowKept Stayed { get; init; }

    /// <summary>What of the survivor's row the merge altered.</summary>
    public RowChange? Survivor { get; init; }

    public List<RowMoved> Moved { get; init; } = [];

    /// <summary>Rows that went because the survivor can't have them beside its own.</summary>
    public List<RowKept> Removed { get; init; } = [];

    /// <summary>Rows of either card that were altered beyond whose they are.</summary>
    public List<RowChange> Changed { get; init; } = [];

    /// <summary>Rows that the merge made.</summary>
    public List<RowKept> Added { get; init; } = [];

    /// <summary>Null once it was forgotten, or where it does not open.</summary>
    public static MergeSnapshot? Of(Merge merge) =>
        merge is { Before: { } before, Damage: null } ? JsonSerializer.Deserialize<MergeSnapshot>(before, Trail.Json) : null;

    public string Spelt() => JsonSerializer.Serialize(this, Trail.Json);
}
