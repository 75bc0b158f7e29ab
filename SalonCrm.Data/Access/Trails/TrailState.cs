namespace SalonCrm.Data.Access.Trails;

/// <summary>What is wrong with the end of the trail, compared with its head outside the database.</summary>
public enum TrailTrouble
{
    /// <summary>Nothing: the trail reaches as far as its head says.</summary>
    None,

    /// <summary>The trail ends before its head: it was cut off, or the whole database was put back.</summary>
    Cut,

    /// <summary>Where the head points stands another entry: the trail was cut off or put back, and went on since.</summary>
    Another,

    /// <summary>The head's file is gone, so nobody knows how far the trail reached.</summary>
    HeadMissing,

    /// <summary>The head's file is not what the portal wrote.</summary>
    HeadDamaged,

    /// <summary>The head's file can't be written: entries that vanish from now on are not missed.</summary>
    HeadNotWritten,
}

/// <summary>How the trail stands to its head outside the database.</summary>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Missing">How many entries are missing; 0 where that is not known.</param>
public sealed record TrailState(TrailTrouble Trouble, long Missing = 0)
{
    /// <summary>The database is older than what the portal last wrote: what a card says may be old.</summary>
    public bool IsOld => Trouble is TrailTrouble.Cut or TrailTrouble.Another;

    /// <summary>A network head has to say that it is known.</summary>
    public bool IsToBeAccepted => Trouble is not (TrailTrouble.None or TrailTrouble.HeadNotWritten);
}

/// <summary>Tells open screens how the trail stands to its head.</summary>
public sealed class TrailBoard
{
    private volatile TrailState _state = new(TrailTrouble.None);

    internal TrailBoard()
    {
    }

    /// <summary>Is called on whatever thread when the state has changed; must be quick and throw nothing.</summary>
    public event EventHandler? Changed;

    /// <summary>How it stands now.</summary>
    public TrailState State => _state;

    internal void Set(TrailState state)
    {
        if (_state != state)
        {
            _state = state;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
