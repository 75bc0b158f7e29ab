using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;

namespace SalonCrm.Seed.Network;

/// <summary>The network's site: its integration, and what it booked today for people whom the network knows.</summary>
internal static class DemoSite
{
    public const string Name = "verbenika.example";

    private static readonly (string? Name, string Wishes, int? Days)[] Bookings =
    [
        (null, "Покраска корней, как в прошлый раз", null),
        ("Катюша", "Перезвоните, пожалуйста, после шести", null),
        (null, "Можно с подругой?", 3),
    ];

    /// <summary>Makes it as the head of the network. Its key is not told: who tries the demo makes a key of the own.</summary>
    public static async Task Make(IServiceProvider services, MadeSalon[] salons, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync(cancel);
        var head = await db.Users.Where(u => u.Role == Role.NetworkHead).OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(cancel);
        var site = new IntegrationForm { Name = Name };
        (await services.GetRequiredService<Integrations>().Save(Actor.SignedIn(head, Role.NetworkHead, null, "demo data"), site, cancel)).Expect();
        var salon = salons[0].Id;
        var clients = await db.Clients.AsNoTracking().Include(c => c.Phones).Where(c => c.SalonId == salon && c.Phones.Count > 0)
            .OrderByDescending(c => c.CardNumber).Take(Bookings.Length).ToListAsync(cancel);
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        foreach (var (client, booking) in clients.Zip(Bookings))
        {
            var form = new BookingForm
            {
                SalonId = salon,
                Name = booking.Name ?? client.Name.Full,
                Phone = client.Phones[0].Number,
                Wishes = booking.Wishes,
                On = booking.Days is { } days ? today.AddDays(days) : null,
                At = booking.Days is null ? null : new TimeOnly(14, 30),
            };
            (await services.GetRequiredService<OnlineBookings>().Book(Actor.Site(site.Id, "203.0.113.20", Name), form)).Expect();
        }
    }
}
