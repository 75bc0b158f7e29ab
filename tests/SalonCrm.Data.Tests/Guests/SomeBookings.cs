using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Data.Tests.Guests;

/// <summary>Bookings of a network, as tests need them.</summary>
internal static class SomeBookings
{
    public static Bookings Bookings(this SomeNetwork network) => network.Services.GetRequiredService<Bookings>();

    public static GapAnswers Answers(this SomeNetwork network) => network.Services.GetRequiredService<GapAnswers>();

    public static DateOnly Tomorrow => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);

    public static BookingForm Booking(this SomeNetwork network, string? name, string? phone) =>
        new() { SalonId = network.Salon, Name = name, Phone = phone, On = Tomorrow, At = new(15, 0), Service = "Стрижка" };

    public static async Task<BookingTaken> Book(this SomeNetwork network, string? name, string? phone) =>
        (await network.Bookings().Take(network.Staff, network.Booking(name, phone))).Expect();

    public static async Task<IReadOnlyList<FieldProblem>> Refused(this SomeNetwork network, BookingForm form) =>
        Assert.IsType<Outcome<BookingTaken>.Invalid>(await network.Bookings().Take(network.Staff, form)).Problems;
}
