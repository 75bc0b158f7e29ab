using SalonCrm.Data.Backups;

namespace SalonCrm.Data.Tests.Backups;

public sealed class BackupScheduleTests
{
    private static readonly TimeOnly Three = new(3, 0);
    private static readonly DateTimeOffset Long = Day(1);

    [Fact]
    public void It_is_due_once_the_hour_has_come_and_no_more_once_it_is_made()
    {
        Assert.False(IsDue(Day(10, 2, 59), (Day(9, 3), BackupResult.Whole)));
        Assert.True(IsDue(Day(10, 3), (Day(9, 3), BackupResult.Whole)));
        Assert.False(IsDue(Day(10, 3, 5), (Day(9, 3), BackupResult.Whole), (Day(10, 3), BackupResult.Whole)));
    }

    [Fact]
    public void After_a_night_off_it_is_made_as_soon_as_the_portal_is_there_again() =>
        Assert.True(IsDue(Day(10, 9), (Day(8, 3), BackupResult.Whole)));

    [Fact]
    public void A_failed_one_is_tried_again_after_an_hour()
    {
        Assert.False(IsDue(Day(10, 3, 30), (Day(10, 3), BackupResult.NotWritten)));
        Assert.True(IsDue(Day(10, 4, 1), (Day(10, 3), BackupResult.NotWritten)));
    }

    [Fact]
    public void A_moment_to_come_in_the_table_stops_nothing() =>
        Assert.True(IsDue(Day(10, 4), (Day(10, 4).AddYears(1), BackupResult.Whole), (Day(9, 3), BackupResult.Whole)));

    [Fact]
    public void A_clock_that_goes_back_an_hour_makes_none_twice_and_loses_none()
    {
        Assert.False(IsDue(Day(10, 2, 30), (Day(10, 3), BackupResult.Whole), (Day(9, 3), BackupResult.Whole)));
        Assert.True(IsDue(Day(10, 3, 30), (Day(9, 3), BackupResult.Whole)));
    }

    [Fact]
    public void A_network_made_today_has_its_first_at_the_next_hour()
    {
        Assert.False(BackupSchedule.IsDue(Day(10, 12), Three, TimeZoneInfo.Utc, Day(10, 11), []));
        Assert.True(BackupSchedule.IsDue(Day(11, 3), Three, TimeZoneInfo.Utc, Day(10, 11), []));
        Assert.False(BackupSchedule.IsDue(Day(11, 3), Three, TimeZoneInfo.Utc, null, []));
    }

    [Fact]
    public void A_network_that_was_made_by_a_clock_ahead_is_backed_up_all_the_same() =>
        Assert.True(BackupSchedule.IsDue(Day(10, 12), Three, TimeZoneInfo.Utc, Day(10).AddYears(1), []));

    [Fact]
    public void The_hour_is_the_machines()
    {
        var moscow = TimeZoneInfo.CreateCustomTimeZone("M", TimeSpan.FromHours(3), "M", "M");

        Assert.Equal(Day(10), BackupSchedule.LastTime(Day(10, 12), Three, moscow));
        Assert.Equal(Day(9), BackupSchedule.LastTime(Day(9, 23, 59), Three, moscow));
    }

    private static bool IsDue(DateTimeOffset now, params (DateTimeOffset, BackupResult)[] runs) =>
        BackupSchedule.IsDue(now, Three, TimeZoneInfo.Utc, Long, runs);

    private static DateTimeOffset Day(int day, int hour = 0, int minute = 0) => new(2026, 3, day, hour, minute, 0, TimeSpan.Zero);
}
