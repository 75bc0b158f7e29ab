using System.Text.Json;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Completeness;

/// <summary>
/// Which desirable and optional fields count as gaps, in the network and, where a salon differs, there. What is required
/// and what is safety always counts. Pure; the card, the queue, the import, the API and the audit ask here (R1.1, R3.4).
/// </summary>
/// <param name="Network">What does not count in the network.</param>
/// <param name="Salons">What does not count in salons that differ; a salon that is not here follows the network.</param>
public sealed record CountingRules(Uncounted Network, IReadOnlyDictionary<Guid, Uncounted> Salons)
{
    private const GapSet Always = GapSet.Name | GapSet.Phone | GapSet.AllergiesNotAsked | GapSet.ConsentMissing | GapSet.PhoneNotConfirmed | GapSet.OwnRequired;

    private static readonly Dictionary<Tier, GapSet> Tiers = Enum.GetValues<Gap>().GroupBy(Gaps.TierOf)
        .ToDictionary(g => g.Key, g => g.Aggregate(GapSet.None, (set, gap) => set | gap.Bit()));

    /// <summary>The rules of a new network: everything counts.</summary>
    public static CountingRules Usual { get; } = new(Uncounted.Nothing, new Dictionary<Guid, Uncounted>());

    /// <summary>The gaps that a network head can leave out.</summary>
    public static IReadOnlyList<Gap> Switchable { get; } = [.. Gaps.All.Where(g => !Always.HasFlag(g.Bit()))];

    /// <summary>What does not count in a salon.</summary>
    public Uncounted Of(Guid salon) => Salons.GetValueOrDefault(salon, Network);

    /// <summary>The gaps that count in a salon.</summary>
    public GapSet Counted(Guid salon) => ~(Of(salon).Gaps & ~Always) & Everything;

    /// <summary>The gaps of one tier that count in a salon: a card is complete in the tier when it lacks none of them.</summary>
    public GapSet Counted(Guid salon, Tier tier) => Counted(salon) & OfTier(tier);

    /// <summary>Whether a field of the network's own counts in a salon. What is required, and what is retired, can't be chosen.</summary>
    public bool Counts(Guid salon, OwnFieldView field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return !field.IsRetired && (field.Tier == Tier.Required || !Of(salon).OwnFields.Contains(field.Id));
    }

    /// <summary>All gaps of a tier, whether they count or not.</summary>
    public static GapSet OfTier(Tier tier) => Tiers[tier];

    /// <summary>Every gap.</summary>
    public static GapSet Everything { get; } = Enum.GetValues<Gap>().Aggregate(GapSet.None, (set, g) => set | g.Bit());

    /// <summary>As the network keeps them: equal text means equal rules.</summary>
    internal string Write() => JsonSerializer.Serialize(
        new Kept(Text.Of(Network), Salons.OrderBy(s => s.Key).ToDictionary(s => s.Key, s => Text.Of(s.Value))), Trail.Json);

    /// <summary>The rules that were kept; those of a new network where none were.</summary>
    internal static CountingRules Read(string? kept) =>
        kept is null || JsonSerializer.Deserialize<Kept>(kept, Trail.Json) is not { } rules
            ? Usual
            : new(rules.Network.Uncounted(), rules.Salons.ToDictionary(s => s.Key, s => s.Value.Uncounted()));

    private sealed record Kept(Text Network, Dictionary<Guid, Text> Salons);

    /// <summary>Gaps by name: a rule that was kept is read the same after a gap was added.</summary>
    private sealed record Text(List<string> Gaps, List<Guid> OwnFields)
    {
        public static Text Of(Uncounted uncounted) =>
            new([.. Switchable.Where(g => uncounted.Gaps.HasFlag(g.Bit())).Select(g => g.ToString())], [.. uncounted.OwnFields.Order()]);

        public Uncounted Uncounted() => new(
            Switchable.Where(g => Gaps.Contains(g.ToString())).Aggregate(GapSet.None, (set, g) => set | g.Bit()), OwnFields.ToHashSet());
    }
}

/// <summary>What does not count.</summary>
/// <param name="Gaps">Desirable and optional gaps.</param>
/// <param name="OwnFields">Desirable and optional fields of the network's own.</param>
public sealed record Uncounted(GapSet Gaps, IReadOnlySet<Guid> OwnFields)
{
    /// <summary>Everything counts.</summary>
    public static Uncounted Nothing { get; } = new(GapSet.None, new HashSet<Guid>());
}
