using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace SalonCrm.Data.Tests.Guests;

public sealed class BadBookingTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Theory]
    [InlineData("+7 916 12", Problem.PhoneTooShort)]
    [InlineData("+999 916 123 45 67", Problem.PhoneNoSuchCountry)]
    [InlineData("маша", Problem.PhoneNotANumber)]
    [InlineData("", Problem.Required)]
    public async Task An_impossible_phone_is_told(string phone, Problem problem) =>
        Assert.Equal([new(Field.Phones, problem)], await Network.Refused(Network.Booking("Ольга", phone)));

    [Theory]
    [InlineData(null, Problem.Required)]
    [InlineData("   ", Problem.Required)]
    [InlineData("+7 916 123-45-67", Problem.NameIsPhone)]
    [InlineData("Маша 89161234567", Problem.NameIsPhone)]
    [InlineData("!!!", Problem.NotAName)]
    public async Task A_guest_needs_a_name_that_is_one(string? name, Problem problem) =>
        Assert.Equal([new(Field.SaidName, problem)], await Network.Refused(Network.Booking(name, shared.Phone())));

    [Fact]
    public async Task The_past_is_not_booked()
    {
        var booking = Network.Booking("Ольга", shared.Phone());
        booking.On = SomeBookings.Tomorrow.AddDays(-3);

        Assert.Equal([new(Field.VisitDate, Problem.InThePast)], await Network.Refused(booking));
    }

    [Fact]
    public async Task An_hour_needs_its_day_and_a_day_lies_within_two_years()
    {
        var booking = Network.Booking("Ольга", shared.Phone());
        booking.On = null;
        Assert.Equal([new(Field.VisitDate, Problem.Required)], await Network.Refused(booking));
        booking.On = SomeBookings.Tomorrow.AddYears(BookingForm.YearsAhead);
        Assert.Equal([new(Field.VisitDate, Problem.OutOfRange)], await Network.Refused(booking));
    }

    [Fact]
    public async Task A_salon_that_closed_takes_no_bookings()
    {
        var salons = Network.Services.GetRequiredService<Salons>();
        var closed = new SalonForm { Name = "Закрытый", CountryCode = "RU" };
        (await salons.Save(Network.Head, closed)).Expect();
        (closed.IsRetired, closed.Version) = (true, 1);
        (await salons.Save(Network.Head, closed)).Expect();
        var booking = Network.Booking("Ольга", shared.Phone());
        booking.SalonId = closed.Id;

        Assert.Equal([new(Field.Salon, Problem.Retired)], await Network.Refused(booking));
    }

    [Fact]
    public async Task What_is_too_long_or_unknown_is_told_and_nothing_is_kept()
    {
        var phone = shared.Phone();
        var booking = Network.Booking(new string('а', BookingForm.NameLength + 1), phone);
        (booking.Service, booking.Wishes, booking.MasterId) = (new('у', BookingForm.ServiceLength + 1), new('ж', BookingForm.WishesLength + 1), Guid.CreateVersion7());

        Assert.Equal(
            [new(Field.SaidName, Problem.TooLong), new(Field.ServiceLine, Problem.TooLong), new(Field.Wishes, Problem.TooLong), new(Field.Master, Problem.Unknown)],
            await Network.Refused(booking));
        Assert.Empty((await Network.Bookings().Recognise(Network.Staff, Network.Salon, phone)).Expect().Clients);
    }

    [Fact]
    public async Task A_specialist_takes_no_bookings() =>
        Assert.IsType<Outcome<BookingTaken>.NotAllowed>(await Network.Bookings().Take(Network.Specialist, Network.Booking("Ольга", shared.Phone())));
}
