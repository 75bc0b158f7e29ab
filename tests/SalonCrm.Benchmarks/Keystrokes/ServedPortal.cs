using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data;
using SalonCrm.Data.Access;

namespace SalonCrm.Benchmarks.Keystrokes;

/// <summary>
/// The portal in a process of its own, so that its memory is its own. Asked and answered in lines: for cookies of people
/// who have signed in, for clients to look for, and for what it takes.
/// </summary>
internal static class ServedPortal
{
    public const string Command = "served-portal";

    /// <summary>Every so manyth client is one to look for.</summary>
    private const int Stride = 7;

    /// <summary>A card number of three digits is not taken for the two last digits of a masked phone.</summary>
    private const int LeastCard = 100;

    public static async Task Run(string folder)
    {
        await using var portal = Portal.Build(new PortalStart(new DataPlace(folder), "http://127.0.0.1:0"));
        await portal.Services.OpenSalonData();
        await portal.Services.FillDirectory();
        await portal.StartAsync();
        await Console.Out.WriteLineAsync(portal.Urls.First());
        while (await Console.In.ReadLineAsync() is { } line)
        {
            await Console.Out.WriteLineAsync(line.Split(' ') switch
            {
                ["cookies", var count] => string.Join(' ', await Cookies(portal, int.Parse(count, CultureInfo.InvariantCulture))),
                ["clients", var count] => string.Join(' ', await Clients(portal.Services, int.Parse(count, CultureInfo.InvariantCulture))),
                ["memory"] => Memory(),
                ["processor"] => Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
                _ => throw new InvalidDataException(line),
            });
        }

        await portal.StopAsync();
    }

    /// <summary>What the heap holds and what the process has taken, in bytes, after everything unused was given back.</summary>
    private static string Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet}");
    }

    /// <summary>The portal's own cookie for so many people of the front desks, each with an account of her own.</summary>
    private static async Task<List<string>> Cookies(WebApplication portal, int count)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var options = portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var claims = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>();
        var cookies = new List<string>();
        foreach (var account in await People(scope.ServiceProvider, count))
        {
            var now = DateTimeOffset.UtcNow;
            var signedIn = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
            var ticket = new AuthenticationTicket(await claims.CreateAsync(account), signedIn, IdentityConstants.ApplicationScheme);
            cookies.Add($"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");
        }

        return cookies;
    }

    private static async Task<List<Account>> People(IServiceProvider services, int count)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var salons = await db.Salons.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync();
        var accounts = services.GetRequiredService<Accounts>();
        for (var i = await db.Users.CountAsync(u => u.Role == Role.Staff); i < count; i++)
        {
            var form = new AccountForm { DisplayName = $"Desk {i}", Email = $"desk-{i}@mail.example", Salons = [salons[i % salons.Count]] };
            (await accounts.Add(Actor.Operator, form)).Expect();
        }

        return await db.Users.Where(u => u.Role == Role.Staff && !u.Disabled).OrderBy(u => u.Id).Take(count).ToListAsync();
    }

    /// <summary>Numbers as they are said without the country, each with its card number.</summary>
    private static async Task<List<string>> Clients(IServiceProvider services, int count)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var clients = await db.Clients.AsNoTracking().Include(c => c.Phones).Where(c => c.CardNumber >= LeastCard && c.CardNumber % Stride == 0 && c.Phones.Count > 0)
            .OrderBy(c => c.CardNumber).Take(count).ToListAsync();
        return [.. clients.Select(c => (c.CardNumber, c.Phones[0].Phone)).Where(c => c.Phone is not null)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{Said(c.Phone!.Value.International)}:{c.CardNumber}"))];
    }

    private static string Said(string international) =>
        string.Concat(international[(international.IndexOf(' ', StringComparison.Ordinal) + 1)..].Where(char.IsAsciiDigit));
}
