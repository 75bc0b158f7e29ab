using System.CommandLine;
using System.Globalization;
using SalonCrm.Admin.Backups;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;

namespace SalonCrm.Admin.Cli;

/// <summary>Makes a backup of a network, beside a portal that runs or without one, and tries out whether one can be restored.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var to = new Option<string?>("--to") { Description = CliText.OptionTo, HelpName = "DIR" };
        var backup = new Command("backup", CliText.AboutBackup) { to, MakeVerify() };
        backup.SetAction((parsed, cancel) => Run(parsed.Place(), parsed.GetValue(to), parsed.InvocationConfiguration.Output, cancel));
        return backup;
    }

    private static Command MakeVerify()
    {
        var from = RestoreCommand.From();
        var salts = RestoreCommand.Salts();
        var verify = new Command("verify", CliText.AboutVerify) { from, salts };
        verify.SetAction(async (parsed, cancel) =>
        {
            var report = await BackupRestore.Verify(parsed.GetValue(from)!, parsed.Place().KeyFile, parsed.GetValue(salts), cancel);
            return await RestoreCommand.Print(report, CliText.Verified, parsed.GetValue(from)!, parsed.InvocationConfiguration.Output);
        });
        return verify;
    }

    private static async Task<int> Run(DataPlace place, string? to, TextWriter output, CancellationToken cancel)
    {
        await using var data = await OpenedData.OpenNetwork(place, cancel);
        var made = (await data.Get<NetworkBackups>().Make(Actor.Operator, to, cancel)).OrFail();
        var folder = Path.GetFullPath(to ?? place.BackupFolder);
        switch (made.Result)
        {
            case BackupResult.Whole:
                await output.WriteLineAsync(string.Format(
                    CultureInfo.CurrentCulture, CliText.BackupMade, Path.Combine(folder, made.Name!), BackupTexts.Size(made.Bytes ?? 0), made.Clients));
                return 0;
            case BackupResult.Running:
                throw CommandFailure.Of(CliText.BackupRunning, folder);
            case BackupResult.NotWritten:
                throw CommandFailure.Of(CliText.BackupNotWritten, folder);
            default:
                throw CommandFailure.Of(CliText.BackupNotWhole, place.Folder);
        }
    }
}
