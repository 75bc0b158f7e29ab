using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Completeness;

/// <summary>
/// How complete the cards are, over time and down to the cards behind any figure (R3.4). A manager reaches the own
/// salons, the network head all. Figures come from counts that are kept as cards change: no card is opened for them.
/// </summary>
public sealed class CompletenessAudit
{
    /// <summary>How many cards <see cref="List"/> answers with at once.</summary>
    public const int PageSize = 50;

    /// <summary>The longest time that <see cref="Trend"/> tells of, in days.</summary>
    public const int MostDays = 3 * 366;

    private readonly Door _door;
    private readonly CardStateNight _night;

    internal CompletenessAudit(Door door, CardStateNight night) => (_door, _night) = (door, night);

    /// <summary>The figures of today.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="salon">Only of this salon; null for all within reach.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<AuditView>> Read(Actor actor, Guid? salon = null, CancellationToken cancel = default) =>
        _door.Pass<AuditView>(actor, Permission.AuditCompleteness, async passage =>
        {
            var reach = await AuditReach(passage, salon);
            var view = await AuditReading.Read(passage, reach);
            passage.Record(TrailAction.AuditRead, detail: new() { Counts = [view.Cards] });
            return new Outcome<AuditView>.Done(view with { Counting = _night.Progress });
        }, cancel);

    /// <summary>The cards behind a figure, by card number, <see cref="PageSize"/> at a time.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="slice">Which.</param>
    /// <param name="skip">How many are known already.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<AuditList>> List(Actor actor, AuditSlice slice, int skip = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return _door.Pass<AuditList>(actor, Permission.AuditCompleteness, async passage =>
        {
            var cards = await passage.CardsOf(await AuditReach(passage, salon: null), slice);
            var count = await cards.CountAsync(cancel);
            var first = Math.Max(skip, 0);
            var ids = await cards.Join(passage.Db.Clients, s => s.ClientId, c => c.Id, (s, c) => new { c.Id, c.CardNumber })
                .OrderBy(c => c.CardNumber).Skip(first).Take(PageSize).Select(c => c.Id).ToListAsync(cancel);
            var hits = await passage.Hits(ids);
            passage.Record(TrailAction.AuditListRead, detail: new() { Kind = slice.Write(), Hits = hits.Count });
            return new Outcome<AuditList>.Done(new(slice, count, hits, count > first + PageSize));
        }, cancel);
    }

    /// <summary>How the figures went, day by day.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="salon">Only of this salon; null for all within reach.</param>
    /// <param name="from">The first day; at most <see cref="MostDays"/> before the last.</param>
    /// <param name="to">The last day; not after today.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<AuditTrend>> Trend(Actor actor, Guid? salon, DateOnly from, DateOnly to, CancellationToken cancel = default) =>
        _door.Pass<AuditTrend>(actor, Permission.AuditCompleteness, async passage =>
        {
            var last = to < passage.Today ? to : passage.Today;
            var first = from.DayNumber > last.DayNumber - MostDays ? from : last.AddDays(-MostDays);
            var trend = await AuditHistory.Trend(passage, await AuditReach(passage, salon), first, last);
            passage.Record(TrailAction.AuditRead, detail: new() { Kind = "trend", Counts = [trend.Points.Count] });
            return new Outcome<AuditTrend>.Done(trend);
        }, cancel);

    /// <summary>What a manager may see is that of the own salons, whatever else the queue gives the manager to do.</summary>
    private static async Task<QueueReach> AuditReach(Passage passage, Guid? salon)
    {
        var reach = await QueueReach.Of(passage);
        return salon is not { } only ? reach
            : reach with { IsWhole = false, Salons = reach.IsWhole || reach.Salons.Contains(only) ? [only] : [] };
    }
}
