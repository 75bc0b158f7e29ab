using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.FollowUps;

/// <summary>A day as it was read a moment ago.</summary>
public sealed class KeptDay
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private long _at;

    /// <summary>What the day holds; null while nothing was read.</summary>
    public AgendaView? Day { get; private set; }

    /// <summary>The network, for making tasks.</summary>
    public NetworkView? Network { get; set; }

    /// <summary>Whether it need not be read again yet.</summary>
    public bool IsFresh => Day is not null && TimeProvider.System.GetElapsedTime(_at) < Fresh;

    /// <summary>Keeps what was read just now.</summary>
    public void Keep(AgendaView? day) => (Day, _at) = (day, TimeProvider.System.GetTimestamp());
}
