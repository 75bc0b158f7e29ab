using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SalonCrm.Admin.Tests.Cli;

public sealed class ServeTests : IDisposable
{
    private readonly SomeCommand _command = new();

    public ServeTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_one_line()
    {
        await _command.Init();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        Assert.Equal(
            $"Something listens on {url} already: end it, or choose another address with --urls.", (await _command.Run("serve", "--urls", url)).Refusal());
    }

    [Fact]
    public async Task A_demo_never_empties_a_folder_with_a_real_network()
    {
        await _command.Init();
        var before = new FileInfo(Path.Combine(_command.Data, "salon.db")).Length;

        Assert.Contains("holds something other than a demo network", (await _command.Run("--demo")).Refusal(), StringComparison.Ordinal);
        Assert.Equal(before, new FileInfo(Path.Combine(_command.Data, "salon.db")).Length);
    }

    [Fact]
    public async Task A_demo_that_is_being_served_is_left_alone()
    {
        Directory.CreateDirectory(_command.Data);
        await using var held = new FileStream(
            Path.Combine(_command.Data, "demo-network"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("is being served already", (await _command.Run("--demo")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_demo_is_made_once_and_then_kept()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var first = await _command.Run("--demo", "--clients", "20", "--urls", url);
        var again = await _command.Run("--demo", "--clients", "20", "--urls", url);
        var larger = await _command.Run("--demo", "--clients", "30", "--urls", url);

        Assert.Contains("20 of 20", first.Output, StringComparison.Ordinal);
        Assert.Empty(again.Output);
        Assert.Contains("30 of 30", larger.Output, StringComparison.Ordinal);
    }
}
