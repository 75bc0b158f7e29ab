using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Backups;

/// <summary>
/// Makes the night's backup; after a night off, as soon as the portal is there again. It looks at the clock every few
/// minutes rather than waiting for an hour, because clocks are set.
/// </summary>
internal sealed partial class BackupNight(BackupKeeper keeper, BackupMaking making, IDbContextFactory<SalonDb> contexts, TimeProvider time, ILogger<BackupNight> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    /// <summary>Makes one where it is due; of two processes on one database the first does.</summary>
    /// <returns>Null where none was due.</returns>
    public async Task<BackupView?> MakeIfDue(CancellationToken cancel)
    {
        making.RenewSalts(time.GetUtcNow());
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if (!await IsDue(db, time.GetUtcNow(), cancel))
            {
                return null;
            }
        }

        return (await keeper.Make(Actor.Operator, null, passage => IsDue(passage.Db, passage.Now, passage.Cancel), cancel) as Outcome<BackupView>.Done)?.Value;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the portal.
        await Task.Yield();
        try
        {
            while (true)
            {
                try
                {
                    if (await MakeIfDue(stoppingToken) is { Result: not BackupResult.Whole and var result })
                    {
                        BackupFailed(log, result.ToString());
                    }
                }
                catch (Exception e) when (e is DbUpdateException or DbException or IOException or UnauthorizedAccessException)
                {
                    // Nothing could be written down; it is due still.
                    BackupFailed(log, e.GetType().Name);
                }

                await Task.Delay(Between, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends; what was being written is taken away before the next.
        }
    }

    private async Task<bool> IsDue(SalonDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var rules = await ProtectionRules.Of(db, cancel);
        if (!rules.BacksUp)
        {
            return false;
        }

        var began = await db.Trail.OrderBy(t => t.Seq).Select(t => (DateTimeOffset?)t.At).FirstOrDefaultAsync(cancel);
        var since = now - TimeSpan.FromDays(2);
        var runs = await db.BackupRuns.Where(r => r.StartedAt > since).Select(r => new { r.StartedAt, r.Result }).ToListAsync(cancel);
        return BackupSchedule.IsDue(now, rules.BackupAt, time.LocalTimeZone, began, runs.Select(r => (r.StartedAt, r.Result)));
    }

    [LoggerMessage(1, LogLevel.Warning, "A backup failed: {Kind}. It is tried again.")]
    private static partial void BackupFailed(ILogger log, string kind);
}
