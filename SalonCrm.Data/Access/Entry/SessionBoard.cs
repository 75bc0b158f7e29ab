using System.Collections.Concurrent;

namespace SalonCrm.Data.Access.Entry;

/// <summary>Tells the circuits of an account that their session has ended, or that there is news for its owner, as soon as it is on the disk.</summary>
public sealed class SessionBoard
{
    private readonly ConcurrentDictionary<Guid, Circuit> _circuits = new();
    private readonly ConcurrentDictionary<Guid, (Guid Account, Action Told)> _screens = new();

    /// <summary>Follows a session until it is disposed.</summary>
    /// <param name="account">Whose circuit it is.</param>
    /// <param name="session">The session that it belongs to.</param>
    /// <param name="ended">Is called on whatever thread; must be quick and throw nothing.</param>
    public IDisposable Follow(Guid account, Guid? session, Action ended)
    {
        ArgumentNullException.ThrowIfNull(ended);
        var key = Guid.NewGuid();
        _circuits[key] = new Circuit(account, session, ended);
        return new Leaving(() => _circuits.TryRemove(key, out _));
    }

    /// <summary>Follows what the owner of an account is to be told until it is disposed.</summary>
    /// <param name="account">Whose screen it is.</param>
    /// <param name="told">Is called on whatever thread; must be quick and throw nothing.</param>
    public IDisposable FollowNews(Guid account, Action told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var key = Guid.NewGuid();
        _screens[key] = (account, told);
        return new Leaving(() => _screens.TryRemove(key, out _));
    }

    /// <summary>The account was used from a new device, or its owner has answered.</summary>
    internal void TellNews(Guid account)
    {
        foreach (var screen in _screens.Values.Where(s => s.Account == account))
        {
            screen.Told();
        }
    }

    /// <summary>A session has ended, or with null everything that the account has open.</summary>
    internal void End(Guid account, Guid? session = null) => Tell(c => c.Account == account && (session is null || c.Session == session));

    /// <summary>All sessions of the account have ended but one.</summary>
    internal void EndOthers(Guid account, Guid? kept) => Tell(c => c.Account == account && c.Session != kept);

    private void Tell(Func<Circuit, bool> isMeant)
    {
        foreach (var circuit in _circuits.Values.Where(isMeant))
        {
            circuit.Ended();
        }
    }

    private sealed record Circuit(Guid Account, Guid? Session, Action Ended);

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
