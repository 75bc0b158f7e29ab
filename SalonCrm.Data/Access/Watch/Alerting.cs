using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Watch;

/// <summary>Keeps one deed from being told again and again.</summary>
internal static class Alerting
{
    /// <summary>Alerts unless the same was told of the same person a short time ago.</summary>
    /// <param name="passage">The operation.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="within">How long it is not told again.</param>
    /// <param name="client">Whose card.</param>
    /// <param name="count">How many.</param>
    public static async Task AlertOnce(this Passage passage, AlertKind kind, TimeSpan within, Guid? client = null, int? count = null)
    {
        var (me, since) = (passage.Actor.AccountId, passage.Now - within);

        // What a clock that had jumped ahead told is not a short time ago.
        if (!passage.Alerts.Any(a => a.Kind == kind && a.ClientId == client)
            && !await passage.Db.Alerts.AnyAsync(a => a.At > since && a.At <= passage.Now && a.Kind == kind && a.AccountId == me && a.ClientId == client, passage.Cancel))
        {
            passage.Alert(kind, client, count);
        }
    }
}
