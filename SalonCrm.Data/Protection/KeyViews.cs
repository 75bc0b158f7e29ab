namespace SalonCrm.Data.Protection;

/// <summary>How far a change of keys has come.</summary>
/// <param name="Done">Rows that are sealed anew; as many as there are while it is checked that nothing is left.</param>
/// <param name="Rows">Rows that there were when it began.</param>
public sealed record KeyProgress(long Done, long Rows)
{
    /// <summary>All rows have been gone through; now every table is looked at once more.</summary>
    public bool IsChecking => Done >= Rows;
}

/// <summary>A data key, without the key.</summary>
/// <param name="Id">Its number, which stands in everything that it seals.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="State">Where it stands in its life.</param>
/// <param name="Since">When it was made.</param>
/// <param name="Fields">How many fields lie sealed under it; null where that is not counted.</param>
public sealed record KeyView(int Id, KeyPurpose Purpose, KeyState State, DateTimeOffset Since, long? Fields);

/// <summary>A change of a data key.</summary>
/// <param name="Purpose">What the key is for.</param>
/// <param name="OldKey">Which one it was.</param>
/// <param name="NewKey">Which one it is now.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="By">Who began it; null for the command line.</param>
/// <param name="EndedAt">When it was done; null while it is under way.</param>
public sealed record KeyChange(KeyPurpose Purpose, int OldKey, int NewKey, DateTimeOffset StartedAt, string? By, DateTimeOffset? EndedAt);

/// <summary>How the keys stand.</summary>
public sealed record KeysView
{
    /// <summary>The number of the master key that wraps everything.</summary>
    public required int MasterKey { get; init; }

    /// <summary>A change of the master key was broken off; the next one finishes it.</summary>
    public required bool IsMasterKeyChanging { get; init; }

    /// <summary>All data keys, the oldest first.</summary>
    public required IReadOnlyList<KeyView> Keys { get; init; }

    /// <summary>The latest changes, the newest first.</summary>
    public required IReadOnlyList<KeyChange> Changes { get; init; }

    /// <summary>Fields that do not open and keep an old key in being.</summary>
    public required long Unopened { get; init; }

    /// <summary>The change that is under way; null while there is none.</summary>
    public required KeyProgress? Progress { get; init; }

    /// <summary>The newest key, which a change has to name.</summary>
    public int Newest => Keys.Max(k => k.Id);
}
