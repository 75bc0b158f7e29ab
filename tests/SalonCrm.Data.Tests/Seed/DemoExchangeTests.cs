using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Calls;
using SalonCrm.Seed;

namespace SalonCrm.Data.Tests.Seed;

public sealed class DemoExchangeTests(MadeNetwork made) : IClassFixture<MadeNetwork>
{
    [Fact]
    public async Task Each_salon_has_its_line_and_the_script_has_the_secret_and_is_its_owners_alone()
    {
        await using var db = made.Network.Db();
        var exchange = await db.TelephoneExchanges.AsNoTracking().Include(e => e.Lines).SingleAsync();
        var script = Path.Combine(made.Network.Place.Folder, DemoNetwork.CallScript);
        var lines = await File.ReadAllLinesAsync(script);

        Assert.Equal(await db.Salons.Select(s => s.Id).OrderBy(id => id).ToListAsync(), exchange.Lines.Select(l => l.SalonId).Order());
        Assert.Contains($"exchange {exchange.Id}", lines);
        Assert.Contains($"secret {made.Network.Services.GetRequiredService<ExchangeSecrets>().Find(exchange.Id)!.Secret}", lines);
        Assert.Contains(lines, l => l.Contains("invented", StringComparison.Ordinal));
        Assert.Equal(9, lines.Count(l => l.Contains(" -> ", StringComparison.Ordinal) && l[0] != '#') + lines.Count(l => l.Contains(" <- ", StringComparison.Ordinal) && l[0] != '#'));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(script));
        }
    }
}
