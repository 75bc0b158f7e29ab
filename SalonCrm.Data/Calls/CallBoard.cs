using System.Collections.Concurrent;

namespace SalonCrm.Data.Calls;

/// <summary>
/// Tells the open screens that something about the calls of a salon has changed, as soon as it is on the disk. What it
/// was is not told: each screen asks for what its own person may see.
/// </summary>
public sealed class CallBoard
{
    /// <summary>Most calls that one screen shows at a time.</summary>
    public const int MostShown = 5;

    private readonly ConcurrentDictionary<Guid, Screen> _screens = new();

    /// <summary>Follows the calls of some salons until it is disposed.</summary>
    /// <param name="account">Whose screen it is.</param>
    /// <param name="salons">The salons of the account.</param>
    /// <param name="changed">Is called on whatever thread; must be quick and throw nothing.</param>
    public IDisposable Follow(Guid account, IEnumerable<Guid> salons, Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var key = Guid.NewGuid();
        _screens[key] = new Screen(account, [.. salons], changed);
        return new Leaving(() => _screens.TryRemove(key, out _));
    }

    /// <summary>The accounts that have a screen open.</summary>
    public IReadOnlySet<Guid> Here() => _screens.Values.Select(s => s.Account).ToHashSet();

    /// <summary>Something changed about a call.</summary>
    /// <param name="salon">Of which salon; null for a line that is nobody's.</param>
    /// <param name="accounts">Whom it concerns besides: to whom it was handed.</param>
    internal void Tell(Guid? salon, params IEnumerable<Guid?> accounts)
    {
        var concerned = accounts.OfType<Guid>().ToHashSet();
        foreach (var screen in _screens.Values.Where(s => (salon is { } id && s.Salons.Contains(id)) || concerned.Contains(s.Account)))
        {
            screen.Changed();
        }
    }

    private sealed record Screen(Guid Account, HashSet<Guid> Salons, Action Changed);

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
