using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Watch;

/// <summary>
/// Reads out of the trail who did how much. Person by person over the index of account, action and moment, so that the weeks
/// before cost no look into an entry.
/// </summary>
internal static class WatchReading
{
    private const int PastDays = 28;
    private const long QuarterTicks = 15 * TimeSpan.TicksPerMinute;
    private const long MostInQuarter = 1_000_000;

    private static readonly Dictionary<TrailAction, Deed> Deeds = new()
    {
        [TrailAction.CardOpened] = Deed.Cards,
        [TrailAction.Searched] = Deed.Searches,
        [TrailAction.QueueRead] = Deed.Lists,
        [TrailAction.AuditListRead] = Deed.Lists,
        [TrailAction.CallsRead] = Deed.Lists,
        [TrailAction.DuplicatesRead] = Deed.Lists,
        [TrailAction.Revealed] = Deed.Reveals,
        [TrailAction.CardPrinted] = Deed.Prints,
        [TrailAction.DataHandedOut] = Deed.Prints,
        [TrailAction.Exported] = Deed.Exports,
    };

    private static readonly List<TrailAction> Watched = [.. Deeds.Keys, TrailAction.BudgetUsedUp];

    public static async Task<WatchView> Read(Passage passage, DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone)
    {
        var (db, cancel) = (passage.Db, passage.Cancel);
        var rules = new UnusualRules(await ProtectionRules.Of(db, cancel), zone);
        var people = new List<WatchedPerson>();
        foreach (var account in await db.Users.AsNoTracking().Include(a => a.Salons).ToListAsync(cancel))
        {
            var now = await db.Trail.Where(t => t.AccountId == account.Id && Watched.Contains(t.Action) && t.At >= from && t.At < until)
                .Select(t => new { t.Action, t.At }).ToListAsync(cancel);
            if (now.Count == 0 && !account.Disabled)
            {
                continue;
            }

            var (clients, others) = await Clients(passage, account, from, until);
            var activity = new Activity(
                [.. now.Where(n => Deeds.ContainsKey(n.Action)).Select(n => new Moment(Deeds[n.Action], n.At))],
                now.Count == 0 ? [] : await Past(db, account.Id, from, cancel),
                clients,
                others,
                now.Count(n => n.Action == TrailAction.BudgetUsedUp),
                await db.Alerts.CountAsync(a => a.At >= from && a.At < until && a.AccountId == account.Id && a.Kind == AlertKind.CanaryTouched, cancel));
            var figures = rules.Figures(activity);
            people.Add(new()
            {
                Account = account.Id,
                Name = account.DisplayName,
                Role = account.Role,
                IsOneself = account.Id == passage.Actor.AccountId,
                IsFrozen = account.Disabled,
                Figures = figures,
                Clients = clients,
                OtherSalons = others,
                SearchHits = await db.SearchCounts.Where(c => c.AccountId == account.Id && c.Hour >= from && c.Hour < until).SumAsync(c => c.Hits, cancel),
                Oddities = rules.Oddities(activity, figures),
            });
        }

        return new(from, until,
        [
            .. people.OrderByDescending(p => p.Oddities.Count > 0).ThenBy(p => p.Oddities.Count > 0 ? p.Oddities.Min(o => o.Kind == OddityKind.CanaryTouched ? 0 : 1) : 0)
                .ThenByDescending(p => p.Oddities.Count).ThenByDescending(p => p.Figures[Deed.Cards].Count).ThenBy(p => p.Name, StringComparer.CurrentCulture),
        ]);
    }

    /// <summary>How many different clients, and how many of them of other salons than the person's.</summary>
    private static async Task<(int Clients, int Others)> Clients(Passage passage, Account account, DateTimeOffset from, DateTimeOffset until)
    {
        var opened = passage.Db.Trail.Where(t => t.AccountId == account.Id && t.Action == TrailAction.CardOpened && t.At >= from && t.At < until);
        var salons = await opened.Join(passage.Db.Clients, t => t.ObjectId, c => c.Id, (_, c) => new { c.Id, c.SalonId }).Distinct()
            .GroupBy(c => c.SalonId).Select(g => new { Salon = g.Key, Clients = g.Count() }).ToListAsync(passage.Cancel);
        var own = account.Salons.Select(s => s.SalonId).ToHashSet();
        return (salons.Sum(s => s.Clients), own.Count == 0 ? 0 : salons.Where(s => !own.Contains(s.Salon)).Sum(s => s.Clients));
    }

    private static async Task<List<Quarter>> Past(SalonDb db, Guid account, DateTimeOffset until, CancellationToken cancel)
    {
        var past = new List<Quarter>();
        var (key, since, before) = (account.ToByteArray(bigEndian: true), (until - TimeSpan.FromDays(PastDays)).UtcTicks, until.UtcTicks);
        foreach (var (action, deed) in Deeds)
        {
            // Quarters of an hour are beyond what the query language can group by, and a row of numbers that is no entity beyond
            // what the sealed model can read: each quarter comes as one number with its count.
            var counted = await db.Database.SqlQuery<long>(
                $"""
                SELECT "At" / {QuarterTicks} * {MostInQuarter} + COUNT(*) AS "Value" FROM "trail"
                WHERE "AccountId" = {key} AND "Action" = {(int)action} AND "At" >= {since} AND "At" < {before}
                GROUP BY "At" / {QuarterTicks}
                """).ToListAsync(cancel);
            past.AddRange(counted.Select(c => new Quarter(deed, new DateTimeOffset(c / MostInQuarter * QuarterTicks, TimeSpan.Zero), (int)(c % MostInQuarter))));
        }

        return past;
    }
}
