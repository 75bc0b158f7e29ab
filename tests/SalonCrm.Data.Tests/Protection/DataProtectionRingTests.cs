using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>Cookies and tokens: their keys lie in the database, wrapped.</summary>
public sealed class DataProtectionRingTests
{
    [Fact]
    public async Task What_one_start_protected_the_next_one_reads_and_the_file_shows_no_key()
    {
        var first = await SomeNetwork.Make();
        var token = Protector(first).Protect("token");
        Assert.Equal(1L, first.Value("SELECT count(*) FROM data_protection_ring"));
        var kept = Encoding.UTF8.GetString((byte[])first.Value("SELECT Wrapped FROM data_protection_ring")!);
        Assert.DoesNotContain("<key", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", kept, StringComparison.Ordinal);
        await first.Services.DisposeAsync();

        await using var second = await SomeNetwork.Open(first.Root);
        Assert.Equal("token", Protector(second).Unprotect(token));
        Assert.Equal(1L, second.Value("SELECT count(*) FROM data_protection_ring"));
    }

    private static IDataProtector Protector(SomeNetwork network) =>
        network.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("tests");
}
