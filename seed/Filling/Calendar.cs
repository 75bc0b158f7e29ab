namespace SalonCrm.Seed.Filling;

/// <summary>
/// Spreads the making of cards over the three years up to yesterday, in opening hours, one after the other: card
/// numbers, dates and the trail tell the same story.
/// </summary>
internal sealed class Calendar(DateTimeOffset now, int cards)
{
    private const int Days = 3 * 365;
    private const int FirstHour = 7;
    private const int Hours = 10;
    private readonly DateTimeOffset _midnight = new(now.UtcDateTime.Date, TimeSpan.Zero);

    public DateOnly Today { get; } = DateOnly.FromDateTime(now.UtcDateTime);

    public int Cards { get; } = cards;

    /// <summary>When the network itself was made.</summary>
    public DateTimeOffset Opening => _midnight.AddDays(-Days).AddHours(FirstHour - 1);

    /// <summary>When a card was made, in UTC.</summary>
    public DateTimeOffset Made(int index)
    {
        var (day, part) = Math.DivRem((long)index * Days, Cards);
        return _midnight.AddDays(day - Days).AddHours(FirstHour).AddSeconds(Math.Floor((double)part / Cards * Hours * 3600));
    }

    /// <summary>The same hour some days later; null when that is still to come.</summary>
    public DateTimeOffset? Later(DateTimeOffset made, int days) =>
        made.AddDays(days) is var later && later < _midnight ? later : null;

    /// <summary>The moment of a day, moved into the time between the making of a card and the end of yesterday.</summary>
    public DateTimeOffset Within(DateTimeOffset made, DateOnly day, TimeOnly hour)
    {
        var moment = new DateTimeOffset(day, hour, TimeSpan.Zero);
        return moment < made ? made : moment < _midnight ? moment : _midnight.AddMinutes(-1);
    }

    public DateOnly Day(DateTimeOffset made, int days) =>
        DateOnly.FromDateTime(made.UtcDateTime).AddDays(days) is var day && day < Today ? day : Today;
}
