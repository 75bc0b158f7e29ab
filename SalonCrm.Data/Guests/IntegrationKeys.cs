using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Guests;

/// <summary>
/// Tells whose key it is, before anything else is asked: every request of a site begins here, a stranger's too. There are
/// a handful of keys, so their hashes stand in memory; the door asks the database again whether the integration is revoked.
/// </summary>
public sealed class IntegrationKeys
{
    /// <summary>What another process changed in the same database is known here after this long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly IDbContextFactory<SalonDb> _contexts;
    private readonly TimeProvider _time;
    private readonly Lock _reading = new();
    private volatile Known? _known;
    private int _changes;

    internal IntegrationKeys(IDbContextFactory<SalonDb> contexts, TimeProvider time) => (_contexts, _time) = (contexts, time);

    /// <summary>The integration whose key this is; null for none, for a revoked one, and for an old key whose time is over.</summary>
    public Guid? Find(string? key)
    {
        if (key is null || !key.StartsWith(Integrations.KeyPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var now = _time.GetUtcNow();
        var known = _known is { } fresh && now - fresh.At < Fresh ? fresh : Read(now);

        // The hash of 256 random bits: how long finding it takes tells nothing of another key.
        return known.Keys.TryGetValue(Convert.ToHexString(Secret.Hash(key)), out var found) && (found.Until is null || found.Until > now) ? found.Integration : null;
    }

    /// <summary>Keys were made or revoked: they are read again before the next question.</summary>
    internal void Forget()
    {
        Interlocked.Increment(ref _changes);
        _known = null;
    }

    private Known Read(DateTimeOffset now)
    {
        lock (_reading)
        {
            if (_known is { } fresh && now - fresh.At < Fresh)
            {
                return fresh;
            }

            var changes = Volatile.Read(ref _changes);
            using var db = _contexts.CreateDbContext();
            var keys = new Dictionary<string, (Guid, DateTimeOffset?)>(StringComparer.Ordinal);
            foreach (var integration in db.Integrations.AsNoTracking().Where(i => i.RevokedAt == null).ToList())
            {
                keys[Convert.ToHexString(integration.KeyHash)] = (integration.Id, null);
                if (integration.OldKeyHash is { } old)
                {
                    keys.TryAdd(Convert.ToHexString(old), (integration.Id, integration.OldKeyUntil));
                }
            }

            var read = new Known(now, keys);
            if (changes == Volatile.Read(ref _changes))
            {
                // Otherwise a key may have been revoked while they were read.
                _known = read;
            }

            return read;
        }
    }

    private sealed record Known(DateTimeOffset At, Dictionary<string, (Guid Integration, DateTimeOffset? Until)> Keys);
}
