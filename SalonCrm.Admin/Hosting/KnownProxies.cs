using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using SalonCrm.Admin.Cli;

namespace SalonCrm.Admin.Hosting;

/// <summary>
/// Behind a proxy every visitor would have the proxy's address. Where a visitor comes from is taken from the proxy's header,
/// and from nobody else's: whoever could write it himself would come from wherever he likes.
/// </summary>
internal static class KnownProxies
{
    private const string Setting = "Proxies:Known";

    /// <summary>Addresses and networks of the proxies, parted by semicolons; none unless they are set.</summary>
    /// <exception cref="CommandFailure">One of them is neither.</exception>
    public static void UseKnownProxies(this WebApplication app, PortalStart start)
    {
        var known = (start.KnownProxies ?? app.Configuration[Setting] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (known.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,

            // As far back as the proxies are known.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in known)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw CommandFailure.Of(CliText.NotAProxy, proxy);
            }
        }

        app.UseForwardedHeaders(options);
    }
}
