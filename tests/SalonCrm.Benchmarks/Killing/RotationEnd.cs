using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Protection;

namespace SalonCrm.Benchmarks.Killing;

/// <summary>
/// What becomes of a change of keys that was killed many times: left to itself it runs to its end, nothing is under an older key, everything
/// opens, and there are as many clients as the trail tells of.
/// </summary>
internal sealed class RotationEnd(IServiceProvider services)
{
    /// <summary>Lets the change that is under way end, or makes a whole one where none is.</summary>
    /// <param name="madeBefore">How many clients there were of whom the trail does not tell.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public async Task<string?> WrongWith(int madeBefore)
    {
        var keys = services.GetRequiredService<ProtectionKeys>();
        var begun = (await keys.View(Actor.Operator)).Expect();
        if (begun.Progress is null)
        {
            (await keys.Rotate(Actor.Operator, begun.Newest)).Expect();
        }

        await keys.Finish(Actor.Operator);
        var ended = (await keys.View(Actor.Operator, isCounted: true)).Expect();
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var (opened, unreadable) = await new BackupCheck(db, services.GetRequiredService<Trail>()).Fields(isWhole: true, CancellationToken.None);
        return ended.Progress is not null ? "it did not end"
            : ended.Keys.Any(k => k.State == KeyState.DecryptOnly && k.Purpose != KeyPurpose.Trail) || ended.Unopened > 0 ? "something is under an old key"
            : unreadable > 0 ? FormattableString.Invariant($"{unreadable} of {opened} rows do not open")
            : await Misplaced(db) is > 0 and var numbers ? FormattableString.Invariant($"{numbers} numbers are not found")
            : await Unaccounted(db) - madeBefore is not 0 and var clients ? FormattableString.Invariant($"{clients} clients too many")
            : null;
    }

    /// <summary>Clients that there are beyond those of whom the trail tells that they were made, and not that they went into another.</summary>
    public static async Task<int> Unaccounted(SalonDb db) =>
        await db.Clients.CountAsync() + await db.Merges.CountAsync(m => m.UndoneAt == null)
        - await db.Trail.Where(t => t.Action == TrailAction.CardCreated).Select(t => t.ObjectId).Distinct().CountAsync();

    /// <summary>Numbers that do not lie where they are looked for.</summary>
    private static async Task<int> Misplaced(SalonDb db) =>
        (await db.Phones.AsNoTracking().ToListAsync()).Count(p => !p.NumberIndex.AsSpan().SequenceEqual(db.Sealing.Blind.Of(Data.Clients.ClientPhone.IndexKind, p.Number)));
}
