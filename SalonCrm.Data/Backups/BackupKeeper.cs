using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Watch;

namespace SalonCrm.Data.Backups;

/// <summary>Has backups made one at a time, notes how each ended, and tells of those that failed.</summary>
internal sealed class BackupKeeper(Door door, BackupMaking making, TimeProvider time)
{
    /// <summary>Makes a backup.</summary>
    /// <param name="actor">Who wants it; the operator where the portal does by itself.</param>
    /// <param name="to">Another folder than the usual one.</param>
    /// <param name="isDue">Whether it is due, asked where nobody else can begin one; null where somebody wants it now.</param>
    /// <param name="cancel">Gives up; nothing is left behind.</param>
    /// <returns>How it ended; not found where none is due.</returns>
    public async Task<Outcome<BackupView>> Make(Actor actor, string? to, Func<Passage, Task<bool>>? isDue, CancellationToken cancel)
    {
        var folder = making.Folder(to);
        var begun = await door.Pass<BackupRun>(actor, Permission.ManageBackups, async passage =>
        {
            if (isDue is not null && !await isDue(passage))
            {
                return new Outcome<BackupRun>.NotFound();
            }

            var run = new BackupRun { StartedAt = passage.Now, Name = folder.NameAt(passage.Now), By = actor.AccountId };
            passage.Db.Add(run);
            passage.Record(TrailAction.BackedUp, detail: new() { Kind = "begun" });
            return new Outcome<BackupRun>.Done(run);
        }, cancel);
        if (begun is not Outcome<BackupRun>.Done { Value: var run })
        {
            return begun.With(r => View(r, null, isKept: false));
        }

        try
        {
            await using var held = folder.Hold();
            return held is null
                ? await Forget(actor, run, cancel)
                : await End(actor, run, await making.Make(folder, run.Name!, run.StartedAt, cancel), to is null ? folder : null, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await End(actor, run, (BackupResult.NotWritten, null), null, cancel);
        }
    }

    /// <summary>Tells in the trail of the restored database that it was restored, and from what. The backup that it came from stood in it as running.</summary>
    public Task<Outcome<Nothing>> NoteRestored(BackupManifest manifest, RestoreReport report, CancellationToken cancel) =>
        door.Pass<Nothing>(Actor.Operator, Permission.ManageBackups, async passage =>
        {
            var runs = await passage.Db.BackupRuns.AsTracking().Where(r => r.Result == BackupResult.Running).ToListAsync(cancel);
            foreach (var run in runs)
            {
                var isThis = run.StartedAt == manifest.MadeAt;
                (run.EndedAt, run.Result) = (passage.Now, isThis ? BackupResult.Whole : BackupResult.NotWritten);
                if (isThis)
                {
                    (run.Bytes, run.Clients, run.TrailSeq) = (manifest.Bytes, manifest.Clients, manifest.TrailSeq);
                }
            }

            // Row numbers may differ in a copy: what was being gone through is begun anew.
            foreach (var rotation in await passage.Db.KeyRotations.AsTracking().Where(r => r.EndedAt == null).ToListAsync(cancel))
            {
                (rotation.Table, rotation.Cursor) = (null, 0);
            }

            // Whoever was thrown out after the backup was made would be in again: everybody signs in anew.
            foreach (var session in await passage.Db.Sessions.AsTracking().Where(s => s.EndedAt == null).ToListAsync(cancel))
            {
                SessionEnding.End(passage, session);
            }

            passage.Record(TrailAction.Restored, detail: new() { Kind = manifest.MadeAt.ToString("u", System.Globalization.CultureInfo.InvariantCulture), Counts = [report.Clients, (int)report.Unreadable] });
            return new Outcome<Nothing>.Done(default);
        }, cancel);

    public static BackupView View(BackupRun run, string? by, bool isKept) =>
        new(run.Id, run.StartedAt, run.Result, run.Name, run.Bytes, run.Clients, by, isKept && run.RemovedAt is null);

    /// <summary>Notes how it ended, takes away what it stands for, and says that those that were killed have failed: only one is made at a time.</summary>
    private Task<Outcome<BackupView>> End(
        Actor actor, BackupRun run, (BackupResult Result, StoredBackup? Backup) made, BackupFolder? tidied, CancellationToken cancel) =>
        door.Pass<BackupView>(actor, Permission.ManageBackups, async passage =>
        {
            var open = await passage.Db.BackupRuns.AsTracking().Where(r => r.Id == run.Id || r.Result == BackupResult.Running).ToListAsync(cancel);
            foreach (var other in open)
            {
                (other.EndedAt, other.Result) = (passage.Now, other.Id == run.Id ? made.Result : BackupResult.NotWritten);
            }

            var ended = open.Single(r => r.Id == run.Id);
            var manifest = made.Backup?.Manifest;
            (ended.Bytes, ended.Clients, ended.TrailSeq) = (manifest?.Bytes, manifest?.Clients, manifest?.TrailSeq);
            if (manifest is null)
            {
                ended.Name = null;
                passage.Alert(AlertKind.BackupFailed);
            }
            else if (tidied is not null)
            {
                await Tidy(passage, tidied);
            }

            passage.Record(TrailAction.BackedUp, detail: new() { Kind = made.Result.ToString(), Counts = manifest is null ? null : [manifest.Clients] });
            return new Outcome<BackupView>.Done(View(ended, null, manifest is not null));
        }, cancel);

    private async Task Tidy(Passage passage, BackupFolder folder)
    {
        var rules = await ProtectionRules.Of(passage.Db, passage.Cancel);
        var gone = BackupMaking.Tidy(folder, new(rules.KeptDaily, rules.KeptWeekly, rules.KeptMonthly), time.LocalTimeZone);
        foreach (var run in await passage.Db.BackupRuns.AsTracking().Where(r => r.Name != null && gone.Contains(r.Name)).ToListAsync(passage.Cancel))
        {
            run.RemovedAt = passage.Now;
        }
    }

    /// <summary>Somebody else is making one.</summary>
    private Task<Outcome<BackupView>> Forget(Actor actor, BackupRun run, CancellationToken cancel) =>
        door.Pass<BackupView>(actor, Permission.ManageBackups, async passage =>
        {
            await passage.Db.BackupRuns.Where(r => r.Id == run.Id).ExecuteDeleteAsync(cancel);
            passage.Record(TrailAction.BackedUp, detail: new() { Kind = "another" });
            return new Outcome<BackupView>.Done(View(run, null, isKept: false));
        }, cancel);
}
