namespace SalonCrm.Data.Backups;

/// <summary>When the next backup is due. Pure, so that clocks that jump can be tried out.</summary>
internal static class BackupSchedule
{
    /// <summary>After this the head is told that there is none.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(26);

    private static readonly TimeSpan TriedAgainAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether one is due: none has been made since the last time it should have been. A failed one is tried again after an
    /// hour. What stands there as of a later moment is not counted: the clock was wrong then, or is now.
    /// </summary>
    /// <param name="now">The moment.</param>
    /// <param name="at">The hour by the machine's clock.</param>
    /// <param name="zone">Of the machine.</param>
    /// <param name="began">When the network was made: before, there was nothing to keep.</param>
    /// <param name="runs">Those that were made or tried.</param>
    public static bool IsDue(DateTimeOffset now, TimeOnly at, TimeZoneInfo zone, DateTimeOffset? began, IEnumerable<(DateTimeOffset StartedAt, BackupResult Result)> runs)
    {
        var moment = LastTime(now, at, zone);
        if (began is not { } beginning || (beginning <= now && beginning > moment))
        {
            return false;
        }

        return !runs.Any(r => r.StartedAt <= now && r.StartedAt >= moment && (r.Result == BackupResult.Whole || r.StartedAt > now - TriedAgainAfter));
    }

    /// <summary>The last time that the clock showed the hour.</summary>
    public static DateTimeOffset LastTime(DateTimeOffset now, TimeOnly at, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var moment = On(day);
        return moment <= now ? moment : On(day.AddDays(-1));

        DateTimeOffset On(DateOnly on)
        {
            var local = on.ToDateTime(at);
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }
    }
}
