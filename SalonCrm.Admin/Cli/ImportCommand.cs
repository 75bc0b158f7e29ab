using System.CommandLine;
using System.Globalization;
using SalonCrm.Admin.Import;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Admin.Cli;

/// <summary>Imports contact files; each rejected row goes, with its line and reason, to a file beside the input.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("FILE") { Description = ImportText.ArgumentFile, Arity = ArgumentArity.OneOrMore };
        var salon = new Option<string>("--salon") { Description = ImportText.OptionSalon, HelpName = "NAME", Required = true };
        var import = new Command("import", ImportText.AboutCommand) { files, salon };
        import.SetAction((parsed, cancel) => Run(
            parsed.Place(), parsed.GetValue(files)!, parsed.GetValue(salon)!, parsed.InvocationConfiguration.Output, cancel));
        return import;
    }

    private static async Task<int> Run(DataPlace place, string[] files, string salon, TextWriter output, CancellationToken cancel)
    {
        if (Array.Find(files, f => !File.Exists(f)) is { } missing)
        {
            throw CommandFailure.Of(ImportText.NoSuchFile, missing);
        }

        await using var data = await OpenedData.OpenNetwork(place, cancel);
        var where = await data.SalonCalled(salon, cancel);
        foreach (var file in files)
        {
            await Import(data.Get<ContactImport>(), file, where, output, cancel);
        }

        return 0;
    }

    private static async Task Import(ContactImport import, string file, Guid salon, TextWriter output, CancellationToken cancel)
    {
        var reportFile = Path.ChangeExtension(file, ".rejected.csv");
        Stream? reportStream = null;
        RejectedRows? report = null;
        try
        {
            await using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
            var summary = (await import.Run(Actor.Operator, input, Path.GetFileName(file), salon, Reject, new OnConsole(output, file, input.Length), cancel)).OrFail();
            await output.WriteLineAsync($"{Path.GetFileName(file)}: {RejectionTexts.Of(summary)}");
            if (report is not null)
            {
                await output.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, ImportText.RejectedIn, reportFile));
            }

            if (summary.Unreadable is { } unreadable)
            {
                throw CommandFailure.Of(ImportText.Unreadable, file, RejectionTexts.Of(unreadable));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Of(ImportText.CannotReadOrReport, file, reportFile);
        }
        finally
        {
            await (report?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (reportStream?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        ValueTask Reject(ImportRejection row)
        {
            // Made with the first rejected row: where nothing is rejected there is no file.
            reportStream ??= File.Create(reportFile);
            report ??= new RejectedRows(reportStream);
            return report.Add(row);
        }
    }

    /// <summary>One line that is written over, on a console; nothing where the output goes to a file.</summary>
    private sealed class OnConsole(TextWriter output, string file, long size) : IProgress<ImportProgress>
    {
        private readonly bool _isSeen = output == Console.Out && !Console.IsOutputRedirected;

        public void Report(ImportProgress value)
        {
            if (_isSeen)
            {
                var percent = size == 0 ? 100 : 100 * Math.Min(value.BytesRead, size) / size;
                output.Write($"\r{Path.GetFileName(file)}: {percent} % ({RejectionTexts.Of(value.Summary)})\r");
            }
        }
    }
}
