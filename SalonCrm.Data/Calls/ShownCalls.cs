using System.Collections.Concurrent;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Calls;

/// <summary>Remembers which calls stood on whose screen, so that the trail tells of each once, however often a screen looks.</summary>
internal sealed class ShownCalls(TimeProvider time)
{
    /// <summary>Longer than any call stands on a screen.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(13);

    private readonly ConcurrentDictionary<(Guid? Account, Guid Call), DateTimeOffset> _shown = new();
    private long _forgottenAt;

    public bool IsNew(Actor actor, Guid call) => !_shown.ContainsKey((actor.AccountId, call));

    /// <summary>They stand on the screen, and the trail says so.</summary>
    public void Note(Actor actor, IEnumerable<Guid> calls)
    {
        var now = time.GetUtcNow();
        foreach (var call in calls)
        {
            _shown.TryAdd((actor.AccountId, call), now);
        }

        if (now.UtcTicks - Interlocked.Read(ref _forgottenAt) > TimeSpan.TicksPerHour)
        {
            Interlocked.Exchange(ref _forgottenAt, now.UtcTicks);
            foreach (var old in _shown.Where(s => s.Value < now - Kept))
            {
                _shown.TryRemove(old.Key, out _);
            }
        }
    }
}
