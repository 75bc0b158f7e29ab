using System.CommandLine;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Cli;

/// <summary>Hands out the one-time link with which an account's owner sets a password.</summary>
internal static class PasswordLinks
{
    public static Option<string> UrlOption() =>
        new("--url") { Description = CliText.OptionUrl, HelpName = "URL", DefaultValueFactory = _ => ServeCommand.DefaultUrl };

    public static async Task PrintPasswordLink(this OpenedData data, Guid account, string url, TextWriter output, CancellationToken cancel)
    {
        var link = (await data.Get<Accounts>().MakePasswordLink(Actor.Operator, account, cancel)).OrFail();
        await output.WriteLineAsync(CliText.PasswordLink);
        await output.WriteLineAsync(link.Address(url));
    }
}
