using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Data.Tests.Guests;

/// <summary>A site of a network, and what it does.</summary>
internal sealed class SomeSite(SomeNetwork network, Actor actor)
{
    public Actor Actor { get; } = actor;

    public static async Task<SomeSite> Of(SomeNetwork network, params Guid[] salons) => new(network, await network.Site(salons));

    public BookingForm Form(string phone, string name = "Маша", Action<BookingForm>? change = null)
    {
        var form = new BookingForm { SalonId = network.Salon, Name = name, Phone = phone };
        change?.Invoke(form);
        return form;
    }

    public Task<Outcome<OnlineBookingTaken>> Book(BookingForm form, SentOnce? sent = null) =>
        network.Services.GetRequiredService<OnlineBookings>().Book(Actor, form, sent);

    public async Task<OnlineBookingTaken> Books(string phone, string name = "Маша") => (await Book(Form(phone, name))).Expect();

    public RegistrationForm Registration(string phone, string first = "Мария", string last = "Иванова", string? token = null) => new()
    {
        SalonId = network.Salon,
        FirstName = first,
        LastName = last,
        Phone = phone,
        Email = "maria@mail.example",
        BirthDate = new DateOnly(1990, 5, 1),
        BookingToken = token,
    };

    public Task<Outcome<RegistrationTaken>> Register(RegistrationForm form, SentOnce? sent = null) =>
        network.Services.GetRequiredService<OnlineRegistrations>().Register(Actor, form, sent);

    /// <summary>The client that a booking was put to.</summary>
    public async Task<Client> ClientOf(Guid booking)
    {
        await using var db = network.Db();
        var id = (await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == booking)).ClientId;
        return await db.Clients.AsNoTracking().Include(c => c.Phones).SingleAsync(c => c.Id == id);
    }

    public async Task<List<Proposal>> Proposals(Guid client)
    {
        await using var db = network.Db();
        return await db.Proposals.AsNoTracking().Where(p => p.ClientId == client).OrderBy(p => p.Id).ToListAsync();
    }
}
