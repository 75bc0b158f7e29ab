using System.CommandLine;
using System.Globalization;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Cli;

/// <summary>Accounts from the command line.</summary>
internal static class AccountCommand
{
    public static Command Make() => new("account", CliText.AboutAccount) { MakeAdd(), MakeUnlock(), MakeResetFactor(), MakeAccept() };

    private static Command MakeAdd()
    {
        var name = new Option<string>("--name") { Description = CliText.OptionName, HelpName = "NAME", Required = true };
        var (email, role) = (EmailOption(), RoleOption());
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

    private static Command MakeUnlock()
    {
        var unlock = new Command("unlock", CliText.AboutAccountUnlock);
        unlock.SetAction(async (parsed, cancel) =>
        {
            await using var data = await OpenedData.OpenNetwork(parsed.Place(), cancel);
            var lifted = (await data.Get<AccessLimits>().Lift(Actor.Operator, cancel)).OrFail();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, CliText.Unlocked, lifted));
            return 0;
        });
        return unlock;
    }

    private static Command MakeResetFactor()
    {
        var email = EmailOption();
        var reset = new Command("reset-factor", CliText.AboutAccountFactor) { email };
        reset.SetAction(async (parsed, cancel) =>
        {
            await using var data = await OpenedData.OpenNetwork(parsed.Place(), cancel);
            var found = await Find(data, parsed.GetValue(email)!, cancel);
            (await data.Get<Accounts>().ResetSecondFactor(Actor.Operator, found.Id, cancel)).OrFail();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(CliText.FactorReset);
            return 0;
        });
        return reset;
    }

    private static Command MakeAccept()
    {
        var (email, role) = (EmailOption(), RoleOption());
        var accept = new Command("accept", CliText.AboutAccountAccept) { email, role };
        accept.SetAction(async (parsed, cancel) =>
        {
            var meant = RoleOf(parsed.GetValue(role)!);
            await using var data = await OpenedData.OpenNetwork(parsed.Place(), cancel);
            var found = await Find(data, parsed.GetValue(email)!, cancel);
            var form = new AccountForm { DisplayName = found.DisplayName, Role = meant, Salons = [.. found.Salons], Disabled = found.Disabled };
            (await data.Get<Accounts>().Change(Actor.Operator, found.Id, form, cancel)).OrFail();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(CliText.AccountAccepted);
            return 0;
        });
        return accept;
    }

    private static Option<string> EmailOption() => new("--email") { Description = CliText.OptionEmail, HelpName = "EMAIL", Required = true };

    private static Option<string> RoleOption() => new("--role")
    {
        Description = string.Format(CultureInfo.CurrentCulture, CliText.OptionRole, Roles), HelpName = "ROLE", Required = true,
    };

    private static async Task<AccountView> Find(OpenedData data, string typed, CancellationToken cancel) =>
        (await data.Get<Accounts>().List(Actor.Operator, cancel)).OrFail().FirstOrDefault(a => string.Equals(a.Email, typed.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw CommandFailure.Of(CliText.NoSuchAccount, typed);

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
