using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Data.Protection;

/// <summary>The keys of the network: how they stand, and changing them. No operation tells a key.</summary>
public sealed class ProtectionKeys
{
    private const int LatestChanges = 12;

    private readonly Door _door;
    private readonly KeyRotations _rotations;
    private readonly KeyRotationWork _work;
    private readonly MasterKeyChange _change;
    private readonly MasterKeyHolder _master;

    internal ProtectionKeys(Door door, KeyRotations rotations, KeyRotationWork work, MasterKeyChange change, MasterKeyHolder master) =>
        (_door, _rotations, _work, _change, _master) = (door, rotations, work, change, master);

    /// <summary>How far the change that is under way has come, as this process knows; null while there is none.</summary>
    public KeyProgress? Progress => _work.Progress;

    /// <summary>What keys there are and what became of the last changes.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="isCounted">Also how many fields each key seals, which takes a look at every table.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<KeysView>> View(Actor actor, bool isCounted = false, CancellationToken cancel = default) =>
        _door.Pass<KeysView>(actor, Permission.ManageKeys, async passage =>
        {
            passage.Record(TrailAction.KeysRead);
            return new Outcome<KeysView>.Done(await View(passage, isCounted));
        }, cancel);

    /// <summary>
    /// Begins to change the data keys. From then on everything is sealed under new ones; what lies under the old ones is sealed
    /// anew in the background, also after a stop. While a change is under way, or since the keys that the actor saw, nothing
    /// more is begun.
    /// </summary>
    /// <param name="actor">Who changes them, with a second factor shown within five minutes.</param>
    /// <param name="newest">The newest key that the actor has seen.</param>
    /// <param name="cancel">Gives up before anything is begun.</param>
    public async Task<Outcome<KeysView>> Rotate(Actor actor, int newest, CancellationToken cancel = default)
    {
        var outcome = await _door.Pass<KeysView>(actor, Permission.ManageKeys, async passage =>
        {
            if (!await SecondFactor.IsFresh(passage))
            {
                return new Outcome<KeysView>.SecondFactorNeeded();
            }

            if (await KeyRotations.Now(passage.Db, cancel) is null && await passage.Db.DataKeys.MaxAsync(k => k.Id, cancel) == newest)
            {
                await _rotations.Start(passage.Db, passage.Now, passage.Actor.AccountId, cancel);
                passage.Record(TrailAction.KeyRotated, detail: new() { Kind = "begun" });
            }
            else
            {
                passage.Record(TrailAction.KeysRead);
            }

            return new Outcome<KeysView>.Done(await View(passage, isCounted: false));
        }, cancel);
        _work.Wake();
        return outcome;
    }

    /// <summary>Goes on with a change of the data keys until it is done, or another process is seen to work on it.</summary>
    /// <param name="actor">Who waits for it.</param>
    /// <param name="progress">Is told after each batch.</param>
    /// <param name="cancel">Stops between two batches.</param>
    public async Task<Outcome<KeysView>> Finish(Actor actor, IProgress<KeyProgress>? progress = null, CancellationToken cancel = default)
    {
        var allowed = await View(actor, isCounted: false, cancel);
        if (allowed is not Outcome<KeysView>.Done)
        {
            return allowed;
        }

        await _work.Run(progress, cancel);
        return await View(actor, isCounted: false, cancel);
    }

    /// <summary>Wraps all keys by a new master key, which takes the old one's place in the key file.</summary>
    /// <param name="actor">Who changes it, with a second factor shown within five minutes.</param>
    /// <param name="seen">The master key's number that the actor has seen: sent twice, it is changed once.</param>
    /// <param name="cancel">Gives up before anything is changed.</param>
    /// <exception cref="StartRefusedException">The key file can't be read or written.</exception>
    public async Task<Outcome<KeysView>> Rewrap(Actor actor, int seen, CancellationToken cancel = default)
    {
        var isChanged = false;
        var outcome = await _door.Pass<KeysView>(actor, Permission.ManageKeys, async passage =>
        {
            if (!await SecondFactor.IsFresh(passage))
            {
                return new Outcome<KeysView>.SecondFactorNeeded();
            }

            if (_master.Key.ActiveId == seen || _change.IsBegun)
            {
                _change.Prepare();
                var count = await _change.Wrap(passage.Db, cancel);
                passage.Record(TrailAction.KeysRewrapped, detail: new() { Kind = _master.Key.ActiveId.ToString(CultureInfo.InvariantCulture), Counts = [count] });
                isChanged = true;
            }
            else
            {
                passage.Record(TrailAction.KeysRead);
            }

            return new Outcome<KeysView>.Done(await View(passage, isCounted: false));
        }, cancel);
        if (isChanged && outcome is Outcome<KeysView>.Done done)
        {
            _change.Finish();
            return new Outcome<KeysView>.Done(done.Value with { IsMasterKeyChanging = false });
        }

        return outcome;
    }

    private async Task<KeysView> View(Passage passage, bool isCounted)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        await db.SaveChangesAsync(cancel);
        var keys = await db.DataKeys.AsNoTracking().OrderBy(k => k.Id).ToListAsync(cancel);
        var changes = await db.KeyRotations.AsNoTracking().OrderByDescending(r => r.Id).Take(LatestChanges).ToListAsync(cancel);
        var isLeft = keys.Exists(k => k is { Purpose: KeyPurpose.Seal, State: KeyState.DecryptOnly }) && changes.TrueForAll(c => c.EndedAt is not null);
        var counts = isCounted || isLeft ? KeyRotations.Count(db) : null;
        var name = await passage.NamesOf(changes.Select(c => c.StartedBy));
        return new()
        {
            MasterKey = _master.Key.ActiveId,
            IsMasterKeyChanging = _change.IsBegun,
            Keys = [.. keys.Select(k => new KeyView(k.Id, k.Purpose, k.State, k.CreatedAt, k.Purpose == KeyPurpose.Seal ? counts?.GetValueOrDefault(k.Id) : null))],
            Changes = [.. changes.Select(c => new KeyChange(c.Purpose, c.OldKey, c.NewKey, c.StartedAt, name(c.StartedBy), c.EndedAt))],
            Unopened = isLeft ? keys.Where(k => k.State == KeyState.DecryptOnly).Sum(k => counts!.GetValueOrDefault(k.Id)) : 0,
            Progress = await KeyRotations.Now(db, cancel) is { } place ? new(place.Done, place.Rows) : null,
        };
    }
}
