using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>
/// Bookings that sites and apps take. Whoever types a number there is not thereby its owner, so nothing that is answered
/// depends on whose number it is: what is asked for, what is refused and what is given are the same for all.
/// </summary>
public sealed class OnlineBookings
{
    private readonly Turnstile _turnstile;
    private readonly BlindIndex _blind;

    internal OnlineBookings(Turnstile turnstile, BlindIndex blind) => (_turnstile, _blind) = (turnstile, blind);

    /// <summary>
    /// Takes a booking by name and number, and makes the link with which to go on to registration. Answers once it is on
    /// the disk; a caller that gives up waiting has booked all the same.
    /// </summary>
    /// <param name="actor">The site.</param>
    /// <param name="form">What was typed; who it is and whether somebody new is not for a site to say.</param>
    /// <param name="sent">The sender's mark; null where the request sent again is another booking.</param>
    public Task<Outcome<OnlineBookingTaken>> Book(Actor actor, BookingForm form, SentOnce? sent = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        (form.ClientId, form.IsSomeoneNew) = (null, false);
        return _turnstile.Pass(
            actor, Permission.BookOnline, passage => passage.Once(sent, TrailAction.BookingTaken, _blind, () => Take(passage, form)));
    }

    private async Task<Outcome<OnlineBookingTaken>> Take(Passage passage, BookingForm form)
    {
        var site = await passage.Site();
        FieldProblem?[] problems = [site.SalonProblem(form.SalonId), NameProblem(form, passage.Today)];
        if (problems.OfType<FieldProblem>().ToList() is { Count: > 0 } found)
        {
            return new Outcome<OnlineBookingTaken>.Invalid(found);
        }

        return await BookingTaking.Take(passage, form, BookingChannel.Online, _blind) switch
        {
            Outcome<BookingTaken>.Done { Value: var taken } => await Answer(passage, taken),
            var other => other.With<OnlineBookingTaken>(_ => throw new InvalidOperationException("It was not taken.")),
        };
    }

    private static async Task<Outcome<OnlineBookingTaken>> Answer(Passage passage, BookingTaken taken)
    {
        var token = Secret.New();
        var link = new ClientLink
        {
            ClientId = taken.ClientId,
            Kind = LinkKind.Registration,
            BookingId = taken.BookingId,
            TokenHash = Secret.Hash(token),

            // To the second: so every answer has the same length.
            ExpiresAt = passage.Now.AddTicks(-(passage.Now.Ticks % TimeSpan.TicksPerSecond)) + ClientLink.Lifetime,
        };
        link.Touch(passage);
        passage.Db.Add(link);
        passage.Record(TrailAction.LinkMade, taken.ClientId, new() { Kind = nameof(LinkKind.Registration) });
        var network = await passage.Shared(nameof(SalonNetwork), () => passage.Db.Networks.AsNoTracking().SingleAsync(passage.Cancel));
        return new Outcome<OnlineBookingTaken>.Done(new(
            taken.BookingId, token, link.ExpiresAt, network.OwnPageAddress, network.TellsKnownNumbers ? !taken.IsNewClient : null));
    }

    /// <summary>
    /// The name is asked of everybody and measured as a new guest's, or its being refused would tell that the number is
    /// nobody's yet.
    /// </summary>
    private static FieldProblem? NameProblem(BookingForm form, DateOnly today)
    {
        form.Name = ClientRules.Line(form.Name);
        if (form.Name is null)
        {
            return new(Field.SaidName, Problem.Required);
        }

        var name = PersonName.Said(form.Name);
        var guest = new ClientForm { LastName = name.Last, FirstName = name.First, Patronymic = name.Patronymic };
        ClientRules.Tidy(guest);
        return ClientRules.Check(guest, null, today).FirstOrDefault(p => p.Field is Field.LastName or Field.FirstName or Field.Patronymic) is { } problem
            ? problem with { Field = Field.SaidName } : null;
    }
}

/// <summary>A booking as a site is told of it: nothing of the card that it was put to.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="LinkToken">Opens the way on to registration; nobody can be shown it again.</param>
/// <param name="LinkExpiresAt">Until when.</param>
/// <param name="OwnPageAddress">Scheme, host and port of the clients' own page; null for the portal's own.</param>
/// <param name="IsKnown">The number was known before; null where the network does not tell.</param>
public sealed record OnlineBookingTaken(Guid BookingId, string LinkToken, DateTimeOffset LinkExpiresAt, string? OwnPageAddress, bool? IsKnown);
