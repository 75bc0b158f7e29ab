using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Protection;

/// <summary>
/// Puts another master key in place of the one there is. Three steps, after each of which the machine may stop: the file gets a
/// second key, everything is wrapped by it in one transaction, the file loses the first. A file with two keys opens both.
/// </summary>
internal sealed class MasterKeyChange(MasterKeyHolder master, DataPlace place)
{
    /// <summary>A change was begun and is not done yet.</summary>
    public bool IsBegun => master.Key.Count > 1;

    /// <summary>The second key comes into the file, unless a change that was broken off has brought it already.</summary>
    public void Prepare()
    {
        var key = MasterKeyFile.Open(place.KeyFile);
        if (key.Count == 1)
        {
            key = key.WithNew();
            MasterKeyFile.Replace(place.KeyFile, key);
        }

        master.Key = key;
    }

    /// <summary>Wraps whatever another key has wrapped, in the caller's transaction.</summary>
    /// <returns>How much there was.</returns>
    public async Task<int> Wrap(SalonDb db, CancellationToken cancel)
    {
        var key = master.Key;
        var keys = (await db.DataKeys.AsTracking().Where(k => k.State != KeyState.Destroyed).ToListAsync(cancel)).Where(k => MasterKey.WrappedBy(k.Wrapped) != key.ActiveId).ToList();
        keys.ForEach(k => k.Wrapped = key.Wrap(key.Unwrap(k.Wrapped, DataKey.Context(k.Id, k.Purpose)), DataKey.Context(k.Id, k.Purpose)));
        var ring = (await db.Ring.AsTracking().ToListAsync(cancel)).Where(e => MasterKey.WrappedBy(e.Wrapped) != key.ActiveId).ToList();
        ring.ForEach(e => e.Wrapped = key.Wrap(key.Unwrap(e.Wrapped, DataProtectionRing.Context), DataProtectionRing.Context));
        await db.SaveChangesAsync(cancel);
        return keys.Count + ring.Count;
    }

    /// <summary>What is on the disk needs one key only: the others leave the file.</summary>
    public void Finish()
    {
        var key = master.Key.OnlyActive();
        MasterKeyFile.Replace(place.KeyFile, key);
        master.Key = key;
    }
}
