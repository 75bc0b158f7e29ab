using System.CommandLine;
using System.Globalization;
using SalonCrm.Data;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Cli;

/// <summary>Accounts from the command line.</summary>
internal static class AccountCommand
{
    public static Command Make() => new("account", CliText.AboutAccount) { MakeAdd() };

    private static Command MakeAdd()
    {
        var name = new Option<string>("--name") { Description = CliText.OptionName, HelpName = "NAME", Required = true };
        var email = new Option<string>("--email") { Description = CliText.OptionEmail, HelpName = "EMAIL", Required = true };
        var role = new Option<string>("--role")
        {
            Description = string.Format(CultureInfo.CurrentCulture, CliText.OptionRole, Roles),
            HelpName = "ROLE",
            Required = true,
        };
        var salons = new Option<string[]>("--salon") { Description = CliText.OptionSalon, HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var url = PasswordLinks.UrlOption();
        var add = new Command("add", CliText.AboutAccountAdd) { name, email, role, salons, url };
        add.SetAction((parsed, cancel) =>
        {
            var form = new AccountForm { DisplayName = parsed.GetValue(name), Email = parsed.GetValue(email), Role = RoleOf(parsed.GetValue(role)!) };
            return Add(parsed.Place(), form, parsed.GetValue(salons) ?? [], parsed.GetValue(url)!, parsed.InvocationConfiguration.Output, cancel);
        });
        return add;
    }

    private static string Roles => string.Join(", ", Permissions.AccountRoles);

    private static Role RoleOf(string typed)
    {
        foreach (var role in Permissions.AccountRoles.Where(r => string.Equals(r.ToString(), typed, StringComparison.OrdinalIgnoreCase)))
        {
            return role;
        }

        throw CommandFailure.Of(CliText.NoSuchRole, typed, Roles);
    }

    private static async Task<int> Add(
        DataPlace place, AccountForm form, string[] salons, string url, TextWriter output, CancellationToken cancel)
    {
        await using var data = await OpenedData.OpenNetwork(place, cancel);
        foreach (var salon in salons)
        {
            form.Salons.Add(await data.SalonCalled(salon, cancel));
        }

        var account = (await data.Get<Accounts>().Add(Actor.Operator, form, cancel)).OrFail();
        await data.PrintPasswordLink(account, url, output, cancel);
        return 0;
    }
}
