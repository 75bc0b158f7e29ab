using System.Collections.Concurrent;

namespace SalonCrm.Data.Access.Watch;

/// <summary>Tells the open screens of network heads that there is a new alert, as soon as it is on the disk.</summary>
public sealed class AlertBoard
{
    private readonly ConcurrentDictionary<Guid, Action> _screens = new();

    /// <summary>Follows the alerts until it is disposed.</summary>
    /// <param name="changed">Is called on whatever thread; must be quick and throw nothing.</param>
    public IDisposable Follow(Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var key = Guid.NewGuid();
        _screens[key] = changed;
        return new Leaving(() => _screens.TryRemove(key, out _));
    }

    /// <summary>There is a new alert, or one was seen.</summary>
    internal void Tell()
    {
        foreach (var changed in _screens.Values)
        {
            changed();
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
