using System.CommandLine;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Cli;

/// <summary>The first visit's work without a browser.</summary>
internal static class InitCommand
{
    public static Command Make()
    {
        var network = new Option<string>("--network") { Description = CliText.OptionNetwork, HelpName = "NAME", Required = true };
        var salon = new Option<string>("--salon") { Description = CliText.OptionSalon, HelpName = "NAME", Required = true };
        var country = new Option<string>("--country") { Description = CliText.OptionCountry, HelpName = "RU", Required = true };
        var head = new Option<string>("--head") { Description = CliText.OptionHead, HelpName = "EMAIL", Required = true };
        var headName = new Option<string?>("--head-name") { Description = CliText.OptionHeadName, HelpName = "NAME" };
        var url = PasswordLinks.UrlOption();
        var init = new Command("init", CliText.AboutInit) { network, salon, country, head, headName, url };
        init.SetAction((parsed, cancel) =>
        {
            var form = new NetworkForm
            {
                NetworkName = parsed.GetValue(network),
                SalonName = parsed.GetValue(salon),
                CountryCode = parsed.GetValue(country)?.ToUpperInvariant(),
                HeadEmail = parsed.GetValue(head),
                HeadName = parsed.GetValue(headName) ?? parsed.GetValue(head),
            };
            return Run(parsed.Place(), form, parsed.GetValue(url)!, parsed.InvocationConfiguration.Output, cancel);
        });
        return init;
    }

    private static async Task<int> Run(DataPlace place, NetworkForm form, string url, TextWriter output, CancellationToken cancel)
    {
        await using var data = await OpenedData.Open(place, cancel);
        var outcome = await data.Get<NetworkSetup>().Claim(Actor.Operator, form, cancel);
        if (outcome is Outcome<Guid>.NotFound)
        {
            throw new CommandFailure(CliText.NetworkExists);
        }

        await data.PrintPasswordLink(outcome.OrFail(), url, output, cancel);
        return 0;
    }
}
