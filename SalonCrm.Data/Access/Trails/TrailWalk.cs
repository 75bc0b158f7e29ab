using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Trails;

/// <summary>
/// Walks the chain from its first entry on, a page at a time, up to the first that is not as it was written. The one walker:
/// whoever verifies a trail, of the portal or of a backup, goes with it.
/// </summary>
/// <param name="trail">Knows what mac an entry must have, also under an older key.</param>
/// <param name="mark">The head outside the database; null where there is none to compare with.</param>
internal sealed class TrailWalk(Trail trail, TrailMark? mark = null)
{
    private const int Page = 4000;

    private byte[] _mac = [];

    /// <summary>The last entry that was as it was written.</summary>
    public long Last { get; private set; }

    /// <summary>The first that was not; null while all were.</summary>
    public TrailFinding? First { get; private set; }

    /// <summary>Goes over the next page.</summary>
    /// <returns>How many entries it had; 0 at the end, and once something was found.</returns>
    public async Task<int> Go(SalonDb db, CancellationToken cancel)
    {
        var page = First is null ? await db.Trail.AsNoTracking().Where(t => t.Seq > Last).OrderBy(t => t.Seq).Take(Page).ToListAsync(cancel) : [];
        if (page.Count == 0)
        {
            First ??= Last < mark?.Seq ? new(TrailDamage.CutOff, Last + 1) : null;
            return 0;
        }

        var erased = await ErasedAmong(db, page, cancel);
        foreach (var entry in page)
        {
            First = Found(entry, erased);
            if (First is not null)
            {
                return 0;
            }
        }

        return page.Count;
    }

    private TrailFinding? Found(TrailEntry entry, Dictionary<Guid, long> erased)
    {
        if (WrongWith(entry, erased) is { } damage)
        {
            return new(damage, damage == TrailDamage.Missing ? Last + 1 : entry.Seq);
        }

        (Last, _mac) = (entry.Seq, entry.Mac);
        return Last == mark?.Seq && !_mac.AsSpan().SequenceEqual(mark.Mac) ? new(TrailDamage.HeadDiffers, Last) : null;
    }

    private TrailDamage? WrongWith(TrailEntry entry, Dictionary<Guid, long> erased)
    {
        if (entry.Seq != Last + 1)
        {
            return TrailDamage.Missing;
        }

        if (!CryptographicOperations.FixedTimeEquals(entry.Mac, trail.Chain(_mac, entry)))
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
            return entry.DetailHash is null || (entry.ObjectId is { } id && entry.Seq < erased.GetValueOrDefault(id)) ? null : TrailDamage.DetailGone;
        }

        return trail.FitsDetail(entry) ? null : TrailDamage.DetailAltered;
    }

    /// <summary>
    /// What was erased of that which entries of a page are about, with the number of the entry that tells so. It is the trail that
    /// counts; the list of erasures, which whoever has the file can write, only says where to look.
    /// </summary>
    private static async Task<Dictionary<Guid, long>> ErasedAmong(SalonDb db, List<TrailEntry> page, CancellationToken cancel)
    {
        var bare = page.Where(e => e is { Detail: null, DetailHash: not null, ObjectId: not null }).Select(e => e.ObjectId!.Value).ToHashSet();
        if (bare.Count == 0)
        {
            return [];
        }

        var told = TrailGroups.Erasing;
        var entries = await db.Trail.AsNoTracking().Where(t => t.ObjectId != null && told.Contains(t.Action)
            && (EF.Parameter(bare).Contains(t.ObjectId.Value) || db.ErasedClients.Any(e => e.Id == t.ObjectId))).ToListAsync(cancel);
        return entries.SelectMany(e => (TrailReading.Detail(e)?.Erased ?? []).Append(e.ObjectId!.Value), (e, id) => (Id: id, e.Seq))
            .Where(e => bare.Contains(e.Id)).GroupBy(e => e.Id).ToDictionary(e => e.Key, e => e.Max(x => x.Seq));
    }
}
