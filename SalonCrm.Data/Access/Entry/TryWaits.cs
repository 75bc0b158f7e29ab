namespace SalonCrm.Data.Access.Entry;

/// <summary>How long the next try has to wait, after so many that failed. It doubles, and never grows beyond a quarter of an hour.</summary>
internal static class TryWaits
{
    /// <summary>One account from one address, or from one device that it knows.</summary>
    public const int FromPair = 5;

    /// <summary>One account from anywhere else.</summary>
    public const int FromAccount = 20;

    /// <summary>One address, whatever names it tries. A salon's people share one.</summary>
    public const int FromAddress = 30;

    /// <summary>As many failures of an account are told to the network head.</summary>
    public const int Told = 10;

    public static readonly TimeSpan First = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan Most = TimeSpan.FromMinutes(15);

    /// <summary>Without a failure for so long, the count begins anew.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private const int MostDoublings = 10;

    public static TimeSpan After(int failures, int from)
    {
        if (failures < from)
        {
            return TimeSpan.Zero;
        }

        var wait = First * Math.Pow(2, Math.Min(failures - from, MostDoublings));
        return wait < Most ? wait : Most;
    }

    /// <summary>One more failure.</summary>
    public static void Charge(SignInTries tries, int from, DateTimeOffset now)
    {
        tries.Failures = now - tries.LastAt > Forgotten ? 1 : tries.Failures + 1;
        tries.LastAt = now;
        tries.FreeAt = now + After(tries.Failures, from);
    }
}
