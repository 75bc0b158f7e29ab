using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SalonCrm.Data.Access.Watch;

namespace SalonCrm.Data.Access.Trails;

/// <summary>Compares the trail with its head at start, every few minutes and whenever a commit did not follow it; tells the network head once.</summary>
internal sealed partial class TrailWatch(
    IDbContextFactory<SalonDb> contexts, TrailHead head, TrailBoard board, Door door, ILogger<TrailWatch> log) : BackgroundService
{
    private static readonly TimeSpan NowAndThen = TimeSpan.FromMinutes(5);

    /// <summary>Looks once. An alert that was raised since the head was last set is not raised again.</summary>
    public async Task<TrailState> Look(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var state = await head.Check(db, cancel);
        if (!state.IsToBeAccepted)
        {
            return state;
        }

        var accepted = await db.Trail.Where(t => t.Action == TrailAction.TrailHeadSet).OrderByDescending(t => t.Seq).Select(t => t.At).FirstOrDefaultAsync(cancel);
        var told = await db.Alerts.Where(a => a.Kind == AlertKind.TrailBroken && a.At > accepted).OrderBy(a => a.At).Select(a => new { a.Count }).FirstOrDefaultAsync(cancel);
        if (told is null)
        {
            await Tell(state, cancel);
        }
        else if (told.Count is { } missing && state.IsOld)
        {
            // As many as there were then: each entry since has taken the place of one.
            state = state with { Missing = missing };
            board.Set(state);
        }

        return state;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the portal.
        await Task.Yield();
        try
        {
            while (true)
            {
                await TryToLook(stoppingToken);
                await head.Doubt.WaitAsync(NowAndThen, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends; the next start looks first.
        }
    }

    private async Task Tell(TrailState state, CancellationToken cancel) =>
        (await door.Pass<Nothing>(Actor.Operator, Permission.ReadTrail, passage =>
        {
            passage.Record(TrailAction.TrailVerified, detail: new() { Kind = state.Trouble.ToString(), Counts = [Told(state)] });
            passage.Alert(AlertKind.TrailBroken, count: state.Missing > 0 ? Told(state) : null);
            return Task.FromResult<Outcome<Nothing>>(new Outcome<Nothing>.Done(default));
        }, cancel)).Expect();

    private static int Told(TrailState state) => (int)Math.Min(state.Missing, int.MaxValue);

    private async Task TryToLook(CancellationToken cancel)
    {
        try
        {
            await Look(cancel);
        }
        catch (Exception e) when (e is DbUpdateException or DbException or IOException)
        {
            // The database is busy, or the disk full: in a few minutes it is tried again.
            NotLooked(log, e.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The trail was not compared with its head: {Kind}. It is tried again.")]
    private static partial void NotLooked(ILogger log, string kind);
}
