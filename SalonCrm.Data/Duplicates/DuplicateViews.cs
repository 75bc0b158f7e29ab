using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Duplicates;

/// <summary>How likely two cards are one person's, in words.</summary>
public enum Likelihood
{
    /// <summary>Worth a look.</summary>
    Possible,

    /// <summary>Rather yes than no.</summary>
    Likely,

    /// <summary>Hardly anything speaks against it.</summary>
    VeryLikely,
}

/// <summary>Two cards that may be one person's, as somebody who decides on it sees them.</summary>
/// <param name="Id">The pair.</param>
/// <param name="First">The older card.</param>
/// <param name="Second">The newer card.</param>
/// <param name="Likelihood">How likely.</param>
/// <param name="Reasons">Why, one bit each.</param>
public sealed record DuplicateView(Guid Id, ClientHit First, ClientHit Second, Likelihood Likelihood, DuplicateReasons Reasons)
{
    private const int FromLikely = 75;
    private const int FromVeryLikely = 90;

    /// <summary>A score in words.</summary>
    public static Likelihood Of(int points) => points >= FromVeryLikely ? Likelihood.VeryLikely : points >= FromLikely ? Likelihood.Likely : Likelihood.Possible;
}

/// <summary>How far the look through all cards has come.</summary>
/// <param name="Done">Marks that have been gone through.</param>
/// <param name="Total">Marks in all.</param>
public sealed record DuplicateProgress(int Done, int Total);

/// <summary>A page of the pairs that somebody has to look at.</summary>
/// <param name="Pairs">The likeliest first.</param>
/// <param name="Total">How many there are in all, as far as the actor reaches.</param>
/// <param name="Progress">How far the look through all cards has come; null when it is not under way.</param>
public sealed record DuplicatePage(IReadOnlyList<DuplicateView> Pairs, int Total, DuplicateProgress? Progress);
