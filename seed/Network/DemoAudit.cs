using Bogus;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Protection;
using SalonCrm.Seed.Filling;

namespace SalonCrm.Seed.Network;

/// <summary>
/// The audit as thirteen months have left it: a history that ends where the cards stand today, an import that shows as a
/// step, and two campaigns that show what they brought. For networks to look at; a large one begins without.
/// </summary>
internal static class DemoAudit
{
    /// <summary>The day on which a file of contacts was imported.</summary>
    public const int ImportDaysAgo = 170;

    private const int MostCards = 5000;
    private const int Days = 395;
    private const int LongestFilling = 400;
    private const int CampaignDays = 20;

    /// <summary>What was sent: what is missing, how many days ago, by the head in all salons or by the first salon's manager.</summary>
    private static readonly (Gap Gap, int DaysAgo, bool IsHeads)[] Sent = [(Gap.BirthDate, 33, false), (Gap.Email, 75, true)];

    public static async Task Make(IServiceProvider services, MadeSalon[] salons, Calendar calendar, CancellationToken cancel)
    {
        if (calendar.Cards is 0 or > MostCards)
        {
            return;
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var passage = new Passage(db, Actor.Operator, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancel);
        var counting = await passage.Counting();
        var cards = new List<Grown>();
        foreach (var ids in (await db.Clients.OrderBy(c => c.CardNumber).Select(c => c.Id).ToListAsync(cancel)).Chunk(500))
        {
            cards.AddRange((await CardFacts.Of(db, ids, cancel)).Select(f => Grown.Of(counting.State(f), cards.Count, calendar.Today, salons[0].Id)));
        }

        var table = new SealedTable(db, typeof(AuditDay), services.GetRequiredService<FieldSealer>(), services.GetRequiredService<RowSeal>());
        using var insert = table.Insertion(db.Database.GetDbConnection(), transaction.GetDbTransaction());
        for (var day = calendar.Today.AddDays(-Days); day < calendar.Today; day = day.AddDays(1))
        {
            foreach (var row in cards.GroupBy(c => c.State.SalonId).SelectMany(s => Rows(day, s.Key, [.. s.Where(c => c.Since <= day)], counting.Rules)))
            {
                insert.Write(table.Row(row, out _).Values);
            }
        }

        await Send(db, salons, calendar, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static IEnumerable<AuditDay> Rows(DateOnly day, Guid salon, List<Grown> cards, CountingRules rules)
    {
        AuditDay Row(AuditMeasure measure, int which, int count) => new() { Day = day, SalonId = salon, Measure = measure, Which = which, Count = count };
        var missing = cards.ConvertAll(c => c.Missing(day) & rules.Counted(salon));
        return
        [
            Row(AuditMeasure.Cards, 0, cards.Count),
            Row(AuditMeasure.Guests, 0, cards.Count(c => c.State.Status == ClientStatus.Guest)),
            Row(AuditMeasure.Imported, 0, cards.Count(c => c.State.Source == ClientSource.Import && c.Since == day)),
            Row(AuditMeasure.Fresh, 0, cards.Count(c => c.State.ConfirmedOn > day.AddYears(-1) && c.State.ConfirmedOn <= day)),
            .. new[] { Tier.Required, Tier.Desirable, Tier.Optional, Tier.Safety }
                .Select(t => Row(AuditMeasure.Complete, (int)t, missing.Count(m => (m & CountingRules.OfTier(t)) == GapSet.None))),
            .. Gaps.All.Select(g => Row(AuditMeasure.Missing, (int)g, missing.Count(m => m.HasFlag(g.Bit())))),
        ];
    }

    /// <summary>The campaigns, with some of the follow-ups that there are: done, stopped and still open.</summary>
    private static async Task Send(SalonDb db, MadeSalon[] salons, Calendar calendar, CancellationToken cancel)
    {
        var head = await db.Users.Where(a => a.Role == Role.NetworkHead).Select(a => a.Id).FirstAsync(cancel);
        foreach (var (gap, daysAgo, isHeads) in Sent)
        {
            var salon = isHeads ? (Guid?)null : salons[0].Id;
            var free = db.FollowUps.AsTracking().Where(f => f.CampaignId == null && (salon == null || f.SalonId == salon));
            var campaign = new Campaign
            {
                SentAt = new(calendar.Today.AddDays(-daysAgo), new(8, 30), TimeSpan.Zero),
                SentBy = isHeads ? head : salons[0].Manager.AccountId,
                Slice = new AuditSlice { Salon = salon, Gap = gap }.Write(),
                SalonId = salon,
            };
            foreach (var (state, most) in new[] { (FollowUpState.Completed, isHeads ? 24 : 8), (FollowUpState.Stopped, isHeads ? 3 : 1), (FollowUpState.Open, 7) })
            {
                foreach (var followUp in await free.Where(f => f.State == state).OrderBy(f => f.ClientId).Take(most).ToListAsync(cancel))
                {
                    followUp.CampaignId = campaign.Id;
                    campaign.Count++;
                }
            }

            db.Campaigns.Add(campaign);

            // The next one takes others.
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>A card as it stands today, with the day on which each field was filled.</summary>
    private sealed record Grown(CardState State, DateOnly Since, IReadOnlyList<(Gap Gap, DateOnly On)> Filled)
    {
        public static Grown Of(CardState state, int number, DateOnly today, Guid firstSalon)
        {
            // What an import brought came on one day.
            var imported = today.AddDays(-ImportDaysAgo);
            var since = state.Source == ClientSource.Import && state.MadeOn < imported ? imported : state.MadeOn;
            var filled = Gaps.All.Where(g => !state.Missing.HasFlag(g.Bit())).Select(g => (g, FilledOn(g, state, number, since, today, firstSalon)));
            return new(state, since, [.. filled]);
        }

        public GapSet Missing(DateOnly day) => Filled.Where(f => f.On > day).Aggregate(State.Missing, (set, f) => set | f.Gap.Bit());

        /// <summary>Most is filled with the card, the rest bit by bit; what a campaign asked for, while it ran.</summary>
        private static DateOnly FilledOn(Gap gap, CardState state, int number, DateOnly since, DateOnly today, Guid firstSalon)
        {
            var random = new Randomizer((number * 31) + (int)gap);
            var longest = Math.Clamp(today.DayNumber - 1 - since.DayNumber, 0, LongestFilling);
            var day = gap is Gap.Name or Gap.Phone || random.Bool(0.5f) ? since : since.AddDays(random.Number(0, longest));
            var campaign = Sent.FirstOrDefault(s => s.Gap == gap && (s.IsHeads || state.SalonId == firstSalon));
            var sent = today.AddDays(-campaign.DaysAgo);
            return campaign.DaysAgo > 0 && day > sent && since <= sent ? sent.AddDays(random.Number(1, CampaignDays)) : day;
        }
    }
}
