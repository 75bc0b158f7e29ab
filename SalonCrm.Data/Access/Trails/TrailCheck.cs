using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Trails;

/// <summary>
/// Walks the chain from its first entry to the last, page by page, and compares it with the head outside the database and
/// with the clients' rows. Beside those who work: it takes no lock for longer than a page.
/// </summary>
internal sealed class TrailCheck(IDbContextFactory<SalonDb> contexts, Trail trail, TrailHead head)
{
    private const int Page = 4000;

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
        var (last, mac) = (0L, Array.Empty<byte>());
        while (true)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var page = await db.Trail.AsNoTracking().Where(t => t.Seq > last).OrderBy(t => t.Seq).Take(Page).ToListAsync(cancel);
            if (page.Count == 0)
            {
                return (last, last < mark?.Seq ? new(TrailDamage.CutOff, last + 1) : null);
            }

            var erased = await ErasedAmong(db, page, cancel);
            foreach (var entry in page)
            {
                if (WrongWith(entry, last + 1, mac, erased) is { } damage)
                {
                    return (last, new(damage, damage == TrailDamage.Missing ? last + 1 : entry.Seq));
                }

                (last, mac) = (entry.Seq, entry.Mac);
                if (last == mark?.Seq && !mac.AsSpan().SequenceEqual(mark.Mac))
                {
                    return (last, new(TrailDamage.HeadDiffers, last));
                }
            }

            progress?.Invoke(new(_done += page.Count, Math.Max(_total, _done)));
        }
    }

    private TrailDamage? WrongWith(TrailEntry entry, long expected, byte[] before, HashSet<Guid> erased)
    {
        if (entry.Seq != expected)
        {
            return TrailDamage.Missing;
        }

        if (!CryptographicOperations.FixedTimeEquals(entry.Mac, trail.Chain(before, entry)))
        {
            return TrailDamage.Altered;
        }

        if (entry.Damage is not null)
        {
            return TrailDamage.DetailAltered;
        }

        if (entry.Detail is null)
        {
            // An erasure takes the details of its client, and of nobody else.
            return entry.DetailHash is null || (entry.ObjectId is { } id && erased.Contains(id)) ? null : TrailDamage.DetailGone;
        }

        return trail.FitsDetail(entry) ? null : TrailDamage.DetailAltered;
    }

    private static async Task<HashSet<Guid>> ErasedAmong(SalonDb db, List<TrailEntry> page, CancellationToken cancel)
    {
        var bare = page.Where(e => e is { Detail: null, DetailHash: not null, ObjectId: not null }).Select(e => e.ObjectId!.Value).Distinct().ToList();
        return bare.Count == 0 ? [] : await db.ErasedClients.Where(e => bare.Contains(e.Id)).Select(e => e.Id).ToHashSetAsync(cancel);
    }
}
