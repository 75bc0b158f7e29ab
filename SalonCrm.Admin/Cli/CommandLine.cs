using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using SalonCrm.Admin.Storage;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Storage;

namespace SalonCrm.Admin.Cli;

/// <summary>The command line. What goes wrong is told in one line, in the language of the environment.</summary>
internal static class CommandLine
{
    private const int Failed = 1;

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error)
    {
        CultureInfo.CurrentUICulture = Spoken(CultureInfo.CurrentUICulture);
        var root = Root();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync(parsed.Errors[0].Message);
            return Failed;
        }

        var settings = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        };
        try
        {
            return await parsed.InvokeAsync(settings);
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
        catch (Exception e)
        {
            await error.WriteLineAsync(Line(e));
            return Failed;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(CliText.About) { DataOptions.Data, DataOptions.Key, DataOptions.Backups };
        root.Options.OfType<HelpOption>().Single().Description = CliText.OptionHelp;
        ServeCommand.Become(root);
        root.Add(ServeCommand.Make());
        root.Add(InitCommand.Make());
        root.Add(ImportCommand.Make());
        root.Add(FindCommand.Make());
        root.Add(AccountCommand.Make());
        root.Add(PlayCallsCommand.Make());
        root.Add(TrailCommand.Make());
        root.Add(BackupCommand.Make());
        root.Add(RestoreCommand.Make());
        root.Add(KeysCommand.Make());
        return root;
    }

    /// <summary>What went wrong, in one line.</summary>
    public static string Line(Exception exception) => exception switch
    {
        CommandFailure failure => failure.Message,
        BackupRefusedException refused => string.Format(CultureInfo.CurrentCulture, RestoreCommand.Sentence(refused.Problem), refused.Path),
        StartRefusedException refused => string.Format(CultureInfo.CurrentCulture, Sentence(refused.Problem), refused.Path),
        _ when StorageFaultException.ProblemOf(exception) is { } problem => StorageTexts.Of(problem),
        _ => string.Format(CultureInfo.CurrentCulture, CliText.Unexpected, exception.GetType().Name),
    };

    private static string Sentence(StartProblem problem) => problem switch
    {
        StartProblem.MasterKeyMissing => CliText.MasterKeyMissing,
        StartProblem.MasterKeyWrong => CliText.MasterKeyWrong,
        StartProblem.MasterKeyReadableByOthers => CliText.MasterKeyReadableByOthers,
        StartProblem.MasterKeyIsLink => CliText.MasterKeyIsLink,
        StartProblem.MasterKeyInDataFolder => CliText.MasterKeyInDataFolder,
        StartProblem.DatabaseNewer => CliText.DatabaseNewer,
        StartProblem.DatabaseDamaged => CliText.DatabaseDamaged,
        StartProblem.FolderNotWritable => CliText.FolderNotWritable,
        StartProblem.SaltsMissing => CliText.SaltsMissing,
        StartProblem.SaltsWrong => CliText.SaltsWrong,
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };

    private static CultureInfo Spoken(CultureInfo environment) =>
        CultureInfo.GetCultureInfo(environment.TwoLetterISOLanguageName == "ru" ? "ru" : "en");
}
