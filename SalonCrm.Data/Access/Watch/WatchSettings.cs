using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access.Watch;

/// <summary>Budgets, thresholds and night hours as a network head types them.</summary>
public sealed class WatchRulesForm
{
    /// <summary>The version that was seen.</summary>
    public int Version { get; set; }

    /// <summary>How many masked fields one account may have shown within ten minutes.</summary>
    public int? RevealsInTenMinutes { get; set; }

    /// <summary>How many within 24 hours.</summary>
    public int? RevealsADay { get; set; }

    /// <summary>How many cards opened within ten minutes are told as unusual.</summary>
    public int? CardsInTenMinutes { get; set; }

    /// <summary>How many searches within ten minutes are.</summary>
    public int? SearchesInTenMinutes { get; set; }

    /// <summary>When the night begins, by the portal's clock. As late as its end for no night.</summary>
    public TimeOnly? NightFrom { get; set; }

    /// <summary>When it ends.</summary>
    public TimeOnly? NightTo { get; set; }
}

/// <summary>The numbers that can be set, with their bounds: none so low that nobody can work, none so high that it says nothing.</summary>
public static class WatchBounds
{
    /// <summary>The least and the most of each.</summary>
    public static IReadOnlyDictionary<Field, (int Least, int Most)> Of { get; } = new Dictionary<Field, (int, int)>
    {
        [Field.RevealsInTenMinutes] = (1, 500),
        [Field.RevealsADay] = (1, 5000),
        [Field.UnusualCards] = (5, 1000),
        [Field.UnusualSearches] = (10, 2000),
    };
}

/// <summary>The budgets of masked fields, and what stands out, as the network head sets them.</summary>
public sealed class WatchSettings
{
    private readonly Door _door;
    private readonly Sentry _sentry;

    internal WatchSettings(Door door, Sentry sentry) => (_door, _sentry) = (door, sentry);

    /// <summary>How they are set.</summary>
    public Task<Outcome<WatchRulesForm>> Rules(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<WatchRulesForm>(actor, Permission.WatchAccess, async passage =>
        {
            passage.Record(TrailAction.WatchRead, detail: new() { Kind = "rules" });
            return new Outcome<WatchRulesForm>.Done(Form(await ProtectionRules.Of(passage.Db, cancel)));
        }, cancel);

    /// <summary>
    /// Sets them. Told as a conflict when somebody has set others since; done without a save when they are so already. To let
    /// people see more than now needs a second factor that was shown within five minutes.
    /// </summary>
    public async Task<Outcome<WatchRulesForm>> Set(Actor actor, WatchRulesForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var outcome = await _door.Pass<WatchRulesForm>(actor, Permission.WatchAccess, async passage =>
        {
            if (Check(form) is { Count: > 0 } problems)
            {
                return new Outcome<WatchRulesForm>.Invalid(problems);
            }

            var rules = await passage.Db.ProtectionRules.AsTracking().SingleOrDefaultAsync(cancel);
            var now = Form(rules ?? new());
            if (Tell(now) == Tell(form))
            {
                passage.Record(TrailAction.WatchRead, detail: new() { Kind = "rules" });
                return new Outcome<WatchRulesForm>.Done(now);
            }

            if (now.Version != form.Version)
            {
                return new Outcome<WatchRulesForm>.Conflict(now.Version, []);
            }

            if (LetsMore(now, form) && !await SecondFactor.IsFresh(passage))
            {
                return new Outcome<WatchRulesForm>.SecondFactorNeeded();
            }

            // The first that are set are another version than those of a fresh network.
            rules ??= passage.Db.ProtectionRules.Add(new() { Version = form.Version + 1 }).Entity;
            (rules.RevealsInTenMinutes, rules.RevealsADay) = (form.RevealsInTenMinutes!.Value, form.RevealsADay!.Value);
            (rules.UnusualCardsInTenMinutes, rules.UnusualSearchesInTenMinutes) = (form.CardsInTenMinutes!.Value, form.SearchesInTenMinutes!.Value);
            (rules.NightFrom, rules.NightTo) = (form.NightFrom!.Value, form.NightTo!.Value);
            await passage.Db.SaveChangesAsync(cancel);
            passage.Record(TrailAction.ProtectionRulesSet, detail: new() { Fields = [new(Field.RevealsADay, Tell(now), Tell(form))] });
            return new Outcome<WatchRulesForm>.Done(Form(rules));
        }, cancel);
        if (outcome is Outcome<WatchRulesForm>.Done)
        {
            _sentry.Forget();
        }

        return outcome;
    }

    private static bool LetsMore(WatchRulesForm now, WatchRulesForm form) =>
        form.RevealsInTenMinutes > now.RevealsInTenMinutes || form.RevealsADay > now.RevealsADay
        || form.CardsInTenMinutes > now.CardsInTenMinutes || form.SearchesInTenMinutes > now.SearchesInTenMinutes;

    private static List<FieldProblem> Check(WatchRulesForm form)
    {
        var problems = new List<FieldProblem>();
        Number(Field.RevealsInTenMinutes, form.RevealsInTenMinutes);
        Number(Field.RevealsADay, form.RevealsADay);
        Number(Field.UnusualCards, form.CardsInTenMinutes);
        Number(Field.UnusualSearches, form.SearchesInTenMinutes);
        if (form.RevealsADay < form.RevealsInTenMinutes && problems.Count == 0)
        {
            problems.Add(new(Field.RevealsADay, Problem.OutOfRange));
        }

        if (form.NightFrom is null || form.NightTo is null)
        {
            problems.Add(new(Field.NightHours, Problem.Required));
        }

        return problems;

        void Number(Field field, int? number)
        {
            var (least, most) = WatchBounds.Of[field];
            if (number is null || number < least || number > most)
            {
                problems.Add(new(field, number is null ? Problem.Required : Problem.OutOfRange));
            }
        }
    }

    private static WatchRulesForm Form(ProtectionRules rules) => new()
    {
        Version = rules.Version,
        RevealsInTenMinutes = rules.RevealsInTenMinutes,
        RevealsADay = rules.RevealsADay,
        CardsInTenMinutes = rules.UnusualCardsInTenMinutes,
        SearchesInTenMinutes = rules.UnusualSearchesInTenMinutes,
        NightFrom = rules.NightFrom,
        NightTo = rules.NightTo,
    };

    /// <summary>How the trail tells them: the same in every language.</summary>
    private static string Tell(WatchRulesForm form) => FormattableString.Invariant(
        $"reveals {form.RevealsInTenMinutes} in ten minutes, {form.RevealsADay} a day; unusual: {form.CardsInTenMinutes} cards, {form.SearchesInTenMinutes} searches; night {form.NightFrom:HH\\:mm} to {form.NightTo:HH\\:mm}");
}
