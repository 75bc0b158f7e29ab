using System.Globalization;
using SalonCrm.Data.Backups;

namespace SalonCrm.Admin.Backups;

/// <summary>Backups in words.</summary>
internal static class BackupTexts
{
    private const int Megabyte = 1 << 20;
    private const int Morning = 6;

    public static string Of(BackupResult result) => result switch
    {
        BackupResult.Running => BackupsText.Result_Running,
        BackupResult.Whole => BackupsText.Result_Whole,
        BackupResult.NotWritten => BackupsText.Result_NotWritten,
        _ => BackupsText.Result_NotWhole,
    };

    public static string Size(long bytes)
    {
        var megabytes = (double)bytes / Megabyte;
        return megabytes >= 1024
            ? string.Format(CultureInfo.CurrentCulture, BackupsText.Gigabytes, (megabytes / 1024).ToString("0.#", CultureInfo.CurrentCulture))
            : string.Format(CultureInfo.CurrentCulture, BackupsText.Megabytes, megabytes.ToString(megabytes < 10 ? "0.#" : "0", CultureInfo.CurrentCulture));
    }

    /// <summary>A moment as one says it: last night, yesterday, a date.</summary>
    public static string When(DateTimeOffset moment, DateTimeOffset now)
    {
        var (local, today) = (moment.ToLocalTime(), now.ToLocalTime().Date);
        var hour = local.ToString("t", CultureInfo.CurrentCulture);
        return (today - local.Date).Days switch
        {
            0 => string.Format(CultureInfo.CurrentCulture, local.Hour < Morning ? BackupsText.LastNight : BackupsText.Today, hour),
            1 => string.Format(CultureInfo.CurrentCulture, BackupsText.Yesterday, hour),
            _ => local.ToString("g", CultureInfo.CurrentCulture),
        };
    }
}
