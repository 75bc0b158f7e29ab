using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Calls;

/// <summary>What telephone exchanges tell of calls (R4.2). Those who tell at once share a commit; none is lost and none waits for many.</summary>
public sealed class CallAnnouncements
{
    private readonly Turnstile _turnstile;
    private readonly BlindIndex _blind;
    private readonly CallBoard _board;

    internal CallAnnouncements(Turnstile turnstile, BlindIndex blind, CallBoard board) => (_turnstile, _blind, _board) = (turnstile, blind, board);

    /// <summary>
    /// Takes what an exchange tells. Answers once it is on the disk, and the screens of the line's salon are told then. Told
    /// again or out of order, it is the same call.
    /// </summary>
    /// <param name="actor">The exchange.</param>
    /// <param name="news">What it tells.</param>
    /// <param name="signature">The signature that it came with: shown again, it is refused as a replay. Null where the exchange signs nothing but itself.</param>
    public async Task<Outcome<CallHeard>> Tell(Actor actor, CallNews news, byte[]? signature = null)
    {
        ArgumentNullException.ThrowIfNull(news);
        Call? changed = null;
        var outcome = await _turnstile.Pass(actor, Permission.AnnounceCalls, async passage =>
        {
            (var heard, changed) = await CallHearing.Hear(passage, news, signature, _blind);
            return heard;
        });
        if (changed is not null)
        {
            _board.Tell(changed.SalonId, changed.TakenBy, changed.HandedTo);
        }

        return outcome;
    }
}
