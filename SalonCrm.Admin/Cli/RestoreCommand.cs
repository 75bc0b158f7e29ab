using System.CommandLine;
using System.Globalization;
using SalonCrm.Data.Backups;

namespace SalonCrm.Admin.Cli;

/// <summary>Restores a backup into an empty folder.</summary>
internal static class RestoreCommand
{
    public static Command Make()
    {
        var from = From();
        var salts = Salts();
        var restore = new Command("restore", CliText.AboutRestore) { from, salts };
        restore.SetAction(async (parsed, cancel) =>
        {
            var place = parsed.Place();
            var report = await BackupRestore.Restore(parsed.GetValue(from)!, place, parsed.GetValue(salts), cancel);
            return await Print(report, CliText.Restored, place.Folder, parsed.InvocationConfiguration.Output);
        });
        return restore;
    }

    public static Option<string?> Salts() => new("--salts") { Description = CliText.OptionSalts, HelpName = "FILE" };

    public static Argument<string> From() => new("FROM") { Description = CliText.ArgumentFrom };

    /// <summary>What was found; not zero where something of it was not as it must be.</summary>
    public static async Task<int> Print(RestoreReport report, string done, string place, TextWriter output)
    {
        await Line(done, place, report.MadeAt.ToLocalTime());
        await Line(CliText.RestoredCounts, report.Clients, report.TrailEntries, report.Opened);
        if (report.Erased > 0)
        {
            await Line(CliText.RestoredErased, report.Erased);
        }

        if (report.Unreadable > 0)
        {
            await Line(CliText.RestoredUnreadable, report.Unreadable);
        }

        if (report.FirstBadEntry is { } bad)
        {
            await Line(CliText.RestoredBadTrail, bad);
        }

        return report is { Unreadable: 0, FirstBadEntry: null } ? 0 : 1;

        Task Line(string text, params object[] parts) => output.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, text, parts));
    }

    /// <summary>Why it was not restored, in one line.</summary>
    public static string Sentence(BackupProblem problem) => problem switch
    {
        BackupProblem.NotABackup => CliText.NotABackup,
        BackupProblem.Damaged => CliText.BackupDamaged,
        BackupProblem.OtherKey => CliText.BackupOtherKey,
        BackupProblem.FolderNotEmpty => CliText.RestoreNotEmpty,
        BackupProblem.NoRoom => CliText.RestoreNoRoom,
        BackupProblem.FolderNotWritable => CliText.FolderNotWritable,
        BackupProblem.Newer => CliText.BackupNewer,
        BackupProblem.NoSalts => CliText.NoSalts,
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
