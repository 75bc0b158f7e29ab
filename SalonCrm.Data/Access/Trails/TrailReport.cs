namespace SalonCrm.Data.Access.Trails;

/// <summary>What a verification can find. The first seven are of the chain, the others of the clients' rows.</summary>
public enum TrailDamage
{
    /// <summary>An entry is not there, though later ones are.</summary>
    Missing,

    /// <summary>An entry is not what was written, or stands at another's place.</summary>
    Altered,

    /// <summary>What an entry tells in detail does not open, or is not what was written.</summary>
    DetailAltered,

    /// <summary>What an entry tells in detail is gone, and no erasure took it.</summary>
    DetailGone,

    /// <summary>The trail ends before the entry that its head outside the database names.</summary>
    CutOff,

    /// <summary>The head outside the database names another entry at its place: the trail was cut off or put back, and went on.</summary>
    HeadDiffers,

    /// <summary>The head outside the database is missing or was altered, so it can't be told whether newer entries are gone.</summary>
    HeadUnknown,

    /// <summary>A client's row is an older one, put back.</summary>
    RowPutBack,

    /// <summary>A client's row was altered.</summary>
    RowAltered,

    /// <summary>A client's row is gone, and neither a merge nor an erasure took it.</summary>
    RowGone,

    /// <summary>A client's row of which the trail knows nothing.</summary>
    RowUnknown,

    /// <summary>Of what belongs to a client, a visit or a consent say, something was taken off, put on or put back.</summary>
    PartsAltered,
}

/// <summary>Something that is not as the portal left it.</summary>
/// <param name="Damage">What is wrong.</param>
/// <param name="Seq">The entry of the trail; null for a row.</param>
/// <param name="Client">The client; null for an entry.</param>
/// <param name="CardNumber">The client's card; null where there is none any more.</param>
public sealed record TrailFinding(TrailDamage Damage, long? Seq = null, Guid? Client = null, int? CardNumber = null);

/// <summary>How a verification ended.</summary>
/// <param name="Entries">How many entries were walked.</param>
/// <param name="Clients">How many clients were compared.</param>
/// <param name="First">The first bad entry; null when the chain is whole up to its head.</param>
/// <param name="Rows">Clients that are not as the portal left them, at most <see cref="MostRows"/>.</param>
public sealed record TrailReport(long Entries, int Clients, TrailFinding? First, IReadOnlyList<TrailFinding> Rows)
{
    /// <summary>Most rows that are told one by one.</summary>
    public const int MostRows = 100;

    /// <summary>Everything is as the portal left it.</summary>
    public bool IsWhole => First is null && Rows.Count == 0;
}

/// <summary>How far a verification has come.</summary>
/// <param name="Done">Entries and clients that were looked at.</param>
/// <param name="Total">How many there are.</param>
public sealed record TrailProgress(long Done, long Total);
