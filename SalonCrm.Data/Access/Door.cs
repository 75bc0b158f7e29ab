using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access;

/// <summary>
/// The one door. Every operation passes here: the actor's account is looked up, the permission checked, the work done
/// and the trail written, in one transaction. An operation that records nothing is a mistake and throws.
/// </summary>
internal sealed class Door(IDbContextFactory<SalonDb> contexts, Trail trail, TimeProvider time)
{
    public async Task<Outcome<T>> Pass<T>(
        Actor actor, Permission permission, Func<Passage, Task<Outcome<T>>> work, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);

        // SQLite: an immediate transaction, so nobody writes between what the work reads and what it saves.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var passage = new Passage(db, actor, time.GetUtcNow(), cancel);
        var outcome = await IsAllowed(db, actor, permission, cancel) ? await work(passage) : Refuse<T>(passage, permission);
        if (outcome is not Outcome<T>.Done)
        {
            // Nothing of the work is kept. What it showed all the same (the cards with a known phone) stands in the trail.
            db.ChangeTracker.Clear();
            if (passage.Drafts.Count == 0)
            {
                return outcome;
            }
        }

        if (passage.Drafts.Count == 0)
        {
            throw new InvalidOperationException("An operation passed the door without a word in the trail.");
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Within an immediate transaction nobody else can have saved: the row itself is gone.
            return new Outcome<T>.NotFound();
        }

        await trail.Append(db, actor, passage.Now, passage.Drafts, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }

    private static Outcome<T> Refuse<T>(Passage passage, Permission permission)
    {
        passage.Record(TrailAction.Refused, detail: new() { Refused = permission });
        return new Outcome<T>.NotAllowed();
    }

    private static async Task<bool> IsAllowed(SalonDb db, Actor actor, Permission permission, CancellationToken cancel)
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

        if (actor.Role == Role.Client)
        {
            return await db.Links.AnyAsync(l => l.Id == id, cancel);
        }

        var account = await db.Users.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.Role, a.Disabled }).FirstOrDefaultAsync(cancel);
        return account is { Disabled: false } && account.Role == actor.Role;
    }
}
