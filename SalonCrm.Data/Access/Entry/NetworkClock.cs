namespace SalonCrm.Data.Access.Entry;

/// <summary>The clock by which hours of work are meant: that of the machine on which the portal runs.</summary>
internal static class NetworkClock
{
    public static DateTime LocalOf(this TimeProvider time, DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone).DateTime;
}
