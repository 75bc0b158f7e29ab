using System.Globalization;
using System.Text.Json;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.FollowUps;

/// <summary>Which reasons make a follow-up, and how many days after what happened it is due. A reason that is not here is switched off.</summary>
/// <param name="Days">The reasons that count, each with its days.</param>
public sealed record FollowUpRules(IReadOnlyDictionary<FollowUpReasons, int> Days)
{
    /// <summary>A follow-up can be due at most so many days after its reason.</summary>
    public const int MostDays = 365;

    /// <summary>The reasons that a network head can switch, in the order in which they weigh.</summary>
    public static IReadOnlyList<FollowUpReasons> All { get; } =
    [
        FollowUpReasons.GuestAfterVisit, FollowUpReasons.RequiredMissing, FollowUpReasons.DesirableMissing,
        FollowUpReasons.Unconfirmed, FollowUpReasons.ConsentMissing, FollowUpReasons.ProposalWaiting,
    ];

    /// <summary>The rules of a new network.</summary>
    public static FollowUpRules Usual { get; } = new(new Dictionary<FollowUpReasons, int>
    {
        [FollowUpReasons.GuestAfterVisit] = 1,
        [FollowUpReasons.RequiredMissing] = 1,
        [FollowUpReasons.DesirableMissing] = 7,
        [FollowUpReasons.Unconfirmed] = 0,
        [FollowUpReasons.ConsentMissing] = 1,
        [FollowUpReasons.ProposalWaiting] = 0,
    });

    /// <summary>Whether a reason counts.</summary>
    public bool Has(FollowUpReasons reason) => Days.ContainsKey(reason);

    /// <summary>As the network keeps them.</summary>
    internal string Write() =>
        JsonSerializer.Serialize(All.Where(Has).ToDictionary(r => r.ToString(), r => Days[r]), Trail.Json);

    /// <summary>The rules that were kept; those of a new network where none were.</summary>
    internal static FollowUpRules Read(string? kept)
    {
        if (kept is null)
        {
            return Usual;
        }

        var days = JsonSerializer.Deserialize<Dictionary<string, int>>(kept) ?? [];
        return new(All.Where(r => days.ContainsKey(r.ToString())).ToDictionary(r => r, r => days[r.ToString()]));
    }
}

/// <summary>The rules as a network head types them.</summary>
public sealed class FollowUpRulesForm
{
    /// <summary>The reasons that are switched on.</summary>
    public HashSet<FollowUpReasons> On { get; init; } = [];

    /// <summary>The days of each reason, kept while it is switched off, too.</summary>
    public Dictionary<FollowUpReasons, int?> Days { get; init; } = [];

    /// <summary>The rules that the form was made from: somebody else's are not overwritten unseen.</summary>
    public FollowUpRules Basis { get; init; } = FollowUpRules.Usual;

    /// <summary>The form to change rules with.</summary>
    public static FollowUpRulesForm Of(FollowUpRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new()
        {
            On = [.. rules.Days.Keys],
            Days = FollowUpRules.All.ToDictionary(r => r, r => (int?)(rules.Has(r) ? rules.Days[r] : FollowUpRules.Usual.Days[r])),
            Basis = rules,
        };
    }

    /// <summary>What is wrong with it, the reason by its place in <see cref="FollowUpRules.All"/>; empty when nothing is.</summary>
    internal List<FieldProblem> Check() =>
    [
        .. FollowUpRules.All.Index().Where(r => On.Contains(r.Item)).Select(r => Days.GetValueOrDefault(r.Item) switch
        {
            null => new FieldProblem(Field.FollowUp, Problem.Required, r.Index),
            < 0 or > FollowUpRules.MostDays => new FieldProblem(Field.FollowUp, Problem.OutOfRange, r.Index),
            _ => null,
        }).OfType<FieldProblem>(),
    ];

    internal FollowUpRules Rules() => new(FollowUpRules.All.Where(On.Contains).ToDictionary(r => r, r => Days[r]!.Value));

    /// <summary>How the trail tells rules: the same in every language.</summary>
    internal static string Tell(FollowUpRules rules) =>
        string.Join(", ", FollowUpRules.All.Where(rules.Has).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r} {rules.Days[r]}")));
}
