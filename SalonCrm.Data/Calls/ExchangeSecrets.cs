using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Calls;

/// <summary>What a signature is checked with and what was sent is read by.</summary>
/// <param name="Id">The exchange.</param>
/// <param name="Kind">Whose webhooks it sends.</param>
/// <param name="Secret">What it signs with.</param>
/// <param name="Login">What it signs with besides; null where it does not.</param>
/// <param name="Mapping">Which field holds what; null where the kind says that.</param>
public sealed record KnownExchange(Guid Id, ExchangeKind Kind, string Secret, string? Login, ExchangeMapping? Mapping)
{
    /// <summary>Does not tell the secret.</summary>
    public override string ToString() => $"Exchange {Id}";
}

/// <summary>
/// Tells what an exchange signs with, before anything else is asked: every announcement begins here, a stranger's too.
/// There are a handful of exchanges, so they stand in memory; the door asks the database again whether one is revoked.
/// </summary>
public sealed class ExchangeSecrets
{
    /// <summary>What another process changed in the same database is known here after this long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly IDbContextFactory<SalonDb> _contexts;
    private readonly TimeProvider _time;
    private readonly Lock _reading = new();
    private volatile Known? _known;
    private int _changes;

    internal ExchangeSecrets(IDbContextFactory<SalonDb> contexts, TimeProvider time) => (_contexts, _time) = (contexts, time);

    /// <summary>The exchange; null for none, for a revoked one, and for one whose secret was damaged.</summary>
    public KnownExchange? Find(Guid exchange)
    {
        var now = _time.GetUtcNow();
        var known = _known is { } fresh && now - fresh.At < Fresh ? fresh : Read(now);
        return known.Exchanges.GetValueOrDefault(exchange);
    }

    /// <summary>Exchanges were changed: they are read again before the next question.</summary>
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
            var read = new Known(now, db.TelephoneExchanges.AsNoTracking().Where(e => e.RevokedAt == null).ToList()
                .Where(e => !string.IsNullOrEmpty(e.Secret))
                .ToDictionary(e => e.Id, e => new KnownExchange(e.Id, e.Kind, e.Secret, e.Login, ExchangeMapping.Read(e.Mapping))));
            if (changes == Volatile.Read(ref _changes))
            {
                // Otherwise one may have been revoked while they were read.
                _known = read;
            }

            return read;
        }
    }

    private sealed record Known(DateTimeOffset At, Dictionary<Guid, KnownExchange> Exchanges);
}
