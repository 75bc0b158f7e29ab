using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Protection;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

/// <summary>Whatever sites send in whatever order: one client for each number, every booking kept, no card renamed.</summary>
public sealed class GuestProperties(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private static readonly string[] Names = ["Мария Иванова", "Маша", "Иванова", "Пётр", "Мария"];

    private SomeNetwork Network => shared.Network;

    /// <summary>What a site does with one of a few numbers.</summary>
    private enum Deed
    {
        Book,
        BookAtOnce,
        Register,
        RegisterByToken,
        BookAgainWithSameMark,
    }

    [Fact]
    public void Any_sequence_of_bookings_and_registrations_keeps_one_client_for_each_number_and_loses_no_booking()
    {
        var step = from deed in Gen.Elements(Enum.GetValues<Deed>()) from number in Gen.Choose(0, 2) from name in Gen.Elements(Names) select (deed, number, name);
        Prop.ForAll(step.ListOf().ToArbitrary(), steps => Task.Run(() => Holds([.. steps])).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithEndSize(20));
    }

    private async Task<bool> Holds(List<(Deed Deed, int Number, string Name)> steps)
    {
        var site = await SomeSite.Of(Network);
        string[] phones = [shared.Phone(), shared.Phone(), shared.Phone()];
        var booked = new List<(int Number, OnlineBookingTaken Taken)>();
        var touched = new HashSet<int>();
        foreach (var (deed, number, name) in steps)
        {
            touched.Add(number);
            booked.AddRange((await Do(site, deed, phones[number], name, booked.LastOrDefault(b => b.Number == number).Taken)).Select(t => (number, t)));
        }

        await using var db = Network.Db();
        var blind = Network.Services.GetRequiredService<BlindIndex>();
        foreach (var number in touched)
        {
            var index = blind.Of(ClientPhone.IndexKind, phones[number]);
            var owners = await db.Phones.Where(p => p.NumberIndex == index).Select(p => p.ClientId).Distinct().ToListAsync();
            var ids = booked.Where(b => b.Number == number).Select(b => b.Taken.BookingId).Distinct().ToList();
            var kept = await db.Bookings.Where(b => ids.Contains(b.Id)).Select(b => b.ClientId).ToListAsync();
            if (owners.Count != 1 || kept.Count != ids.Count || kept.Exists(c => c != owners[0]) || await db.Bookings.CountAsync(b => b.ClientId == owners[0]) != ids.Count)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<IReadOnlyList<OnlineBookingTaken>> Do(SomeSite site, Deed deed, string phone, string name, OnlineBookingTaken? last)
    {
        switch (deed)
        {
            case Deed.Book:
                return [await site.Books(phone, name)];
            case Deed.BookAtOnce:
                return await Task.WhenAll(site.Books(phone, name), site.Books(phone, "Маша"));
            case Deed.BookAgainWithSameMark:
                var mark = new SentOnce(Guid.NewGuid().ToString(), name);
                return [(await site.Book(site.Form(phone, name), mark)).Expect(), (await site.Book(site.Form(phone, name), mark)).Expect()];
            default:
                (await site.Register(site.Registration(phone, token: deed == Deed.RegisterByToken ? last?.LinkToken : null))).Expect();
                return [];
        }
    }
}
