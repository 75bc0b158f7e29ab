using System.Net.Sockets;
using System.Text;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>A request as bytes: a client library would tidy up what an attacker does not.</summary>
internal static class RawRequest
{
    public static async Task<string> Send(SomePortal portal, string path, string headers = "", string body = "", string method = "GET")
    {
        var address = new Uri(portal.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        var length = Encoding.UTF8.GetByteCount(body);
        var request = $"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>The number of the answer's state.</summary>
    public static int State(string answer) => int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The lines before the body.</summary>
    public static string[] Heads(string answer) => answer.Split("\r\n\r\n")[0].Split("\r\n");
}
