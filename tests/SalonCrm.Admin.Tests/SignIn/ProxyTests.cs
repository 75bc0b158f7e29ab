using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.Tests.SignIn;

public sealed class ProxyTests(SomePortal open, ProxiedPortal behind) : IClassFixture<SomePortal>, IClassFixture<ProxiedPortal>
{
    /// <summary>Header injection: a visitor who says himself where he comes from.</summary>
    [Fact]
    public async Task A_forged_header_does_not_move_a_visitor_to_another_address()
    {
        Assert.Equal("127.0.0.1", await AddressOf(open, "203.0.113.50"));
        Assert.Equal("127.0.0.1", await AddressOf(open, "203.0.113.50\r\n, <script>, 198.51.100.1"));
    }

    [Fact]
    public async Task Behind_a_known_proxy_a_visitor_has_his_own_address_and_not_one_that_he_put_before_it()
    {
        Assert.Equal("203.0.113.51", await AddressOf(behind, "203.0.113.51"));
        Assert.Equal("203.0.113.52", await AddressOf(behind, "10.0.0.1, 203.0.113.52"));
    }

    private static async Task<string?> AddressOf(SomePortal portal, string forwarded)
    {
        var account = await portal.Account();
        using var browser = portal.Browser();
        browser.Say("X-Forwarded-For", forwarded.ReplaceLineEndings(""));
        await browser.SignIn(account.Email);
        return (await portal.Services.GetRequiredService<Sessions>().Open(Actor.Operator)).Expect().Single(s => s.AccountId == account.Id).Address;
    }
}

/// <summary>A portal behind a proxy on the same machine.</summary>
public sealed class ProxiedPortal : SomePortal
{
    protected override PortalStart Started(PortalStart start) => start with { KnownProxies = "127.0.0.1" };
}
