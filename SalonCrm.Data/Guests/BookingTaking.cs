using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Guests;

/// <summary>
/// Takes a booking, from the desk or a site: recognises the client by the number or keeps a guest, plans the visit, and
/// keeps what was said as it was said. The write transaction is held already, so two desks make one client.
/// </summary>
internal static class BookingTaking
{
    public static async Task<Outcome<BookingTaken>> Take(Passage passage, BookingForm form, BookingChannel channel, BlindIndex blind)
    {
        // A site's request has its own mark, and its booking's id is made here.
        if (channel == BookingChannel.Desk && await passage.Db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.Id == form.Id, passage.Cancel) is { } taken)
        {
            passage.Record(TrailAction.CardOpened, taken.ClientId);
            return new Outcome<BookingTaken>.Done(new(taken.Id, taken.ClientId, taken.MadeClient, taken.NameDiffers, taken.VisitId));
        }

        Tidy(form);
        var names = await passage.Names();
        var number = Number(form, names, out var phoneProblem);
        List<FieldProblem> problems = [.. BookingRules.Check(form, names, passage.Today), .. phoneProblem is { } why ? [new(Field.Phones, why)] : Array.Empty<FieldProblem>()];
        if (problems.Count > 0)
        {
            return new Outcome<BookingTaken>.Invalid(problems);
        }

        if (form.ClientId is { } said)
        {
            form.ClientId = await Merged.Resolve(passage.Db, said, passage.Cancel);
        }

        var owners = number is { } known ? await passage.OwnersOf([known], blind) : [];
        if (Chosen(form, owners, channel) is not { } choice)
        {
            return new Outcome<BookingTaken>.Invalid(Field.Phones, Problem.WhoIsIt);
        }

        var client = form.ClientId is { } id && number is null ? await passage.Db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, passage.Cancel) : choice.Client;
        if (client is null && form.ClientId is not null)
        {
            return new Outcome<BookingTaken>.NotFound();
        }

        if (client is not null)
        {
            return new Outcome<BookingTaken>.Done(await Keep(passage, form, number, channel, client.Id, isNew: false, SaidNames.Differs(client.Name, form.Name)));
        }

        if (form.Name is null)
        {
            return new Outcome<BookingTaken>.Invalid(Field.SaidName, Problem.Required);
        }

        return await CardSaving.AddNew(passage, Guest(form), blind, channel == BookingChannel.Desk ? ClientSource.Desk : ClientSource.Online) switch
        {
            Outcome<Guid>.Done made => new Outcome<BookingTaken>.Done(await Keep(passage, form, number, channel, made.Value, isNew: true, differs: false)),
            Outcome<Guid>.Invalid invalid => new Outcome<BookingTaken>.Invalid([.. invalid.Problems.Select(p => p.Field is Field.FirstName or Field.LastName ? p with { Field = Field.SaidName } : p)]),
            var other => throw new InvalidOperationException($"A new guest ended with {other.GetType().Name}."),
        };
    }

    private static void Tidy(BookingForm form) =>
        (form.Name, form.Phone, form.Service, form.Wishes) = (ClientRules.Line(form.Name), ClientRules.Line(form.Phone), ClientRules.Line(form.Service), ClientRules.Text(form.Wishes));

    /// <summary>The number as the salon's country reads it. Only who is known already may book without one.</summary>
    private static PhoneNumber? Number(BookingForm form, Names names, out Problem? problem)
    {
        problem = null;
        if (form.Phone is null && form.ClientId is not null)
        {
            return null;
        }

        var home = Country.Find(names.Salons.GetValueOrDefault(form.SalonId)?.CountryCode);
        if (PhoneNumber.TryParse(form.Phone, home, out var number, out var why))
        {
            return number;
        }

        problem = ClientRules.ProblemOf(why);
        return null;
    }

    /// <summary>Who books; an empty choice is somebody new, null says that a person has to choose.</summary>
    private static (Client? Client, bool IsKnown)? Chosen(BookingForm form, List<Client> owners, BookingChannel channel) => owners switch
    {
        _ when form.IsSomeoneNew || owners.Count == 0 => (null, false),
        _ when form.ClientId is { } id => (owners.Find(o => o.Id == id), true),
        [var only] => (only, true),
        _ when channel == BookingChannel.Desk => null,

        // A site can't be asked: nobody may learn there that several people share the number.
        _ => (SaidNames.Closest(owners, form.Name), true),
    };

    private static ClientForm Guest(BookingForm form)
    {
        var name = PersonName.Said(form.Name);
        return new()
        {
            SalonId = form.SalonId,
            Status = ClientStatus.Guest,
            LastName = name.Last,
            FirstName = name.First,
            Patronymic = name.Patronymic,
            Phones = [new() { Text = form.Phone }],
            SharesPhoneKnowingly = true,
        };
    }

    private static async Task<BookingTaken> Keep(
        Passage passage, BookingForm form, PhoneNumber? number, BookingChannel channel, Guid client, bool isNew, bool differs)
    {
        var visit = form.On is null ? null : await Plan(passage, form, client);
        var booking = new Booking
        {
            Id = form.Id,
            ClientId = client,
            SalonId = form.SalonId,
            Channel = channel,
            IntegrationId = passage.Actor.Role == Role.Site ? passage.Actor.AccountId : null,
            VisitId = visit?.Id,
            SaidName = form.Name ?? "",
            SaidPhone = number?.E164 ?? "",
            SaidWishes = Joined(form.Service, form.Wishes),
            NameDiffers = differs,
            MadeClient = isNew,
        };
        booking.Touch(passage);
        passage.Db.Add(booking);
        if (visit is null)
        {
            AskForDay(passage, form, client);
        }

        passage.Record(TrailAction.BookingTaken, client, new() { Kind = channel.ToString() });
        return new(booking.Id, client, isNew, differs, visit?.Id);
    }

    private static async Task<Visit> Plan(Passage passage, BookingForm form, Guid client)
    {
        var names = await passage.Names();
        var agreed = new VisitForm { ClientId = client, SalonId = form.SalonId, On = form.On, At = form.At, State = VisitState.Planned, Wishes = form.Wishes };
        if (form.Service is not null || form.MasterId is not null)
        {
            agreed.Services.Add(new() { Name = form.Service ?? BookingRules.AnyService, MasterId = form.MasterId });
        }

        var visit = new Visit { Id = agreed.Id, ClientId = client };
        VisitContent.Take(visit, agreed);
        visit.Touch(passage);
        passage.Db.Add(visit);
        passage.RecordPart(client, Field.Visit, null, VisitContent.Tell(agreed, names));
        return visit;
    }

    private static void AskForDay(Passage passage, BookingForm form, Guid client) => passage.Db.Add(new StaffTask
    {
        ClientId = client,
        SalonId = form.SalonId,
        Kind = TaskKind.AgreeOnDay,
        Text = Joined(form.Service, form.Wishes),
        DueOn = passage.Today,
        CreatedAt = passage.Now,
        CreatedBy = passage.Actor.AccountId,
    });

    private static string? Joined(string? service, string? wishes) =>
        string.Join('\n', new[] { service, wishes }.OfType<string>()) is { Length: > 0 } said ? said : null;
}
