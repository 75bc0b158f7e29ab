using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Connections;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Cli;

/// <summary>Serves the portal, a real network or a demo.</summary>
internal static class ServeCommand
{
    public const string DefaultUrl = "http://localhost:5080";

    public static Command Make()
    {
        var serve = new Command("serve", CliText.AboutServe);
        Become(serve);
        return serve;
    }

    /// <summary>Makes a command serve; the root command does when no other is named.</summary>
    public static void Become(Command command)
    {
        var demo = new Option<bool>("--demo") { Description = CliText.OptionDemo };
        var clients = new Option<int?>("--clients") { Description = CliText.OptionClients, HelpName = "N" };
        var urls = new Option<string>("--urls") { Description = CliText.OptionUrls, HelpName = "URL", DefaultValueFactory = _ => DefaultUrl };
        command.Add(demo);
        command.Add(clients);
        var ownPages = new Option<string?>("--own-page-urls") { Description = CliText.OptionOwnPageUrls, HelpName = "URL" };
        command.Add(urls);
        command.Add(ownPages);
        command.SetAction((parsed, cancel) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var address = new Addresses(Checked(parsed.GetValue(urls)!), parsed.GetValue(ownPages) is { } own ? Checked(own) : null);
            return parsed.GetValue(demo)
                ? ServeDemo(parsed, address, parsed.GetValue(clients), output, cancel)
                : parsed.GetValue(clients) is null
                    ? ServeReal(parsed.Place(), address, output, cancel)
                    : throw CommandFailure.Of(CliText.ClientsNeedDemo);
        });
    }

    private static async Task<int> ServeReal(DataPlace place, Addresses urls, TextWriter output, CancellationToken cancel)
    {
        await using var app = Portal.Build(new PortalStart(place, urls.Portal, OwnPageUrls: urls.OwnPages));
        await app.Services.OpenSalonData(cancel);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var setup = scope.ServiceProvider.GetRequiredService<NetworkSetup>();
            if (!await setup.IsDone())
            {
                await output.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, CliText.SetUpCode, setup.MakeCode()));
            }
        }

        return await Serve(app, urls.Portal, output, cancel);
    }

    private static async Task<int> ServeDemo(ParseResult parsed, Addresses urls, int? clients, TextWriter output, CancellationToken cancel)
    {
        using var folder = DemoFolder.Take(parsed, clients);
        await using var app = Portal.Build(new PortalStart(folder.Place, urls.Portal, IsDemo: true, urls.OwnPages));
        await app.Services.OpenSalonData(cancel);
        await folder.Fill(app.Services, output, cancel);
        await folder.TellPortal(urls.Portal, cancel);
        return await Serve(app, urls.Portal, output, cancel);
    }

    private static async Task<int> Serve(WebApplication app, string urls, TextWriter output, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw CommandFailure.Of(CliText.AddressInUse, urls);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw CommandFailure.Of(CliText.CannotListen, urls);
        }

        await output.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, CliText.Listening, string.Join(", ", app.Urls)));
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static string Checked(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            var written = url.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);
            if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                throw CommandFailure.Of(CliText.NotAnAddress, url);
            }
        }

        return urls;
    }

    /// <summary>Where the portal listens, and where the clients' own pages do besides; null where that is not said.</summary>
    private sealed record Addresses(string Portal, string? OwnPages);
}
