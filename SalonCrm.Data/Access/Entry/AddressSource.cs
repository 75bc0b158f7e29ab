using System.Net;
using System.Net.Sockets;

namespace SalonCrm.Data.Access.Entry;

/// <summary>Who an address is: of IPv6 the network, since one household has more addresses in it than can be counted.</summary>
internal static class AddressSource
{
    private const int NetworkBytes = 8;

    public static string Of(string? address) => Parse(address) switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6 } found => Convert.ToHexString(found.GetAddressBytes().AsSpan(0, NetworkBytes)),
        var found => found.ToString(),
    };

    public static IPAddress? Parse(string? address) =>
        !IPAddress.TryParse(address, out var found) ? null : found.IsIPv4MappedToIPv6 ? found.MapToIPv4() : found;
}
