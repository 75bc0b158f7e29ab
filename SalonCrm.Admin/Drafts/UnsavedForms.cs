using System.Collections.Concurrent;
using System.Text.Json;

namespace SalonCrm.Admin.Drafts;

/// <summary>
/// Forms that were typed into and not saved, each seen by the account that typed it alone. They lie in the portal's
/// memory, never on a disk and never in the browser: a lost connection or a closed page loses nothing, a restart does.
/// </summary>
public sealed class UnsavedForms(TimeProvider time)
{
    /// <summary>Most forms of one account; the oldest gives way.</summary>
    public const int Most = 20;

    /// <summary>How long a form is kept: until the next morning finds it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(18);

    private readonly ConcurrentDictionary<(Guid Account, string Place), Unsaved> _kept = new();

    /// <summary>Keeps a form as it is now, in place of what was kept there before.</summary>
    public void Keep(Guid account, string place, string form)
    {
        var now = time.GetUtcNow();
        _kept[(account, place)] = new(form, now);
        var surplus = _kept.Where(k => k.Key.Account == account).OrderByDescending(k => k.Value.At).Skip(Most);
        foreach (var old in _kept.Where(k => k.Value.At < now - Lifetime).Concat(surplus).ToList())
        {
            _kept.TryRemove(old);
        }
    }

    /// <summary>What was typed at a place and not saved; null when there is nothing.</summary>
    public Unsaved? Find(Guid account, string place) =>
        _kept.TryGetValue((account, place), out var kept) && kept.At >= time.GetUtcNow() - Lifetime ? kept : null;

    /// <summary>The form was saved, or is not wanted.</summary>
    public void Drop(Guid account, string place) => _kept.TryRemove((account, place), out _);
}

/// <summary>A form as it was when it was last typed into.</summary>
/// <param name="Form">As JSON.</param>
/// <param name="At">When.</param>
public sealed record Unsaved(string Form, DateTimeOffset At)
{
    /// <summary>The form; null when it is of a shape that is no longer known.</summary>
    public T? Read<T>()
        where T : class => JsonSerializer.Deserialize<T>(Form);

    /// <summary>Does not tell what was typed, so that it does no harm in a log.</summary>
    public override string ToString() => $"Unsaved since {At:O}";
}
