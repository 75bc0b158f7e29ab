using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>Bookings by phone and at the desk: the number is typed once, and whoever has it is recognised (R2.3).</summary>
public sealed class Bookings
{
    private readonly Door _door;
    private readonly BlindIndex _blind;

    internal Bookings(Door door, BlindIndex blind) => (_door, _blind) = (door, blind);

    /// <summary>Tells who has a number, while it is typed.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="salon">The salon whose country reads a number that is written without one.</param>
    /// <param name="phone">What is typed so far.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<PhoneOwners>> Recognise(Actor actor, Guid salon, string? phone, CancellationToken cancel = default) =>
        _door.Pass<PhoneOwners>(actor, Permission.TakeBookings, async passage =>
        {
            var home = Country.Find((await passage.Names()).Salons.GetValueOrDefault(salon)?.CountryCode);
            if (!PhoneNumber.TryParse(phone, home, out var number, out var problem))
            {
                passage.Record(TrailAction.Recognised, detail: new() { Kind = "no number", Hits = 0 });
                return new Outcome<PhoneOwners>.Done(new(null, ClientRules.ProblemOf(problem), []));
            }

            var owners = await passage.OwnersOf([number], _blind);
            var hits = await passage.Hits([.. owners.Select(o => o.Id)]);
            passage.Record(TrailAction.Recognised, detail: new()
            {
                Kind = "phone", Hits = hits.Count, QueryHash = Convert.ToHexString(_blind.Of("query", number.E164)),
            });
            return new Outcome<PhoneOwners>.Done(new(number, null, hits));
        }, cancel);

    /// <summary>
    /// Takes a booking. The same form twice books once; a new number keeps a guest at once; a number that several share
    /// needs to be told who books. A name that is not the card's is kept as said and changes no card.
    /// </summary>
    public Task<Outcome<BookingTaken>> Take(Actor actor, BookingForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass(actor, Permission.TakeBookings, passage => BookingTaking.Take(passage, form, BookingChannel.Desk, _blind), cancel);
    }

    /// <summary>
    /// Settles a name that somebody booked under: takes it over, or leaves the card as it is. All bookings of the client
    /// under that name are settled with it.
    /// </summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="booking">The booking.</param>
    /// <param name="takesOver">The card is to say what was said.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<ClientCard>> SettleName(Actor actor, Guid booking, bool takesOver, CancellationToken cancel = default) =>
        _door.Pass<ClientCard>(actor, Permission.DecideProposals, async passage =>
        {
            if (await passage.Db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == booking, cancel) is not { } said
                || await passage.LoadCard(said.ClientId, tracked: true) is not { } client)
            {
                return new Outcome<ClientCard>.NotFound();
            }

            foreach (var same in await passage.Db.Bookings.AsTracking().Where(b => b.ClientId == client.Id && b.NameDiffers).ToListAsync(cancel))
            {
                same.NameDiffers = !string.Equals(same.SaidName, said.SaidName, StringComparison.OrdinalIgnoreCase);
            }

            passage.Record(TrailAction.BookingTaken, client.Id, new() { Kind = takesOver ? "name taken over" : "name left" });
            if (!takesOver)
            {
                await passage.Db.SaveChangesAsync(cancel);
                return new Outcome<ClientCard>.Done(await passage.Card(client));
            }

            var form = CardView.Form(client, await passage.OptionalFields());
            (form.LastName, form.FirstName, form.Patronymic) = PersonName.Said(said.SaidName);
            return await CardSaving.Save(passage, client, form, null, _blind);
        }, cancel);
}
