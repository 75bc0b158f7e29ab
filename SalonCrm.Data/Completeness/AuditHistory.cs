using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Completeness;

/// <summary>The figures of each day, kept from the day of installation on, by the rules of that day.</summary>
internal static class AuditHistory
{
    /// <summary>A portal that was off for longer leaves a hole.</summary>
    private const int MostDaysOff = 366;

    private static readonly Tier[] Tiers = [Tier.Required, Tier.Desirable, Tier.Optional, Tier.Safety];

    /// <summary>
    /// Writes the days that have ended and are not written yet; nothing changed in those on which the portal was off. A
    /// day that is written stays as it is, whatever the clock says later.
    /// </summary>
    /// <returns>How many days were written.</returns>
    public static async Task<int> Write(Passage passage)
    {
        var (db, yesterday) = (passage.Db, passage.Today.AddDays(-1));
        var last = await db.AuditDays.MaxAsync(d => (DateOnly?)d.Day, passage.Cancel);
        var first = last is { } written ? written.AddDays(1) : yesterday;
        first = first.DayNumber < yesterday.DayNumber - MostDaysOff ? yesterday : first;
        var midnight = new DateTimeOffset(passage.Today, TimeOnly.MinValue, TimeSpan.Zero);
        if (first > yesterday || !await db.Clients.AnyAsync(c => c.CreatedAt < midnight, passage.Cancel))
        {
            return 0;
        }

        var now = await Now.Read(passage, QueueReach.Whole);
        for (var day = first; day <= yesterday; day = day.AddDays(1))
        {
            db.AuditDays.AddRange(await now.Rows(day));
        }

        return yesterday.DayNumber - first.DayNumber + 1;
    }

    /// <summary>The history between two days; today as it is now.</summary>
    public static async Task<AuditTrend> Trend(Passage passage, QueueReach reach, DateOnly from, DateOnly to)
    {
        var db = passage.Db;
        var within = db.AuditDays.AsNoTracking().Where(d => reach.IsWhole || reach.Salons.Contains(d.SalonId));
        var rows = await within.Where(d => d.Day >= from && d.Day <= to && d.Day < passage.Today && d.Measure != AuditMeasure.OwnFilled)
            .GroupBy(d => new { d.Day, d.Measure, d.Which }).Select(g => new Row(g.Key.Day, g.Key.Measure, g.Key.Which, g.Sum(d => d.Count))).ToListAsync(passage.Cancel);
        if (to == passage.Today)
        {
            var now = await (await Now.Read(passage, reach)).Rows(passage.Today);
            rows.AddRange(now.Where(d => d.Measure != AuditMeasure.OwnFilled).Select(d => new Row(d.Day, d.Measure, d.Which, d.Count)));
        }

        return new(
            [.. rows.GroupBy(r => r.Day).OrderBy(g => g.Key).Select(g => Point(g.Key, [.. g]))],
            await Campaigns(passage, reach, from, to),
            await within.MinAsync(d => (DateOnly?)d.Day, passage.Cancel));
    }

    private static AuditPoint Point(DateOnly day, List<Row> rows)
    {
        int Of(AuditMeasure measure) => rows.Where(r => r.Measure == measure).Sum(r => r.Count);
        Dictionary<T, int> Each<T>(AuditMeasure measure)
            where T : struct, Enum =>
            rows.Where(r => r.Measure == measure).GroupBy(r => r.Which).ToDictionary(g => (T)Enum.ToObject(typeof(T), g.Key), g => g.Sum(r => r.Count));
        return new(
            day,
            Of(AuditMeasure.Cards),
            Each<Tier>(AuditMeasure.Complete),
            Each<Gap>(AuditMeasure.Missing),
            Of(AuditMeasure.Fresh),
            Of(AuditMeasure.Guests),
            Of(AuditMeasure.Imported));
    }

    private static async Task<IReadOnlyList<CampaignEffect>> Campaigns(Passage passage, QueueReach reach, DateOnly from, DateOnly to)
    {
        var db = passage.Db;
        var (since, until) = (Midnight(from), Midnight(to.AddDays(1)));
        var sent = await db.Campaigns.AsNoTracking()
            .Where(c => c.SentAt >= since && c.SentAt < until && (reach.IsWhole || reach.Salons.Contains(c.SalonId!.Value)))
            .OrderBy(c => c.SentAt).ToListAsync(passage.Cancel);
        var ids = sent.Select(c => (Guid?)c.Id).ToList();
        var states = (await db.FollowUps.Where(f => ids.Contains(f.CampaignId))
            .GroupBy(f => new { f.CampaignId, f.State }).Select(g => new { g.Key.CampaignId, g.Key.State, Count = g.Count() }).ToListAsync(passage.Cancel)).ToLookup(s => s.CampaignId);
        var name = await passage.NamesOf(sent.Select(c => c.SentBy));
        return
        [
            .. sent.Select(c =>
            {
                int In(FollowUpState state) => states[c.Id].Where(s => s.State == state).Sum(s => s.Count);
                return new CampaignEffect(
                    c.Id, DateOnly.FromDateTime(c.SentAt.UtcDateTime), name(c.SentBy), AuditSlice.Read(c.Slice), c.Count,
                    In(FollowUpState.Completed), In(FollowUpState.Stopped), In(FollowUpState.Open));
            }),
        ];
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private sealed record Row(DateOnly Day, AuditMeasure Measure, int Which, int Count);

    /// <summary>The counts as they are, salon by salon.</summary>
    private sealed class Now(Passage passage, QueueReach reach, CountingRules rules, List<Counted> kinds, List<Counted> confirmed, List<Counted> own)
    {
        public static async Task<Now> Read(Passage passage, QueueReach reach) => new(
            passage,
            reach,
            await passage.CountingRules(),
            await AuditReading.Counts(passage.Db, reach, CountedBy.Status, passage.Cancel),
            await AuditReading.Counts(passage.Db, reach, CountedBy.Confirmed, passage.Cancel),
            await AuditReading.Counts(passage.Db, reach, CountedBy.OwnField, passage.Cancel));

        public async Task<List<AuditDay>> Rows(DateOnly day)
        {
            var imported = await passage.Db.CardStates
                .Where(s => s.MadeOn == day && s.Source == ClientSource.Import && (reach.IsWhole || reach.Salons.Contains(s.SalonId)))
                .GroupBy(s => s.SalonId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, passage.Cancel);
            var rows = new List<AuditDay>();
            foreach (var salon in kinds.GroupBy(c => c.Salon))
            {
                void Add(AuditMeasure measure, int which, int count, Guid field = default) =>
                    rows.Add(new() { Day = day, SalonId = salon.Key, Measure = measure, Which = which, OwnFieldId = field, Count = count });
                Add(AuditMeasure.Cards, 0, salon.Sum(c => c.Count));
                Add(AuditMeasure.Guests, 0, salon.Where(c => c.Slice == (int)ClientStatus.Guest).Sum(c => c.Count));
                Add(AuditMeasure.Imported, 0, imported.GetValueOrDefault(salon.Key));
                Add(AuditMeasure.Fresh, 0, confirmed.Where(c => c.Salon == salon.Key && c.Slice > day.AddYears(-1).DayNumber && c.Slice <= day.DayNumber).Sum(c => c.Count));
                foreach (var tier in Tiers)
                {
                    Add(AuditMeasure.Complete, (int)tier, salon.Where(c => (c.Missing & rules.Counted(salon.Key, tier)) == GapSet.None).Sum(c => c.Count));
                }

                foreach (var gap in Gaps.All)
                {
                    Add(AuditMeasure.Missing, (int)gap, salon.Where(c => (c.Missing & rules.Counted(salon.Key) & gap.Bit()) != GapSet.None).Sum(c => c.Count));
                }

                foreach (var filled in own.Where(c => c.Salon == salon.Key))
                {
                    Add(AuditMeasure.OwnFilled, 0, filled.Count, filled.Which);
                }
            }

            return rows;
        }
    }
}
