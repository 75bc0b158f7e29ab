using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Storage;

namespace SalonCrm.Data.Backups;

/// <summary>Backups of the whole network: made, listed, and how long they are kept.</summary>
public sealed class NetworkBackups
{
    private const int Shown = 40;

    /// <summary>For how many days copies of the file of salts are kept: after these, what an erasure took away can't be opened in any backup.</summary>
    public static readonly int SaltsKeptDays = BackupSalts.KeptFor.Days;

    private readonly Door _door;
    private readonly BackupMaking _making;
    private readonly BackupKeeper _keeper;

    internal NetworkBackups(Door door, BackupMaking making, BackupKeeper keeper) => (_door, _making, _keeper) = (door, making, keeper);

    /// <summary>How far the one has come that is being made, from 0 to 1; null while none is.</summary>
    public double? Progress => _making.Progress;

    /// <summary>How the backups are: the last ones, the rules, the room there is.</summary>
    public Task<Outcome<BackupsView>> View(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<BackupsView>(actor, Permission.ManageBackups, async passage =>
        {
            passage.Record(TrailAction.BackupsRead);
            return new Outcome<BackupsView>.Done(await Seen(passage));
        }, cancel);

    /// <summary>
    /// Makes a backup now: written, opened, checked, then the older ones that it stands for are taken away. Answers once it
    /// has ended, well or not; with one that is running where somebody else is making one already.
    /// </summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="to">Another folder than the usual one; there nothing is taken away.</param>
    /// <param name="cancel">Gives up; nothing is left behind.</param>
    public Task<Outcome<BackupView>> Make(Actor actor, string? to = null, CancellationToken cancel = default) => _keeper.Make(actor, to, isDue: null, cancel);

    /// <summary>
    /// Sets whether and when the portal makes backups by itself, and how many are kept. Done without a save when it is so already.
    /// To make none or keep fewer needs a second factor that was shown within five minutes: what the next run takes away is gone.
    /// </summary>
    public Task<Outcome<BackupsView>> SetRules(Actor actor, BackupRulesForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<BackupsView>(actor, Permission.ManageBackups, async passage =>
        {
            if (form.Check() is { Count: > 0 } problems)
            {
                return new Outcome<BackupsView>.Invalid(problems);
            }

            var kept = await passage.Db.ProtectionRules.AsTracking().FirstOrDefaultAsync(cancel);
            var rules = kept ?? new ProtectionRules();
            if (form.IsAs(rules))
            {
                passage.Record(TrailAction.BackupsRead);
                return new Outcome<BackupsView>.Done(await Seen(passage));
            }

            if (form.Version != rules.Version)
            {
                return new Outcome<BackupsView>.Conflict(rules.Version, []);
            }

            if (form.KeepsLessThan(rules) && !await SecondFactor.IsFresh(passage))
            {
                return new Outcome<BackupsView>.SecondFactorNeeded();
            }

            var before = BackupRulesForm.Tell(rules);
            form.Apply(rules);
            if (kept is null)
            {
                passage.Db.Add(rules);
            }

            passage.Record(TrailAction.ProtectionRulesSet, detail: new() { Fields = [new(Field.KeptBackups, before, BackupRulesForm.Tell(rules))] });
            await passage.Db.SaveChangesAsync(cancel);
            return new Outcome<BackupsView>.Done(await Seen(passage));
        }, cancel);
    }

    private async Task<BackupsView> Seen(Passage passage)
    {
        var folder = _making.Folder();
        var there = folder.All().Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        var runs = await passage.Db.BackupRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).Take(Shown).ToListAsync(passage.Cancel);
        var names = await passage.NamesOf(runs.Select(r => r.By));
        var seen = runs.ConvertAll(r => BackupKeeper.View(r, names(r.By), r.Name is not null && there.Contains(r.Name)));

        // Whatever the clock said then: a moment to come is not later than now.
        var whole = seen.Find(r => r is { Result: BackupResult.Whole, IsKept: true } && r.StartedAt <= passage.Now);
        var last = seen.Find(r => r.StartedAt <= passage.Now && (r.Result != BackupResult.Running || Progress is null));
        var isLate = whole is null ? last is not null || await HasClients(passage) : whole.StartedAt < passage.Now - BackupSchedule.Late || last?.Result != BackupResult.Whole;
        return new(last, whole, isLate, seen, folder.Path, StorageProbe.Free(Directory.Exists(folder.Path) ? folder.Path : _making.DataFolder), BackupRulesForm.Of(await ProtectionRules.Of(passage.Db, passage.Cancel)));
    }

    private static Task<bool> HasClients(Passage passage) => passage.Db.Clients.AnyAsync(passage.Cancel);
}
