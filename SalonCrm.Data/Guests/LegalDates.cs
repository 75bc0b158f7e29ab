namespace SalonCrm.Data.Guests;

/// <summary>By when a client's request about the own data has to be answered.</summary>
public static class LegalDates
{
    private const int RussianWorkingDays = 10;

    /// <summary>
    /// In Russia ten working days (152-FZ, Art. 20, para. 1, as it stands since 2022); elsewhere one month (GDPR,
    /// Art. 12(3)). Public holidays are counted as working days, so the day is never later than the law's.
    /// </summary>
    /// <param name="country">ISO 3166 code of the salon's country.</param>
    /// <param name="asked">The day of the request.</param>
    public static DateOnly AnswerBy(string country, DateOnly asked)
    {
        if (country != "RU")
        {
            return asked.AddMonths(1);
        }

        var day = asked;
        for (var left = RussianWorkingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
