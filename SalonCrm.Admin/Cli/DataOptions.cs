using System.CommandLine;
using SalonCrm.Data;

namespace SalonCrm.Admin.Cli;

/// <summary>Where the data lies: options of every command.</summary>
internal static class DataOptions
{
    private const string Default = "data";

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = CliText.OptionData,
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<string?> Key { get; } = new("--key")
    {
        Description = CliText.OptionKey,
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<string?> Backups { get; } = new("--backups")
    {
        Description = CliText.OptionBackups,
        HelpName = "DIR",
        Recursive = true,
    };

    /// <param name="parsed">What was typed.</param>
    /// <param name="folder">The folder when none was named.</param>
    public static DataPlace Place(this ParseResult parsed, string folder = Default) =>
        new(parsed.GetValue(Data) ?? folder, parsed.GetValue(Key), parsed.GetValue(Backups) ?? Configured());

    /// <summary>Read here, so that the portal and the commands beside it mean the same folder.</summary>
    private static string? Configured() =>
        new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build()["Backups:Folder"];
}
