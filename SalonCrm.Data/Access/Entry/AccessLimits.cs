using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access.Entry;

/// <summary>From where and when the network's people may work, and who needs a second factor.</summary>
public sealed class AccessLimits
{
    /// <summary>Most networks of one limit.</summary>
    public const int MostNetworks = AccessLimit.MostNetworks;

    private readonly Door _door;
    private readonly TimeProvider _time;

    internal AccessLimits(Door door, TimeProvider time) => (_door, _time) = (door, time);

    /// <summary>All limits.</summary>
    public Task<Outcome<AccessLimitsView>> View(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<AccessLimitsView>(actor, Permission.LimitAccess, async passage =>
        {
            passage.Record(TrailAction.SignInsRead);
            var limits = await passage.Db.AccessLimits.AsNoTracking().ToListAsync(cancel);
            var accounts = await passage.Db.Users.AsNoTracking().Where(a => !a.Disabled).ToListAsync(cancel);
            var rules = await ProtectionRules.Of(passage.Db, cancel);
            return new Outcome<AccessLimitsView>.Done(new(
                [.. Permissions.AccountRoles.Reverse().Select(r => LimitForms.Of(limits.Find(l => l.Role == r)) ?? new() { Role = r })],
                [
                    .. accounts.OrderBy(a => a.DisplayName, StringComparer.CurrentCulture)
                        .Select(a => new AccountLimitView(a.Id, a.DisplayName, a.Role, LimitForms.Of(limits.Find(l => l.AccountId == a.Id)))),
                ],
                _time.LocalTimeZone.Id, _time.LocalOf(passage.Now), actor.Address, rules.ManagersNeedSecondFactor));
        }, cancel);

    /// <summary>
    /// Sets a limit; an empty one is taken away. Refused where it would keep out the one who sets it, from where and when he
    /// does: so there is always a network head who can get in and take it back.
    /// </summary>
    /// <returns>The limit as it is kept.</returns>
    public Task<Outcome<AccessLimitForm>> Save(Actor actor, AccessLimitForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<AccessLimitForm>(actor, Permission.LimitAccess, async passage =>
        {
            if ((form.Role is null) == (form.AccountId is null) || (form.Role is { } role && !Permissions.AccountRoles.Contains(role))
                || (form.AccountId is { } account && !await passage.Db.Users.AnyAsync(a => a.Id == account, cancel)))
            {
                return new Outcome<AccessLimitForm>.NotFound();
            }

            var found = await passage.Db.AccessLimits.FirstOrDefaultAsync(
                l => form.Role != null ? l.Role == form.Role : l.AccountId == form.AccountId, cancel);
            if (LimitForms.Check(form) is { Count: > 0 } problems)
            {
                return new Outcome<AccessLimitForm>.Invalid(problems);
            }

            var wanted = LimitForms.Make(form);
            if (found is null ? form.IsEmpty : LimitForms.IsSame(found, wanted))
            {
                passage.Record(TrailAction.SignInsRead);
                return new Outcome<AccessLimitForm>.Done(LimitForms.Of(found) ?? new() { Role = form.Role, AccountId = form.AccountId });
            }

            if ((found?.Version ?? 0) != form.Version)
            {
                return new Outcome<AccessLimitForm>.Conflict(found?.Version ?? 0, []);
            }

            var saved = LimitForms.Keep(passage, found, wanted, form.IsEmpty);
            await passage.Db.SaveChangesAsync(cancel);
            if (actor.AccountId is { } me && !await LimitRules.Let(passage.Db, me, actor.Role, actor.Address, _time.LocalOf(passage.Now), cancel))
            {
                return new Outcome<AccessLimitForm>.Invalid(Field.AccessLimit, Problem.LocksOneselfOut);
            }

            passage.Record(TrailAction.AccessLimitSaved, form.AccountId, new() { Kind = form.Role?.ToString() });
            return new Outcome<AccessLimitForm>.Done(LimitForms.Of(saved) ?? new() { Role = form.Role, AccountId = form.AccountId });
        }, cancel);
    }

    /// <summary>
    /// Takes all limits away and forgets all failed tries: the way back for who locked himself out after all, from the machine's
    /// command line.
    /// </summary>
    /// <returns>How many limits there were.</returns>
    public Task<Outcome<int>> Lift(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<int>(actor, Permission.LimitAccess, async passage =>
        {
            var limits = await passage.Db.AccessLimits.ToListAsync(cancel);
            passage.Db.RemoveRange(limits);
            await passage.Db.SignInTries.ExecuteDeleteAsync(cancel);
            passage.Record(TrailAction.AccessLimitSaved);
            return new Outcome<int>.Done(limits.Count);
        }, cancel);

    /// <summary>
    /// Sets whether managers need a second factor. Who has none is led to set it up with the next page. To need it no longer
    /// takes one that was shown within five minutes.
    /// </summary>
    public Task<Outcome<Nothing>> RequireSecondFactor(Actor actor, bool ofManagers, CancellationToken cancel = default) =>
        _door.Pass<Nothing>(actor, Permission.LimitAccess, async passage =>
        {
            var rules = await passage.Db.ProtectionRules.FirstOrDefaultAsync(r => r.Id == ProtectionRules.OnlyRow, cancel);
            if (rules is null)
            {
                rules = new ProtectionRules();
                passage.Db.ProtectionRules.Add(rules);
            }

            if (rules.ManagersNeedSecondFactor && !ofManagers && !await SecondFactor.IsFresh(passage))
            {
                return new Outcome<Nothing>.SecondFactorNeeded();
            }

            rules.ManagersNeedSecondFactor = ofManagers;
            passage.Record(TrailAction.ProtectionRulesSet);
            return new Outcome<Nothing>.Done(default);
        }, cancel);
}
