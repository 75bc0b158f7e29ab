using System.CommandLine;
using System.Globalization;
using SalonCrm.Admin.Access;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;

namespace SalonCrm.Admin.Cli;

/// <summary>The trail from the command line: verified, with the first bad entry named and an exit code that tells.</summary>
internal static class TrailCommand
{
    private const int NotWhole = 1;

    public static Command Make()
    {
        var verify = new Command("verify", CliText.AboutTrailVerify);
        verify.SetAction((parsed, cancel) => Verify(
            parsed.Place(), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return new("trail", CliText.AboutTrail) { verify };
    }

    private static async Task<int> Verify(DataPlace place, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        await using var data = await OpenedData.OpenNetwork(place, cancel);
        var report = (await data.Get<AccessTrail>().Verify(Actor.Operator, Tell, cancel)).OrFail();
        await error.WriteLineAsync();
        foreach (var finding in report.Rows.Prepend(report.First).OfType<TrailFinding>())
        {
            await output.WriteLineAsync(TrailTexts.Of(finding));
        }

        await output.WriteLineAsync(string.Format(
            CultureInfo.CurrentCulture, report.IsWhole ? CliText.TrailWhole : CliText.TrailNotWhole, report.Entries, report.Clients));
        return report.IsWhole ? 0 : NotWhole;

        void Tell(TrailProgress now) => error.Write("\r" + string.Format(CultureInfo.CurrentCulture, CliText.TrailProgress, now.Done, now.Total));
    }
}
