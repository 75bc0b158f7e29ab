using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Completeness;

/// <summary>Finds the cards behind a figure.</summary>
internal static class AuditSlices
{
    /// <summary>The cards of a slice within reach, in no order.</summary>
    public static async Task<IQueryable<CardState>> CardsOf(this Passage passage, QueueReach reach, AuditSlice slice)
    {
        var (db, today) = (passage.Db, passage.Today);
        var cards = db.CardStates.AsNoTracking().Where(s => reach.IsWhole || reach.Salons.Contains(s.SalonId));
        cards = slice.Salon is { } salon ? cards.Where(s => s.SalonId == salon) : cards;
        cards = slice.MadeBy is { } by ? cards.Where(s => s.MadeBy == by) : cards;
        cards = slice.Source is { } source ? cards.Where(s => s.Source == source) : cards;
        cards = slice.Status is { } status ? cards.Where(s => s.Status == status) : cards;
        if (slice.Age is { } age)
        {
            var (from, until) = AuditTimes.Made(age, today);
            cards = cards.Where(s => s.MadeOn >= from && s.MadeOn < until);
        }

        if (slice.Fresh is { } fresh)
        {
            var (after, until) = AuditTimes.Confirmed(fresh, today);
            cards = fresh == Freshness.Never ? cards.Where(s => s.ConfirmedOn == null) : cards.Where(s => s.ConfirmedOn > after && s.ConfirmedOn <= until);
        }

        if (slice.Stage is { } stage)
        {
            var (first, stages) = (AuditTimes.FirstGuestMonth(today), AuditTimes.StagesOf(stage));
            cards = cards.Where(s => s.GuestMonth >= first && (s.Stages & stages) == stages);
        }

        return slice.OwnField is { } field ? await Lacking(passage, cards, slice, field) : await Lacking(passage, cards, slice);
    }

    /// <summary>Salon by salon it differs what counts: those that are alike are asked together.</summary>
    private static async Task<IQueryable<CardState>> Lacking(Passage passage, IQueryable<CardState> cards, AuditSlice slice)
    {
        if (slice.Tier is null && slice.Gap is null)
        {
            return cards;
        }

        var rules = await passage.CountingRules();
        var alike = (await passage.Names()).Salons.Keys.GroupBy(s =>
            rules.Counted(s) & (slice.Tier is { } tier ? CountingRules.OfTier(tier) : ~GapSet.None) & (slice.Gap?.Bit() ?? ~GapSet.None)).ToList();

        // Where a gap does not count, nobody lacks it and nobody has it; a tier of which nothing counts is complete.
        var asked = slice.Gap is null ? alike : [.. alike.Where(g => g.Key != GapSet.None)];
        return asked.Count == 0
            ? cards.Where(_ => false)
            : asked.Select(g => Lacking(cards, alike.Count == 1 ? null : [.. g], g.Key, slice)).Aggregate(Queryable.Concat);
    }

    private static IQueryable<CardState> Lacking(IQueryable<CardState> cards, List<Guid>? salons, GapSet gaps, AuditSlice slice)
    {
        cards = salons is null ? cards : cards.Where(s => salons.Contains(s.SalonId));
        return slice.IsEither ? cards
            : slice.IsComplete ? cards.Where(s => (s.Missing & gaps) == GapSet.None)
            : cards.Where(s => (s.Missing & gaps) != GapSet.None);
    }

    private static async Task<IQueryable<CardState>> Lacking(Passage passage, IQueryable<CardState> cards, AuditSlice slice, Guid field)
    {
        var counting = await passage.Counting();
        if (counting.OwnFields.FirstOrDefault(f => f.Id == field) is not { } asked)
        {
            return cards.Where(_ => false);
        }

        var salons = (await passage.Names()).Salons.Keys.Where(s => counting.Rules.Counts(s, asked)).ToList();
        var filled = passage.Db.OwnValues.Where(v => v.FieldId == field && EF.Property<byte[]?>(v, nameof(OwnValue.Value) + SealedModel.Suffix) != null);
        cards = cards.Where(s => salons.Contains(s.SalonId));
        return slice.IsEither ? cards
            : slice.IsComplete ? cards.Where(s => filled.Any(v => v.ClientId == s.ClientId))
            : cards.Where(s => !filled.Any(v => v.ClientId == s.ClientId));
    }
}

/// <summary>The days that the words of the audit mean.</summary>
internal static class AuditTimes
{
    /// <summary>From a day up to, but not with, another.</summary>
    public static (DateOnly From, DateOnly Until) Made(AuditAge age, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return age switch
        {
            AuditAge.ThisMonth => (month, DateOnly.MaxValue),
            AuditAge.ThreeMonths => (month.AddMonths(-3), month),
            AuditAge.Year => (month.AddMonths(-11), month.AddMonths(-3)),
            AuditAge.Older => (DateOnly.MinValue, month.AddMonths(-11)),
            _ => throw new ArgumentOutOfRangeException(nameof(age)),
        };
    }

    /// <summary>After a day, up to and with another. A card that nobody has confirmed for a year is not fresh on that very day (R3.6).</summary>
    public static (DateOnly After, DateOnly Until) Confirmed(Freshness fresh, DateOnly today) => fresh switch
    {
        Freshness.ThreeMonths => (today.AddMonths(-3), DateOnly.MaxValue),
        Freshness.SixMonths => (today.AddMonths(-6), today.AddMonths(-3)),
        Freshness.Year => (today.AddYears(-1), today.AddMonths(-6)),
        Freshness.Longer => (DateOnly.MinValue, today.AddYears(-1)),
        Freshness.Never => (DateOnly.MinValue, DateOnly.MinValue),
        _ => throw new ArgumentOutOfRangeException(nameof(fresh)),
    };

    /// <summary>How fresh a card is by the day of its last confirmation.</summary>
    public static Freshness Of(DateOnly? confirmed, DateOnly today) => confirmed is not { } day ? Freshness.Never
        : Enum.GetValues<Freshness>().First(f => Confirmed(f, today) is var (after, until) && day > after && day <= until);

    /// <summary>How old a card is by the number of the month in which it was made.</summary>
    public static AuditAge AgeOf(int month, DateOnly today)
    {
        var day = new DateOnly(month / 12, (month % 12) + 1, 1);
        return Enum.GetValues<AuditAge>().First(a => Made(a, today) is var (from, until) && day >= from && day < until);
    }

    /// <summary>The first month of the funnel.</summary>
    public static int FirstGuestMonth(DateOnly today) => Months.Of(today) - 11;

    /// <summary>What a guest must have reached to stand in a stage of the funnel.</summary>
    public static GuestStages StagesOf(FunnelStage stage) => stage switch
    {
        FunnelStage.Guest => GuestStages.None,
        FunnelStage.Registered => GuestStages.Registered,
        FunnelStage.Complete => GuestStages.Complete,
        FunnelStage.Returned => GuestStages.Returned,
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
