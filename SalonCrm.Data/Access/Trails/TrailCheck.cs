using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Trails;

/// <summary>
/// Walks the chain from its first entry to the last, page by page, and compares it with the head outside the database and
/// with the clients' rows. Beside those who work: it takes no lock for longer than a page.
/// </summary>
internal sealed class TrailCheck(IDbContextFactory<SalonDb> contexts, Trail trail, TrailHead head)
{
    private long _total;
    private long _done;

    /// <summary>Verifies all of it.</summary>
    /// <param name="progress">Is told after each page.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<TrailReport> Run(Action<TrailProgress>? progress, CancellationToken cancel)
    {
        // Before the walk: what is written meanwhile lies behind both.
        var mark = head.Read();
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            (_done, _total) = (0, await db.Trail.MaxAsync(t => (long?)t.Seq, cancel) ?? 0);
            _total += await db.Clients.CountAsync(cancel);
        }

        var (entries, first) = await Chain(mark, progress, cancel);
        first ??= mark is null ? new(TrailDamage.HeadUnknown) : null;
        var rows = new TrailRows(contexts);
        await rows.Compare(count => progress?.Invoke(new(_done += count, _total)), cancel);
        return new(entries, rows.Compared, first, rows.Found);
    }

    private async Task<(long Entries, TrailFinding? First)> Chain(TrailMark? mark, Action<TrailProgress>? progress, CancellationToken cancel)
    {
        var walk = new TrailWalk(trail, mark);
        while (true)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var walked = await walk.Go(db, cancel);
            if (walked == 0)
            {
                return (walk.Last, walk.First);
            }

            progress?.Invoke(new(_done += walked, Math.Max(_total, _done)));
        }
    }
}
