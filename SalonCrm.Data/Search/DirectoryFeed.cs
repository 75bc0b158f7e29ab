using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Search;

/// <summary>
/// Fills the directory in the background when the portal starts, and follows the changes that the trail tells of: its own
/// portal's and another's in the same database.
/// </summary>
internal sealed class DirectoryFeed(
    IDbContextFactory<SalonDb> contexts, FieldSealer sealer, ClientDirectory directory, TimeProvider time) : BackgroundService
{
    private const int Batch = 5000;
    private const int MostNews = 5000;

    // A visit that took place is a changed part: who was here lately comes first.
    private static readonly TrailAction[] Changing =
    [
        TrailAction.CardCreated, TrailAction.CardChanged, TrailAction.CardsMerged, TrailAction.CardsUnmerged, TrailAction.PartChanged,
        TrailAction.ClientErased, TrailAction.ClientErasedAgain, TrailAction.CanaryPlanted, TrailAction.CanaryRemoved,
    ];

    private readonly SemaphoreSlim _following = new(1);

    /// <summary>Reads everybody. While one batch is opened the next is read.</summary>
    public async Task Fill(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var seen = await db.Trail.MaxAsync(t => (long?)t.Seq, cancel) ?? 0;
        var total = await db.Clients.CountAsync(cancel);
        directory.Progress(0, total);
        var reading = Reading(db);
        var shelf = directory.NewShelf();
        var opening = Task.CompletedTask;
        var last = 0;
        while (await reading.Rows(db.Clients.Where(c => c.CardNumber > last).OrderBy(c => c.CardNumber).Take(Batch), cancel) is { Count: > 0 } rows)
        {
            last = rows[^1].CardNumber;
            await opening;
            opening = Task.Run(
                () =>
                {
                    rows.ForEach(row => shelf.Add(reading.Open(row)));
                    directory.Progress(shelf.Ids.Count, total);
                },
                cancel);
        }

        await opening;
        directory.Fill(shelf, seen);
    }

    /// <summary>Takes in what changed since the last time. Cheap when nothing did.</summary>
    public async Task Follow(SalonDb db, CancellationToken cancel)
    {
        if (!directory.IsReady || await News(db, cancel) is not { Count: > 0 } news)
        {
            return;
        }

        if (!news.Exists(n => n.Client is not null))
        {
            directory.Follow([], [], news[^1].Seq);
            return;
        }

        await _following.WaitAsync(cancel);
        try
        {
            // Whoever was before may have taken all of it in.
            while (directory.Seen < news[^1].Seq && await News(db, cancel) is { Count: > 0 } rest)
            {
                await Take(rest, db, cancel);
            }
        }
        finally
        {
            _following.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _following.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => Fill(stoppingToken), stoppingToken);

    /// <summary>What the trail tells that was not followed yet, oldest first; the client where one was changed.</summary>
    private async Task<List<(long Seq, Guid? Client)>> News(SalonDb db, CancellationToken cancel)
    {
        var seen = directory.Seen;
        var news = await db.Trail.Where(t => t.Seq > seen).OrderBy(t => t.Seq).Take(MostNews).Select(t => new { t.Seq, t.Action, t.ObjectId }).ToListAsync(cancel);
        return news.ConvertAll(n => (n.Seq, Array.IndexOf(Changing, n.Action) >= 0 ? n.ObjectId : null));
    }

    private async Task Take(List<(long Seq, Guid? Client)> news, SalonDb db, CancellationToken cancel)
    {
        var changed = news.Select(n => n.Client).OfType<Guid>().ToHashSet();
        var entries = new List<DirectoryEntry>();
        var reading = Reading(db);
        foreach (var chunk in changed.Chunk(500))
        {
            entries.AddRange((await reading.Rows(db.Clients.Where(c => chunk.Contains(c.Id)), cancel)).Select(reading.Open));
        }

        directory.Follow(changed, entries, news[^1].Seq);
    }

    private DirectoryReading Reading(SalonDb db) =>
        new(db, sealer, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.Subtract(DirectoryEntry.RecentFor)));
}
