using System.Net;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Access.Entry;

/// <summary>Whether a limit of addresses and hours lets somebody in.</summary>
internal static class LimitRules
{
    public const int EveryDay = 127;

    private const int DaysOfWeek = 7;

    /// <summary>An account's own limit goes before its role's; where there is neither, everybody is let in.</summary>
    /// <param name="db">The database.</param>
    /// <param name="account">Whose account.</param>
    /// <param name="role">Its role.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="local">The moment by the network's clock.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<bool> Let(SalonDb db, Guid account, Role role, string? address, DateTime local, CancellationToken cancel)
    {
        var limits = await db.AccessLimits.AsNoTracking().Where(l => l.AccountId == account || l.Role == role).ToListAsync(cancel);
        return (limits.Find(l => l.AccountId is not null) ?? limits.FirstOrDefault()) is not { } limit || Lets(limit, address, local);
    }

    public static bool Lets(AccessLimit limit, string? address, DateTime local) =>
        LetsFrom(Networks(limit.Networks), address) && LetsAt(limit, local);

    /// <summary>The networks of a text, one a line; where a line is none, its number from 0.</summary>
    public static (IReadOnlyList<IPNetwork> Networks, IReadOnlyList<int> Bad) Read(string? text)
    {
        var (networks, bad) = (new List<IPNetwork>(), new List<int>());
        foreach (var (line, number) in (text ?? "").Split('\n').Select((line, number) => (line.Trim(), number)).Where(l => l.Item1.Length > 0))
        {
            if (Network(line) is { } network)
            {
                networks.Add(network);
            }
            else
            {
                bad.Add(number);
            }
        }

        return (networks, bad);
    }

    private static IReadOnlyList<IPNetwork> Networks(string text) => Read(text).Networks;

    private static bool LetsFrom(IReadOnlyList<IPNetwork> networks, string? address) =>
        networks.Count == 0 || (AddressSource.Parse(address) is { } found && networks.Any(n => n.Contains(found)));

    /// <summary>A shift that goes over midnight belongs to the day on which it began.</summary>
    private static bool LetsAt(AccessLimit limit, DateTime local)
    {
        var day = (int)local.DayOfWeek;
        if (limit is { From: { } from, To: { } to })
        {
            var time = TimeOnly.FromDateTime(local);
            if (from < to ? time < from || time >= to : time < from && time >= to)
            {
                return false;
            }

            day = from > to && time < to ? (day + DaysOfWeek - 1) % DaysOfWeek : day;
        }

        return (limit.Days & (1 << day)) != 0;
    }

    /// <summary>A single address is a network of one. "10.1" is an address to the parser, and to nobody else.</summary>
    private static IPNetwork? Network(string line)
    {
        if (IPNetwork.TryParse(line, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(line, out var address) && (line.Contains(':', StringComparison.Ordinal) || line.Count(c => c == '.') == 3)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
