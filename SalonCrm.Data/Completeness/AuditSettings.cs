using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Data.Completeness;

/// <summary>Which fields count in the audit, which the network head sets.</summary>
public sealed class AuditSettings
{
    private readonly Door _door;
    private readonly CardStateNight _night;
    private readonly FollowUpSweep _sweep;

    internal AuditSettings(Door door, CardStateNight night, FollowUpSweep sweep) => (_door, _night, _sweep) = (door, night, sweep);

    /// <summary>The rules as they are, and what can be chosen from.</summary>
    public Task<Outcome<AuditSettingsView>> View(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<AuditSettingsView>(actor, Permission.ManageNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            return new Outcome<AuditSettingsView>.Done(await Settings(passage, CountingRules.Read(await Kept(passage))));
        }, cancel);

    /// <summary>
    /// Sets what counts. Figures and follow-ups follow in the background. Told as a conflict when another head has set something else
    /// since the form was opened; done without a save when it is so already.
    /// </summary>
    public async Task<Outcome<AuditSettingsView>> Set(Actor actor, CountingForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var isChanged = false;
        var outcome = await _door.Pass<AuditSettingsView>(actor, Permission.ManageNetwork, async passage =>
        {
            var network = await passage.Db.Networks.AsTracking().SingleAsync(cancel);
            var (kept, wanted) = (CountingRules.Read(network.CountingRules), form.Rules());
            var view = await Settings(passage, wanted);
            if (form.Check(view) is { Count: > 0 } problems)
            {
                return new Outcome<AuditSettingsView>.Invalid(problems);
            }

            if (kept.Write() == wanted.Write())
            {
                passage.Record(TrailAction.NetworkRead);
                return new Outcome<AuditSettingsView>.Done(view);
            }

            if (kept.Write() != form.Basis.Write())
            {
                return new Outcome<AuditSettingsView>.Conflict(0, []);
            }

            network.CountingRules = wanted.Write();
            isChanged = true;
            passage.Record(TrailAction.CountingRulesSet, network.Id, new() { Fields = [new(Field.CountingRules, kept.Write(), wanted.Write())] });
            return new Outcome<AuditSettingsView>.Done(view);
        }, cancel);
        if (isChanged && outcome is Outcome<AuditSettingsView>.Done)
        {
            // What does not count any more is not asked for either.
            _night.Wake();
            _sweep.Wake();
        }

        return outcome;
    }

    private static Task<string?> Kept(Passage passage) => passage.Db.Networks.Select(n => n.CountingRules).SingleOrDefaultAsync(passage.Cancel);

    private static async Task<AuditSettingsView> Settings(Passage passage, CountingRules rules)
    {
        var names = await passage.Names();
        return new(
            rules,
            [.. (await passage.OwnFields()).Where(f => !f.IsRetired && f.Tier != Tier.Required)],
            [.. names.Salons.Values.OrderBy(s => s.IsClosed).ThenBy(s => s.Name, StringComparer.CurrentCulture).Select(s => new SalonName(s.Id, s.Name, s.IsClosed))]);
    }
}

/// <summary>What counts, and what can be chosen from.</summary>
/// <param name="Rules">What counts.</param>
/// <param name="OwnFields">The network's own fields that can be left out.</param>
/// <param name="Salons">All salons, closed ones last.</param>
public sealed record AuditSettingsView(CountingRules Rules, IReadOnlyList<OwnFieldView> OwnFields, IReadOnlyList<SalonName> Salons);

/// <summary>What counts, as a network head chooses it.</summary>
public sealed class CountingForm
{
    /// <summary>The network's choice.</summary>
    public LeftOutForm Network { get; init; } = new();

    /// <summary>The choice of salons that differ; a salon that is not here follows the network.</summary>
    public Dictionary<Guid, LeftOutForm> Salons { get; init; } = [];

    /// <summary>The rules that the form was made from: somebody else's are not overwritten unseen.</summary>
    public CountingRules Basis { get; init; } = CountingRules.Usual;

    /// <summary>The form to change rules with.</summary>
    public static CountingForm Of(CountingRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new()
        {
            Network = LeftOutForm.Of(rules.Network),
            Salons = rules.Salons.ToDictionary(s => s.Key, s => LeftOutForm.Of(s.Value)),
            Basis = rules,
        };
    }

    internal CountingRules Rules() => new(Network.Uncounted(), Salons.ToDictionary(s => s.Key, s => s.Value.Uncounted()));

    /// <summary>What is wrong with it; empty when it can be kept.</summary>
    internal List<FieldProblem> Check(AuditSettingsView view)
    {
        var problems = new List<FieldProblem>();
        LeftOutForm[] all = [Network, .. Salons.Values];
        if (Salons.Keys.Except(view.Salons.Select(s => s.Id)).Any())
        {
            problems.Add(new(Field.Salon, Problem.Unknown));
        }

        // What is retired or required by now was chosen before, and does no harm.
        if (all.Any(f => f.Gaps.Except(CountingRules.Switchable).Any() || f.OwnFields.Except(view.OwnFields.Select(o => o.Id)).Except(Before).Any()))
        {
            problems.Add(new(Field.CountingRules, Problem.NotAChoice));
        }

        return problems;
    }

    private IEnumerable<Guid> Before => Basis.Salons.Values.Append(Basis.Network).SelectMany(u => u.OwnFields);
}

/// <summary>What a network or salon leaves out.</summary>
public sealed class LeftOutForm
{
    /// <summary>Desirable and optional gaps that do not count.</summary>
    public HashSet<Gap> Gaps { get; init; } = [];

    /// <summary>The network's own fields that do not count.</summary>
    public HashSet<Guid> OwnFields { get; init; } = [];

    /// <summary>The form for what is left out.</summary>
    public static LeftOutForm Of(Uncounted uncounted)
    {
        ArgumentNullException.ThrowIfNull(uncounted);
        return new() { Gaps = [.. CountingRules.Switchable.Where(g => uncounted.Gaps.HasFlag(g.Bit()))], OwnFields = [.. uncounted.OwnFields] };
    }

    internal Uncounted Uncounted() => new(Gaps.Aggregate(GapSet.None, (set, g) => set | g.Bit()), OwnFields.ToHashSet());
}
