using SalonCrm.Data.Guests;

namespace SalonCrm.Data.Tests.Guests;

public sealed class LegalDatesTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-12-07")] // Monday
    [InlineData("2026-11-27", "2026-12-11")] // Friday
    [InlineData("2026-11-28", "2026-12-11")] // Saturday
    public void In_Russia_ten_working_days(string asked, string due) =>
        Assert.Equal(DateOnly.Parse(due, null), LegalDates.AnswerBy("RU", DateOnly.Parse(asked, null)));

    [Theory]
    [InlineData("2026-11-23", "2026-12-23")]
    [InlineData("2027-01-31", "2027-02-28")]
    public void Elsewhere_a_month(string asked, string due) =>
        Assert.Equal(DateOnly.Parse(due, null), LegalDates.AnswerBy("PL", DateOnly.Parse(asked, null)));
}
