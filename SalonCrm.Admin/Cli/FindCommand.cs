using System.CommandLine;
using System.Globalization;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Search;

namespace SalonCrm.Admin.Cli;

/// <summary>Finds clients: card number, name, phone, one client a line.</summary>
internal static class FindCommand
{
    public static Command Make()
    {
        var text = new Argument<string[]>("TEXT") { Description = CliText.ArgumentText, Arity = ArgumentArity.OneOrMore };
        var find = new Command("find", CliText.AboutFind) { text };
        find.SetAction((parsed, cancel) => Run(
            parsed.Place(), string.Join(' ', parsed.GetValue(text)!), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return find;
    }

    private static async Task<int> Run(DataPlace place, string text, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        await using var data = await OpenedData.OpenNetwork(place, cancel);
        await data.Services.FillDirectory(cancel);
        var found = (await data.Get<ClientSearch>().Find(Actor.Operator, text, cancel)).OrFail();
        if (found.Hits.Count == 0)
        {
            throw new CommandFailure(found.TooShort ? CliText.TooShort : CliText.NobodyFound);
        }

        foreach (var hit in found.Hits)
        {
            var card = (await data.Get<ClientCards>().Open(Actor.Operator, hit.Id, cancel)).OrFail();
            var phones = string.Join(", ", card.Phones.Select(p => p.Text).OfType<string>());
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{card.CardNumber}\t{card.Name.Full}\t{(phones.Length > 0 ? phones : CliText.NoPhone)}"));
        }

        if (found.HasMore)
        {
            await error.WriteLineAsync(CliText.MoreFound);
        }

        return 0;
    }
}
