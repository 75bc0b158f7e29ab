namespace SalonCrm.Data.Protection;

/// <summary>
/// One data key taking another's place, while people work: which table it has come to and how far. Kept, so that it goes on after a
/// stop where it was, and so that it is told when each key was changed.
/// </summary>
internal sealed class KeyRotation
{
    [Plain] public int Id { get; init; }

    [Plain] public KeyPurpose Purpose { get; init; }

    [Plain] public int OldKey { get; init; }

    [Plain] public int NewKey { get; init; }

    [Plain] public DateTimeOffset StartedAt { get; init; }

    [Plain] public Guid? StartedBy { get; init; }

    /// <summary>The table that is being gone through; null before the first and after the last.</summary>
    [Plain] public string? Table { get; set; }

    /// <summary>The last row of it that is done, by the engine's own row number.</summary>
    [Plain] public long Cursor { get; set; }

    /// <summary>Rows done in all tables, and rows that there were when it began: for the progress.</summary>
    [Plain] public long Done { get; set; }

    [Plain] public long Rows { get; set; }

    [Plain] public DateTimeOffset? EndedAt { get; set; }
}
