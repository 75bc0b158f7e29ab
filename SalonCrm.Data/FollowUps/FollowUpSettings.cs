using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.FollowUps;

/// <summary>The rules of the follow-ups, which the network head sets.</summary>
public sealed class FollowUpSettings
{
    private readonly Door _door;
    private readonly FollowUpSweep _sweep;

    internal FollowUpSettings(Door door, FollowUpSweep sweep) => (_door, _sweep) = (door, sweep);

    /// <summary>The rules as they are.</summary>
    public Task<Outcome<FollowUpRules>> Rules(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<FollowUpRules>(actor, Permission.ManageNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            return new Outcome<FollowUpRules>.Done(await passage.FollowUpRules());
        }, cancel);

    /// <summary>
    /// Sets the rules. The queue follows them in the background, days that somebody has chosen stay. Told as a conflict
    /// when another head has set others since the form was opened; done without a save when they are so already.
    /// </summary>
    public async Task<Outcome<FollowUpRules>> Set(Actor actor, FollowUpRulesForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var isChanged = false;
        var outcome = await _door.Pass<FollowUpRules>(actor, Permission.ManageNetwork, async passage =>
        {
            if (form.Check() is { Count: > 0 } problems)
            {
                return new Outcome<FollowUpRules>.Invalid(problems);
            }

            var network = await passage.Db.Networks.AsTracking().SingleAsync(cancel);
            var (kept, wanted) = (FollowUpRules.Read(network.FollowUpRules), form.Rules());
            if (kept.Write() == wanted.Write())
            {
                passage.Record(TrailAction.NetworkRead);
                return new Outcome<FollowUpRules>.Done(kept);
            }

            if (kept.Write() != form.Basis.Write())
            {
                return new Outcome<FollowUpRules>.Conflict(0, []);
            }

            network.FollowUpRules = wanted.Write();
            isChanged = true;
            passage.Record(TrailAction.FollowUpRulesSet, network.Id, new() { Fields = [new(Clients.Field.FollowUp, FollowUpRulesForm.Tell(kept), FollowUpRulesForm.Tell(wanted))] });
            return new Outcome<FollowUpRules>.Done(wanted);
        }, cancel);
        if (isChanged && outcome is Outcome<FollowUpRules>.Done)
        {
            _sweep.Wake();
        }

        return outcome;
    }
}
