using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access;

/// <summary>How an operation ended, where the end is one that its users can expect. Everything else throws.</summary>
/// <typeparam name="T">What it answers when it is done.</typeparam>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Value">The answer.</param>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>The actor may not do this. The attempt is in the trail.</summary>
    public sealed record NotAllowed : Outcome<T>;

    /// <summary>What it was asked of does not exist.</summary>
    public sealed record NotFound : Outcome<T>;

    /// <summary>What was typed can't be kept. Nothing was changed.</summary>
    /// <param name="Problems">Each field with what is wrong with it.</param>
    public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : Outcome<T>
    {
        /// <summary>One problem.</summary>
        public Invalid(Field field, Problem problem)
            : this([new FieldProblem(field, problem)])
        {
        }
    }

    /// <summary>Somebody else saved first. Nothing was changed.</summary>
    /// <param name="Version">The version that stands now; saving again with it overwrites knowingly.</param>
    /// <param name="Changes">What the other changed since the version that the actor had seen.</param>
    public sealed record Conflict(int Version, IReadOnlyList<CardChange> Changes) : Outcome<T>;

    /// <summary>The phone stands on other cards already. Nothing was changed; the actor may confirm that it is shared.</summary>
    /// <param name="Clients">The cards with that phone.</param>
    public sealed record PhoneKnown(IReadOnlyList<ClientHit> Clients) : Outcome<T>;

    /// <summary>A budget is used up. Nothing was shown; the network head has been told.</summary>
    /// <param name="FreeAt">When there is room again.</param>
    public sealed record LimitReached(DateTimeOffset FreeAt) : Outcome<T>;

    /// <summary>It needs a second factor that was shown within the last five minutes. Nothing was done.</summary>
    public sealed record SecondFactorNeeded : Outcome<T>;

    /// <summary>The same end, with something made of the answer.</summary>
    internal Outcome<TOther> With<TOther>(Func<T, TOther> make) => this switch
    {
        Done done => new Outcome<TOther>.Done(make(done.Value)),
        NotAllowed => new Outcome<TOther>.NotAllowed(),
        NotFound => new Outcome<TOther>.NotFound(),
        Invalid invalid => new Outcome<TOther>.Invalid(invalid.Problems),
        Conflict conflict => new Outcome<TOther>.Conflict(conflict.Version, conflict.Changes),
        LimitReached limit => new Outcome<TOther>.LimitReached(limit.FreeAt),
        SecondFactorNeeded => new Outcome<TOther>.SecondFactorNeeded(),
        PhoneKnown known => new Outcome<TOther>.PhoneKnown(known.Clients),
        _ => throw new InvalidOperationException($"There is no other end, but {GetType().Name}."),
    };

    /// <summary>The answer of an operation that is expected to be done.</summary>
    /// <exception cref="InvalidOperationException">It ended otherwise.</exception>
    public T Expect() => this is Done done ? done.Value : throw new InvalidOperationException($"The operation ended with {GetType().Name}.");
}

/// <summary>The answer of an operation that has nothing to tell but that it was done.</summary>
public readonly record struct Nothing;
