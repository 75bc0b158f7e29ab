using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Completeness;

/// <summary>Cards of a salon that are alike in one regard and lack the same.</summary>
internal sealed record Counted(Guid Salon, Guid Which, int Slice, GapSet Missing, int Count);

/// <summary>Adds up the counts to what the audit tells.</summary>
internal sealed class AuditReading
{
    private static readonly Tier[] Tiers = [Tier.Required, Tier.Desirable, Tier.Optional, Tier.Safety];
    private readonly Passage _passage;
    private readonly Counting _counting;
    private readonly Names _names;
    private readonly QueueReach _reach;
    private readonly AuditSlice _within;

    private AuditReading(Passage passage, QueueReach reach, Counting counting, Names names)
    {
        (_passage, _reach, _counting, _names) = (passage, reach, counting, names);
        _within = reach is { IsWhole: false, Salons: [var only] } ? new() { Salon = only } : AuditSlice.Everything;
    }

    public static async Task<AuditView> Read(Passage passage, QueueReach reach) =>
        await new AuditReading(passage, reach, await passage.Counting(), await passage.Names()).Read();

    /// <summary>The counts of one regard within reach.</summary>
    public static Task<List<Counted>> Counts(SalonDb db, QueueReach reach, CountedBy by, CancellationToken cancel) =>
        db.CardCounts.AsNoTracking().Where(c => c.By == by && c.Count != 0 && (reach.IsWhole || reach.Salons.Contains(c.SalonId)))
            .Select(c => new Counted(c.SalonId, c.Which, c.Slice, c.Missing, c.Count)).ToListAsync(cancel);

    private async Task<AuditView> Read()
    {
        var today = _passage.Today;
        var kinds = await Counts(CountedBy.Status);
        var makers = await Counts(CountedBy.MadeBy);
        var months = await Months();
        var name = await _passage.NamesOf(makers.Select(c => (Guid?)c.Which));
        var salons = _names.Salons.Values.Where(s => Reaches(s.Id) && (!s.IsClosed || kinds.Exists(c => c.Salon == s.Id)))
            .OrderBy(s => s.Name, StringComparer.CurrentCulture).ToList();
        return new()
        {
            Today = today,
            Cards = kinds.Sum(c => c.Count),
            Tiers = Figures(kinds, _within),
            Salons = [.. salons.Select(s => Line(s.Name, new() { Salon = s.Id }, kinds.Where(c => c.Salon == s.Id)))],
            Managers = [.. makers.GroupBy(c => c.Which).Select(g => Line(name(g.Key), _within with { MadeBy = g.Key }, g)).OrderByDescending(l => l.Total)],
            Sources = [.. (await Counts(CountedBy.Source)).GroupBy(c => c.Slice).OrderBy(g => g.Key).Select(g => Line(null, _within with { Source = (ClientSource)g.Key }, g))],
            Kinds = [.. kinds.GroupBy(c => c.Slice).OrderBy(g => g.Key).Select(g => Line(null, _within with { Status = (ClientStatus)g.Key }, g))],
            Ages = [.. months.GroupBy(c => AuditTimes.AgeOf(c.Slice, today)).OrderBy(g => g.Key).Select(g => Line(null, _within with { Age = g.Key }, g))],
            Fields = [.. Fields(kinds, salons), .. OwnFields(kinds, await Counts(CountedBy.OwnField), salons)],
            Fresh = await Fresh(today),
            Funnel = await Funnel(today),
            SalonNames = [.. salons.Select(s => new SalonName(s.Id, s.Name, s.IsClosed))],
        };
    }

    private bool Reaches(Guid salon) => _reach.IsWhole || _reach.Salons.Contains(salon);

    private Task<List<Counted>> Counts(CountedBy by) => Counts(_passage.Db, _reach, by, _passage.Cancel);

    /// <summary>Months are told by age: the database adds them up, each age as its first month.</summary>
    private async Task<List<Counted>> Months()
    {
        int First(AuditAge age) => Completeness.Months.Of(AuditTimes.Made(age, _passage.Today).From);
        var (month, quarter, year) = (First(AuditAge.ThisMonth), First(AuditAge.ThreeMonths), First(AuditAge.Year));
        return await _passage.Db.CardCounts.Where(c => c.By == CountedBy.Month && c.Count != 0 && (_reach.IsWhole || _reach.Salons.Contains(c.SalonId)))
            .GroupBy(c => new { c.SalonId, Slice = c.Slice >= month ? month : c.Slice >= quarter ? quarter : c.Slice >= year ? year : year - 1, c.Missing })
            .Select(g => new Counted(g.Key.SalonId, Guid.Empty, g.Key.Slice, g.Key.Missing, g.Sum(c => c.Count))).ToListAsync(_passage.Cancel);
    }

    private AuditLine Line(string? name, AuditSlice of, IEnumerable<Counted> counts)
    {
        var all = counts.ToList();
        return new(name, of, Figures(all, of), all.Sum(c => c.Count));
    }

    private Dictionary<Tier, AuditFigure> Figures(IReadOnlyCollection<Counted> counts, AuditSlice of)
    {
        var (total, salons) = (counts.Sum(c => c.Count), counts.GroupBy(c => c.Salon).ToList());
        return Tiers.ToDictionary(t => t, t => new AuditFigure(salons.Sum(s => Complete(s, _counting.Rules.Counted(s.Key, t))), total, of with { Tier = t }, of));
    }

    private static int Complete(IEnumerable<Counted> counts, GapSet asked) => counts.Where(c => (c.Missing & asked) == GapSet.None).Sum(c => c.Count);

    private IEnumerable<AuditField> Fields(List<Counted> kinds, List<Salon> salons)
    {
        foreach (var gap in Gaps.All)
        {
            var counting = salons.Where(s => _counting.Rules.Counted(s.Id).HasFlag(gap.Bit())).ToDictionary(s => s.Id, s =>
            {
                var ofSalon = kinds.Where(c => c.Salon == s.Id).ToList();
                var of = new AuditSlice { Salon = s.Id, Gap = gap };
                return new AuditFigure(ofSalon.Where(c => !c.Missing.HasFlag(gap.Bit())).Sum(c => c.Count), ofSalon.Sum(c => c.Count), of, of with { IsEither = true });
            });
            if (counting.Count > 0)
            {
                yield return new(gap, null, Gaps.TierOf(gap), Sum(counting.Values, _within with { Gap = gap }), counting);
            }
        }
    }

    private IEnumerable<AuditField> OwnFields(List<Counted> kinds, List<Counted> filled, List<Salon> salons)
    {
        foreach (var field in _counting.OwnFields.OrderBy(f => f.Tier))
        {
            var counting = salons.Where(s => _counting.Rules.Counts(s.Id, field)).ToDictionary(s => s.Id, s =>
            {
                var of = new AuditSlice { Salon = s.Id, OwnField = field.Id };
                return new AuditFigure(
                    filled.Where(c => c.Salon == s.Id && c.Which == field.Id).Sum(c => c.Count), kinds.Where(c => c.Salon == s.Id).Sum(c => c.Count), of, of with { IsEither = true });
            });
            if (counting.Count > 0)
            {
                yield return new(null, field, field.Tier, Sum(counting.Values, _within with { OwnField = field.Id }), counting);
            }
        }
    }

    private static AuditFigure Sum(IReadOnlyCollection<AuditFigure> figures, AuditSlice of) =>
        new(figures.Sum(f => f.Complete), figures.Sum(f => f.Total), of, of with { IsEither = true });

    private async Task<Dictionary<Freshness, AuditFigure>> Fresh(DateOnly today)
    {
        var days = await _passage.Db.CardCounts.Where(c => c.By == CountedBy.Confirmed && c.Count != 0 && (_reach.IsWhole || _reach.Salons.Contains(c.SalonId)))
            .GroupBy(c => c.Slice).Select(g => new { Day = g.Key, Count = g.Sum(c => c.Count) }).ToListAsync(_passage.Cancel);
        var counts = days.GroupBy(d => AuditTimes.Of(d.Day == 0 ? null : DateOnly.FromDayNumber(d.Day), today)).ToDictionary(g => g.Key, g => g.Sum(d => d.Count));
        return Enum.GetValues<Freshness>().ToDictionary(f => f, f =>
            new AuditFigure(0, counts.GetValueOrDefault(f), _within with { Fresh = f }, _within with { Fresh = f }));
    }

    private async Task<AuditFunnel> Funnel(DateOnly today)
    {
        var first = AuditTimes.FirstGuestMonth(today) * 8;
        var guests = (await Counts(CountedBy.Guest)).Where(c => c.Slice >= first).ToList();
        int Of(FunnelStage stage) => guests.Where(c => ((GuestStages)(c.Slice % 8)).HasFlag(AuditTimes.StagesOf(stage))).Sum(c => c.Count);
        return new(Of(FunnelStage.Guest), Of(FunnelStage.Registered), Of(FunnelStage.Complete), Of(FunnelStage.Returned));
    }
}
