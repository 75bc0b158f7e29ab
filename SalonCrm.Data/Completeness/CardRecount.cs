using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Completeness;

/// <summary>Why cards are counted anew.</summary>
internal enum CountingCause
{
    /// <summary>The portal has started: a database that was filled before there were counts, or by something else.</summary>
    Start,

    /// <summary>Every night, whether anything is wrong or not.</summary>
    Night,

    /// <summary>What counts has changed.</summary>
    Rules,
}

/// <summary>
/// Compares all cards with what was counted of them. Looks without holding anybody up; what seems to differ is looked at
/// again inside a transaction, put right, and told in the trail.
/// </summary>
internal sealed class CardRecount(IDbContextFactory<SalonDb> contexts, Door door, CountingCause cause)
{
    private const int Batch = 500;

    /// <summary>Goes over all cards.</summary>
    /// <param name="tell">Is told how far it has come, where figures change by it.</param>
    /// <param name="cancel">Stops between two batches.</param>
    /// <returns>How many cards and counts differed.</returns>
    public async Task<int> Run(Action<AuditProgress> tell, CancellationToken cancel)
    {
        var (total, isTold) = await Begin(cancel);
        var (last, seen, differed) = (0, 0, 0);
        while (await Next(last, cancel) is { Card: > 0 } batch)
        {
            if (isTold)
            {
                tell(new(seen, total));
            }

            differed += batch.Differing.Count == 0 ? 0 : await Mend(batch.Differing, cancel);
            (last, seen) = (batch.Card, seen + batch.Seen);
        }

        while (await Gone(cancel) is { Count: > 0 } gone)
        {
            differed += await Mend(gone, cancel);
        }

        return differed + await MendCounts(cancel);
    }

    private async Task<(int Total, bool IsTold)> Begin(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var total = await db.Clients.CountAsync(cancel) - await db.Canaries.CountAsync(cancel);
        return (total, cause == CountingCause.Rules || await db.CardStates.CountAsync(cancel) < total);
    }

    private async Task<(int Card, int Seen, List<Guid> Differing)> Next(int last, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var page = await db.Clients.Where(c => c.CardNumber > last).OrderBy(c => c.CardNumber).Take(Batch).Select(c => new { c.Id, c.CardNumber }).ToListAsync(cancel);
        if (page.Count == 0)
        {
            return (0, 0, []);
        }

        var ids = page.ConvertAll(c => c.Id);
        var counting = await new Passage(db, Actor.Operator, default, cancel).Counting();
        var facts = await CardFacts.Of(db, ids, cancel);
        var kept = await db.CardStates.AsNoTracking().Where(s => ids.Contains(s.ClientId)).ToDictionaryAsync(s => s.ClientId, cancel);
        var differing = facts.Where(f => !kept.TryGetValue(f.ClientId, out var state) || !state.IsLike(counting.State(f))).Select(f => f.ClientId).ToList();
        return (page[^1].CardNumber, page.Count, differing);
    }

    /// <summary>States of clients whose row is gone.</summary>
    private async Task<List<Guid>> Gone(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.CardStates.Where(s => !db.Clients.Any(c => c.Id == s.ClientId)).OrderBy(s => s.ClientId).Select(s => s.ClientId).Take(Batch).ToListAsync(cancel);
    }

    private async Task<int> Mend(List<Guid> ids, CancellationToken cancel) =>
        (await door.Pass<int>(Actor.Operator, Permission.AuditCompleteness, async passage =>
        {
            var known = await passage.Db.CardStates.CountAsync(s => ids.Contains(s.ClientId), cancel);
            var changed = await CardStates.Keep(passage, ids, await CardFacts.Of(passage.Db, ids, cancel));
            Told(passage, known == 0 ? "counted" : "cards", changed);
            return new Outcome<int>.Done(changed);
        }, cancel)).Expect();

    /// <summary>The counts against the states of the cards.</summary>
    private async Task<int> MendCounts(CancellationToken cancel)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if ((await AuditRecount.Differences(db, cancel)).Count == 0)
            {
                return 0;
            }
        }

        return (await door.Pass<int>(Actor.Operator, Permission.AuditCompleteness, async passage =>
        {
            var differences = await AuditRecount.Differences(passage.Db, cancel);
            await CardCounts.Change(passage.Db, differences, cancel);
            Told(passage, "counts", differences.Count);
            return new Outcome<int>.Done(differences.Count);
        }, cancel)).Expect();
    }

    private void Told(Passage passage, string what, int count) =>
        passage.Record(TrailAction.CountsMended, detail: new() { Kind = $"{what}, {cause}", Counts = [count] });
}
