using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>Registrations that sites and apps take. Who has the number already is registered by nobody else: what was typed is proposed.</summary>
public sealed class OnlineRegistrations
{
    private readonly Turnstile _turnstile;
    private readonly BlindIndex _blind;

    internal OnlineRegistrations(Turnstile turnstile, BlindIndex blind) => (_turnstile, _blind) = (turnstile, blind);

    /// <summary>
    /// Takes a registration. A number that nobody has makes a registered client. The guest whom a booking made is
    /// completed by who shows that booking's token, as long as nobody else has written on the card. For everybody else
    /// who has the number, what differs waits for a manager's word. The answer is the same.
    /// </summary>
    /// <param name="actor">The site.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="sent">The sender's mark; null where there is none.</param>
    public Task<Outcome<RegistrationTaken>> Register(Actor actor, RegistrationForm form, SentOnce? sent = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _turnstile.Pass(
            actor, Permission.BookOnline, passage => passage.Once(sent, TrailAction.RegistrationTaken, _blind, () => Take(passage, form)));
    }

    private async Task<Outcome<RegistrationTaken>> Take(Passage passage, RegistrationForm form)
    {
        var site = await passage.Site();
        var person = form.Person();
        ClientRules.Tidy(person);
        var salon = (await passage.Names()).Salons.GetValueOrDefault(form.SalonId);
        var home = Country.Find(salon?.CountryCode);
        List<FieldProblem> problems =
        [
            .. ClientRules.Check(person, home, passage.Today),
            .. BookingRules.NamesOf(person),
            .. await ConsentProblems(passage, form.Consents),
        ];
        if (salon is null || !site.BooksFor(salon.Id) || salon.IsClosed)
        {
            problems.Add(new(Field.Salon, salon is not null && site.BooksFor(salon.Id) ? Problem.Retired : Problem.Unknown));
        }

        if (problems.Count > 0)
        {
            return new Outcome<RegistrationTaken>.Invalid(problems);
        }

        var number = ClientRules.Numbers(person, home)[0].Number;
        var tells = await passage.Db.Networks.Select(n => n.TellsKnownNumbers).SingleAsync(passage.Cancel);
        return new Outcome<RegistrationTaken>.Done(new(await Keep(passage, form, person, number, home) ? tells ? true : null : tells ? false : null));
    }

    /// <summary>Keeps it in the one way that is right; tells whether the number was known.</summary>
    private async Task<bool> Keep(Passage passage, RegistrationForm form, ClientForm person, PhoneNumber number, Country? home)
    {
        var (link, booking) = await passage.BookingOf(form.BookingToken);
        if (link is not null && booking is not null)
        {
            link.UsedAt = passage.Now;
            link.Touch(passage);
            if (await passage.UntouchedGuest(booking) is { } guest)
            {
                await passage.Complete(guest, person, form.Consents, number, booking);
            }
            else
            {
                await passage.Propose(await passage.Db.Clients.AsNoTracking().Include(c => c.Phones).FirstAsync(c => c.Id == booking.ClientId, passage.Cancel), person, form.Consents, number);
            }

            return true;
        }

        var owners = await passage.OwnersOf([number], _blind);
        if (owners.Count > 0)
        {
            var owner = SaidNames.Closest(owners, person.Name.Full);
            await passage.Propose(await passage.Db.Clients.AsNoTracking().Include(c => c.Phones).FirstAsync(c => c.Id == owner.Id, passage.Cancel), person, form.Consents, number);
            return true;
        }

        var client = await NewClients.Make(passage, person, home, _blind, ClientSource.Online, await passage.OptionalFields());
        await passage.Db.SaveChangesAsync(passage.Cancel);
        passage.Record(TrailAction.CardCreated, client, new() { Fields = CardFields.Filled(client) });
        passage.Give(client.Id, form.Consents);
        passage.Record(TrailAction.RegistrationTaken, client.Id, new() { Kind = "new" });
        return false;
    }

    /// <summary>Each purpose once, and to the text that is asked with now.</summary>
    private static async Task<List<FieldProblem>> ConsentProblems(Passage passage, List<GivenConsent> consents)
    {
        if (consents.Count == 0)
        {
            return [];
        }

        var current = (await passage.ConsentTexts()).DistinctBy(t => t.Purpose).ToDictionary(t => t.Purpose, t => t.Version);
        return
        [
            .. consents.Index().Select(c =>
                !current.TryGetValue(c.Item.Purpose, out var version) ? new FieldProblem(Field.Consent, Problem.Unknown, c.Index)
                : consents.FindIndex(o => o.Purpose == c.Item.Purpose) != c.Index ? new(Field.Consent, Problem.Taken, c.Index)
                : version != c.Item.TextVersion ? new(Field.Consent, Problem.Expired, c.Index)
                : null).OfType<FieldProblem>(),
        ];
    }
}
