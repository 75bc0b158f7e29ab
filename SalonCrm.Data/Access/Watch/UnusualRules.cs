namespace SalonCrm.Data.Access.Watch;

/// <summary>What is counted of a person.</summary>
public enum Deed
{
    /// <summary>Cards opened.</summary>
    Cards,

    /// <summary>Searches.</summary>
    Searches,

    /// <summary>Lists read: the queue, cards behind a figure, calls, duplicates.</summary>
    Lists,

    /// <summary>Masked fields shown.</summary>
    Reveals,

    /// <summary>Cards printed.</summary>
    Prints,

    /// <summary>Exports of the client list.</summary>
    Exports,

    /// <summary>Any of these at night.</summary>
    AtNight,
}

/// <summary>Why somebody stands out.</summary>
public enum OddityKind
{
    /// <summary>So many within ten minutes; usual is so many an hour.</summary>
    ManyAtOnce,

    /// <summary>Far more in a day than is usual for that person.</summary>
    MoreThanUsual,

    /// <summary>At an hour at which that person usually does nothing.</summary>
    AtNight,

    /// <summary>Clients of salons in which that person does not work.</summary>
    OtherSalons,

    /// <summary>The budget of masked fields was used up.</summary>
    BudgetUsedUp,

    /// <summary>The client list was exported.</summary>
    Exported,

    /// <summary>The card of a client who does not exist was touched.</summary>
    CanaryTouched,
}

/// <summary>How often somebody did something, beside what is usual for that person.</summary>
/// <param name="Count">How often.</param>
/// <param name="Usual">The median of the days on which the person worked; null while there are too few of them.</param>
/// <param name="High">The 90th percentile of these days.</param>
public sealed record Figure(int Count, int? Usual, int? High);

/// <summary>Something that stands out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Count">How many.</param>
/// <param name="Usual">What is usual, where that is known.</param>
/// <param name="Deed">Of what.</param>
public sealed record Oddity(OddityKind Kind, int Count, int? Usual = null, Deed? Deed = null);

/// <summary>What somebody did, each with its moment.</summary>
internal sealed record Moment(Deed Deed, DateTimeOffset At);

/// <summary>How often somebody did something within a quarter of an hour.</summary>
internal sealed record Quarter(Deed Deed, DateTimeOffset At, int Count);

/// <summary>What one person did in the time that is looked at, and in the weeks before.</summary>
/// <param name="Now">Each deed.</param>
/// <param name="Past">The weeks before.</param>
/// <param name="Clients">How many different clients' cards were opened.</param>
/// <param name="OtherSalons">How many of these are of salons in which the person does not work.</param>
/// <param name="BudgetUsedUp">How often a masked field was refused.</param>
/// <param name="Canaries">How often a client who does not exist was touched.</param>
internal sealed record Activity(IReadOnlyList<Moment> Now, IReadOnlyList<Quarter> Past, int Clients, int OtherSalons, int BudgetUsedUp, int Canaries);

/// <summary>What is usual for somebody, and what is not. Knows no database and no clock.</summary>
internal sealed class UnusualRules(ProtectionRules rules, TimeZoneInfo zone)
{
    /// <summary>The short time in which many are too many.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Of fewer days nobody can say what is usual.</summary>
    private const int LeastDays = 5;

    /// <summary>Below these a busy day is only a busy day.</summary>
    private const int LeastUnusual = 20;
    private const int LeastOtherSalons = 10;

    private static readonly Deed[] Daily = [Deed.Cards, Deed.Searches, Deed.Lists, Deed.Reveals, Deed.Prints];

    /// <summary>Every deed with what is usual.</summary>
    public IReadOnlyDictionary<Deed, Figure> Figures(Activity activity)
    {
        var days = activity.Past.GroupBy(q => DateOnly.FromDateTime(Local(q.At))).Select(d => d.ToList()).ToList();
        return Enum.GetValues<Deed>().ToDictionary(deed => deed, deed =>
        {
            var counts = days.ConvertAll(day => day.Where(q => Counts(deed, q.Deed, q.At)).Sum(q => q.Count));
            var isKnown = counts.Count >= LeastDays;
            return new Figure(activity.Now.Count(m => Counts(deed, m.Deed, m.At)), isKnown ? Percentile(counts, 50) : null, isKnown ? Percentile(counts, 90) : null);
        });
    }

    /// <summary>What stands out, what weighs most first.</summary>
    public IReadOnlyList<Oddity> Oddities(Activity activity, IReadOnlyDictionary<Deed, Figure> figures)
    {
        var odd = new List<Oddity>();
        Add(activity.Canaries > 0, new(OddityKind.CanaryTouched, activity.Canaries));
        Add(activity.BudgetUsedUp > 0, new(OddityKind.BudgetUsedUp, activity.BudgetUsedUp));
        Add(figures[Deed.Exports].Count > 0, new(OddityKind.Exported, figures[Deed.Exports].Count));
        foreach (var (deed, most) in new[] { (Deed.Cards, rules.UnusualCardsInTenMinutes), (Deed.Prints, rules.UnusualCardsInTenMinutes), (Deed.Searches, rules.UnusualSearchesInTenMinutes) })
        {
            var busiest = Busiest([.. activity.Now.Where(m => m.Deed == deed).Select(m => m.At).Order()]);
            Add(busiest >= most, new(OddityKind.ManyAtOnce, busiest, AnHour(activity.Past, deed), deed));
        }

        foreach (var deed in Daily)
        {
            var figure = figures[deed];
            Add(figure.Count >= LeastUnusual && figure.Count > 2 * figure.High, new(OddityKind.MoreThanUsual, figure.Count, figure.Usual, deed));
        }

        Add(figures[Deed.AtNight].Count > (figures[Deed.AtNight].High ?? 0), new(OddityKind.AtNight, figures[Deed.AtNight].Count, figures[Deed.AtNight].Usual));
        Add(activity.OtherSalons >= LeastOtherSalons && activity.OtherSalons * 3 > activity.Clients, new(OddityKind.OtherSalons, activity.OtherSalons));
        return odd;

        void Add(bool isOdd, Oddity oddity)
        {
            if (isOdd)
            {
                odd.Add(oddity);
            }
        }
    }

    /// <summary>Whether nobody usually works at that moment.</summary>
    public bool IsNight(DateTimeOffset at)
    {
        var time = TimeOnly.FromDateTime(Local(at));
        return rules.NightFrom <= rules.NightTo
            ? time >= rules.NightFrom && time < rules.NightTo
            : time >= rules.NightFrom || time < rules.NightTo;
    }

    /// <summary>The most within any ten minutes.</summary>
    /// <param name="times">In order.</param>
    public static int Busiest(IReadOnlyList<DateTimeOffset> times)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= Window)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    /// <summary>The least of the counts that so many percent of them do not exceed.</summary>
    public static int Percentile(IEnumerable<int> counts, int percent)
    {
        var ordered = counts.Order().ToList();
        return ordered[Math.Max(0, ((ordered.Count * percent) + 99) / 100 - 1)];
    }

    /// <summary>How many an hour, in the hours in which there was any; null while that is not known.</summary>
    private static int? AnHour(IReadOnlyList<Quarter> past, Deed deed)
    {
        var hours = past.Where(q => q.Deed == deed).GroupBy(q => q.At.UtcTicks / TimeSpan.TicksPerHour).Select(h => h.Sum(q => q.Count)).ToList();
        return hours.Count < LeastDays ? null : Percentile(hours, 50);
    }

    private bool Counts(Deed counted, Deed deed, DateTimeOffset at) => counted == Deed.AtNight ? IsNight(at) : counted == deed;

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
