using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Network;

/// <summary>
/// What everything that a network sets up is typed with. A form that is sent twice makes one. Nothing that a card may
/// refer to is deleted: it is retired, and can be brought back.
/// </summary>
public abstract class NetworkPartForm
{
    /// <summary>What is set up; made by the form of something new.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that the person saw; 0 for something new.</summary>
    public int Version { get; set; }

    /// <summary>No longer offered; cards that hold it keep it.</summary>
    public bool IsRetired { get; set; }
}

/// <summary>Something that a network sets up: a salon, a master, a service, a survey template.</summary>
internal interface INetworkPart : IVersioned
{
    Guid Id { get; }

    /// <summary>All that it says, as the trail keeps it: equal before and after means that nothing was changed.</summary>
    IEnumerable<(Field Field, string? Text)> Says();
}

/// <summary>Keeps what a network sets up; all of it follows the same way of saving.</summary>
internal static class NetworkParts
{
    /// <summary>Keeps something new or the change of it, with what it was and what it became in the trail.</summary>
    /// <param name="passage">The operation.</param>
    /// <param name="action">What the trail calls it.</param>
    /// <param name="form">The tidied form.</param>
    /// <param name="kept">What is kept already, tracked; null for something new.</param>
    /// <param name="blank">Something new with the form's id.</param>
    /// <param name="problems">What is wrong with the form; nulls do not count.</param>
    /// <param name="apply">Writes the form into it.</param>
    public static Outcome<Nothing> Keep<T>(
        this Passage passage, TrailAction action, NetworkPartForm form, T? kept, T blank, FieldProblem?[] problems, Action<T> apply)
        where T : class, INetworkPart
    {
        if (kept is null && form.Version != 0)
        {
            return new Outcome<Nothing>.NotFound();
        }

        if (problems.OfType<FieldProblem>().ToList() is { Count: > 0 } found)
        {
            return new Outcome<Nothing>.Invalid(found);
        }

        var part = kept ?? blank;
        var before = kept?.Says().ToDictionary(s => s.Field, s => s.Text);
        apply(part);
        var changes = part.Says().Select(s => new FieldChange(s.Field, before?[s.Field], s.Text)).Where(c => c.Old != c.New).ToList();
        if (changes.Count == 0)
        {
            passage.Record(TrailAction.NetworkRead);
            return new Outcome<Nothing>.Done(default);
        }

        if (kept is not null && kept.Version != form.Version)
        {
            return new Outcome<Nothing>.Conflict(kept.Version, []);
        }

        if (kept is null)
        {
            passage.Db.Add(part);
        }

        passage.Record(action, part.Id, new() { Fields = changes });
        return new Outcome<Nothing>.Done(default);
    }

    /// <summary>What is wrong with a name that has to be there and to be the only one; null when nothing is.</summary>
    public static FieldProblem? Name(Field field, string? name, int limit, IEnumerable<string> others) => name switch
    {
        null => new(field, Problem.Required),
        { Length: var length } when length > limit => new(field, Problem.TooLong),
        _ when others.Contains(name, StringComparer.OrdinalIgnoreCase) => new(field, Problem.Taken),
        _ => null,
    };

    /// <summary>How the trail tells that something is retired.</summary>
    public static string? Told(bool isRetired) => isRetired ? bool.TrueString : null;
}
