using System.Globalization;
using SalonCrm.Admin.Tests.Cli;

namespace SalonCrm.Admin.Tests.OwnPage;

public sealed class OwnAddressTests
{
    [Fact]
    public async Task The_portal_and_the_clients_pages_do_not_share_a_port()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        using var command = new SomeCommand();
        await command.Init();

        var ended = await command.Run("serve", "--urls", "http://127.0.0.1:5999", "--own-page-urls", "http://0.0.0.0:5999");

        Assert.NotEqual(0, ended.Code);
        Assert.Contains("cannot share port 5999", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        using var command = new SomeCommand();
        var ended = await command.Run("serve", "--own-page-urls", "my page");
        Assert.Contains("my page", ended.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, ended.Code);
    }
}
