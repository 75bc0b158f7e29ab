using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access;

/// <summary>
/// Lets one operation through, inside a transaction that the door has begun: asks whether the actor may, has the work done,
/// settles what follows from it and writes the trail.
/// </summary>
internal sealed class Doorkeeper(Trail trail, Sentry? sentry)
{
    /// <summary>Whether the counts of the audit follow each change.</summary>
    public bool KeepsCounts { get; set; } = true;

    /// <summary>Whether what an operation recorded is written.</summary>
    public bool KeepsTrail { get; set; } = true;

    /// <summary>Lets one operation through inside a transaction; tells how it ended and whether something of it is to be kept.</summary>
    /// <param name="passage">The operation.</param>
    /// <param name="permission">What it needs.</param>
    /// <param name="work">What it does.</param>
    /// <param name="group">Those who pass together with it; null for one that passes alone.</param>
    /// <param name="isKnown">It was allowed a moment ago, when it looked.</param>
    public async Task<(Outcome<T> Outcome, bool IsKept)> Through<T>(
        Passage passage, Permission permission, Func<Passage, Task<Outcome<T>>> work, Group? group = null, bool isKnown = false)
    {
        var (db, actor, cancel) = (passage.Db, passage.Actor, passage.Cancel);
        db.Sealed.Clear();
        var isAllowed = isKnown || (group is null
            ? await IsAllowed(db, actor, permission, cancel)
            : await passage.Shared((actor, permission), () => IsAllowed(db, actor, permission, cancel)));
        var outcome = isAllowed ? await work(passage) : Refuse<T>(passage, permission);
        if (outcome is not Outcome<T>.Done)
        {
            // Nothing of the work is kept. What it showed all the same (the cards with a known phone) stands in the trail.
            db.ChangeTracker.Clear();
            db.Sealed.Clear();
            if (passage.Drafts.Count == 0)
            {
                return (outcome, false);
            }
        }

        if (passage.Drafts.Count == 0)
        {
            throw new InvalidOperationException("An operation passed the door without a word in the trail.");
        }

        if (sentry is not null)
        {
            await sentry.Look(passage);
        }

        AddAlerts(passage, after: 0);
        var isDone = outcome is Outcome<T>.Done;
        if (isDone)
        {
            Milestones.Note(passage);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Within an immediate transaction nobody else can have saved: the row itself is gone.
            return (new Outcome<T>.NotFound(), false);
        }

        if (isDone && group is null)
        {
            // Saved together with the trail below.
            await Settling.Settle(passage, Settling.Touched(passage), KeepsCounts);
            await DuplicateKeeper.Settle(passage, DuplicateKeeper.Touched(passage));
        }

        var alerted = passage.Alerts.Count;
        CardDamage.TellMended(passage);
        if (passage.Alerts.Count > alerted)
        {
            AddAlerts(passage, alerted);
            await db.SaveChangesAsync(cancel);
        }

        RecordSealed(passage);
        Inventories.Record(passage);
        var entries = KeepsTrail ? await trail.Entries(db, actor, passage.Now, passage.Drafts, group?.Entries.LastOrDefault(), cancel) : [];
        passage.Newest = entries.LastOrDefault();
        if (group is null)
        {
            db.Trail.AddRange(entries);
            await db.SaveChangesAsync(cancel);
        }
        else
        {
            group.Add(passage, entries, isDone);
        }

        return (outcome, true);
    }

    /// <summary>Whether an account that is there, in a session that goes on, may do this.</summary>
    public static async Task<bool> IsAllowed(SalonDb db, Actor actor, Permission permission, CancellationToken cancel)
    {
        if (!actor.Role.Allows(permission))
        {
            return false;
        }

        if (actor.AccountId is not { } id)
        {
            return actor.Role is Role.Visitor or Role.Operator;
        }

        if (actor.Role == Role.Site)
        {
            return await db.Integrations.AnyAsync(i => i.Id == id && i.RevokedAt == null, cancel);
        }

        if (actor.Role == Role.Exchange)
        {
            return await db.TelephoneExchanges.AnyAsync(e => e.Id == id && e.RevokedAt == null, cancel);
        }

        if (actor.Role == Role.Client)
        {
            return await db.Links.AnyAsync(l => l.Id == id, cancel);
        }

        // One question for both: whoever has been thrown out is refused with the next thing that he does.
        var session = actor.Session;
        var account = await db.Users.AsNoTracking().Where(a => a.Id == id).Select(a => new
        {
            a.Role,
            a.Disabled,
            HasEnded = session != null && !db.Sessions.Any(s => s.Id == session && s.AccountId == id && s.EndedAt == null),
        }).FirstOrDefaultAsync(cancel);
        return account is { Disabled: false, HasEnded: false } && account.Role == actor.Role;
    }

    private static void AddAlerts(Passage passage, int after) => passage.Db.Alerts.AddRange(passage.Alerts.Skip(after).Select(a => new Alert
    {
        At = passage.Now, Kind = a.Kind, AccountId = a.AccountId ?? passage.Actor.AccountId, ClientId = a.ClientId, Address = passage.Actor.Address, Count = a.Count,
    }));

    /// <summary>A card that was sealed anew without a word on it (another was merged into it, say) leaves its version in the trail all the same.</summary>
    private static void RecordSealed(Passage passage)
    {
        var told = passage.Drafts.Select(d => d.ObjectId ?? d.Row?.Id).ToHashSet();
        foreach (var client in passage.Db.Sealed.Keepers.Keys.Where(c => !told.Contains(c)).ToList())
        {
            passage.Record(TrailAction.CardSealed, client);
        }
    }

    private static Outcome<T> Refuse<T>(Passage passage, Permission permission)
    {
        passage.Record(TrailAction.Refused, detail: new() { Refused = permission });
        return new Outcome<T>.NotAllowed();
    }
}
