using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Clients;

/// <summary>The client cards: open, create, edit, show a masked field, read the history.</summary>
public sealed class ClientCards
{
    /// <summary>How many changes <see cref="History"/> answers with at once.</summary>
    public const int HistoryPage = 50;

    private readonly Door _door;
    private readonly BlindIndex _blind;

    internal ClientCards(Door door, BlindIndex blind) => (_door, _blind) = (door, blind);

    /// <summary>
    /// Opens a card with all that stands on it, by the id of a card that went into it too. Its opening is in the trail
    /// before it is shown.
    /// </summary>
    public Task<Outcome<ClientCard>> Open(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<ClientCard>(actor, Permission.OpenCards, async passage =>
        {
            if (await passage.LoadCardOf(client) is not { } found)
            {
                return new Outcome<ClientCard>.NotFound();
            }

            passage.Record(TrailAction.CardOpened, found.Id);
            var card = await passage.Card(found);
            card.Entries = await passage.Entries(found.Id);
            return new Outcome<ClientCard>.Done(card);
        }, cancel);

    /// <summary>
    /// Keeps a guest at once: name and phone. A form sent twice makes one guest; a phone that is known is told with its
    /// cards, until the form says that it is shared knowingly.
    /// </summary>
    public Task<Outcome<Guid>> AddGuest(Actor actor, GuestForm guest, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(guest);
        var name = PersonName.Said(guest.Name);
        var form = new ClientForm
        {
            Id = guest.Id,
            SalonId = guest.SalonId,
            Status = ClientStatus.Guest,
            LastName = name.Last,
            FirstName = name.First,
            Patronymic = name.Patronymic,
            Phones = [new() { Text = guest.Phone }],
            SharesPhoneKnowingly = guest.SharesPhoneKnowingly,
        };
        return _door.Pass(actor, Permission.AddGuests, passage => CardSaving.Add(passage, form, _blind), cancel);
    }

    /// <summary>Makes a card. See <see cref="AddGuest"/> for forms sent twice and known phones.</summary>
    public Task<Outcome<Guid>> Create(Actor actor, ClientForm form, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.EditCards, passage => CardSaving.Add(passage, form, _blind), cancel);

    /// <summary>
    /// Saves an edited card. Told as a conflict when somebody saved since the form was opened; nothing is changed then,
    /// and saving again with the newer version overwrites knowingly. A form that changes nothing is done without a save.
    /// </summary>
    /// <param name="actor">Who edits.</param>
    /// <param name="form">The form that came with the card.</param>
    /// <param name="request">At whose request, if the client asked for it.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<ClientCard>> Edit(Actor actor, ClientForm form, ClientRequest? request = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<ClientCard>(actor, Permission.EditCards, async passage =>
        {
            return await passage.LoadCard(form.Id, tracked: true) is { } client
                ? await CardSaving.Save(passage, client, form, request, _blind)
                : new Outcome<ClientCard>.NotFound();
        }, cancel);
    }

    /// <summary>The client has just confirmed what the card says: dates it with today.</summary>
    public Task<Outcome<ClientCard>> Confirm(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.ChangeCard(actor, Permission.ConfirmCards, client, (passage, found) =>
        {
            if (found.ConfirmedOn != passage.Today || found.PhoneConfirmedOn is null)
            {
                (found.ConfirmedOn, found.PhoneConfirmedOn) = (passage.Today, passage.Today);
                passage.Record(TrailAction.CardConfirmed, found);
            }

            return Task.FromResult<Outcome<ClientCard>?>(null);
        }, cancel);

    /// <summary>
    /// Shows one masked field, recorded. Answers with null when it is empty or damaged; told as a limit when the account has
    /// had as many shown as the network allows (see <see cref="RevealBudget"/>).
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="client">Whose card.</param>
    /// <param name="field">Phones, email, address or contact instead.</param>
    /// <param name="phone">Which phone.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<string?>> Reveal(Actor actor, Guid client, Field field, Guid? phone = null, CancellationToken cancel = default) =>
        _door.Pass<string?>(actor, Permission.RevealContacts, async passage =>
        {
            if (await passage.LoadCard(client, tracked: false) is not { } found)
            {
                return new Outcome<string?>.NotFound();
            }

            if (await RevealBudget.UsedUp(passage, client) is { } free)
            {
                return new Outcome<string?>.LimitReached(free);
            }

            passage.Record(TrailAction.Revealed, client, new() { Fields = [new(field, null, null)] });
            return new Outcome<string?>.Done(field switch
            {
                Field.Phones => found.Phones.Find(p => p.Id == phone)?.Phone?.International,
                _ when CardFields.Simple.FirstOrDefault(f => f.Field == field) is { Secrecy: Secrecy.Contact } masked => masked.Show(found),
                _ => throw new ArgumentOutOfRangeException(nameof(field), field, "This field is not masked."),
            });
        }, cancel);

    /// <summary>
    /// Puts back what a field was before a change: a change like any other, told in the history, refused where the old
    /// value no longer passes. Only what stands on the card itself can be put back so (see <see cref="CardRestoring.Restorable"/>).
    /// </summary>
    /// <param name="actor">Who restores.</param>
    /// <param name="client">Whose card.</param>
    /// <param name="change">The change, as the history names it.</param>
    /// <param name="field">The field of it.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<ClientCard>> Restore(Actor actor, Guid client, long change, Field field, CancellationToken cancel = default) =>
        _door.Pass<ClientCard>(actor, Permission.EditCards, async passage =>
        {
            if (await passage.LoadCard(client, tracked: true) is not { } found
                || await CardHistory.Find(passage, client, change, field) is not { } was)
            {
                return new Outcome<ClientCard>.NotFound();
            }

            var optional = await passage.OptionalFields();
            if (CardFields.IsOff(field, optional))
            {
                return new Outcome<ClientCard>.Invalid(field, Problem.Retired);
            }

            var form = CardView.Form(found, optional);
            return CardRestoring.Read(form, field, was.Old)
                ? await CardSaving.Save(passage, found, form, null, _blind)
                : new Outcome<ClientCard>.Invalid(field, Problem.Unknown);
        }, cancel);

    /// <summary>Who has opened, printed or revealed something of a card, newest first, at most <see cref="CardAccesses.Most"/>.</summary>
    public Task<Outcome<IReadOnlyList<CardAccess>>> Accesses(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<CardAccess>>(actor, Permission.SeeAccess, async passage =>
        {
            var accesses = await CardAccesses.Of(passage, client);
            passage.Record(TrailAction.AccessRead, client);
            return new Outcome<IReadOnlyList<CardAccess>>.Done(accesses);
        }, cancel);

    /// <summary>The card as it is printed, with all that stands on it; that it was printed is in the trail before it is shown.</summary>
    /// <param name="actor">Who prints.</param>
    /// <param name="client">Whose card.</param>
    /// <param name="isWhole">False leaves out what nobody else should read: health, notes, patch tests, surveys, own fields that are sensitive or stand among these.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<ClientCard>> Print(Actor actor, Guid client, bool isWhole, CancellationToken cancel = default) =>
        _door.Pass<ClientCard>(actor, Permission.PrintCards, async passage =>
        {
            if (await passage.LoadCardOf(client) is not { } found)
            {
                return new Outcome<ClientCard>.NotFound();
            }

            passage.Record(TrailAction.CardPrinted, found.Id, new() { Kind = isWhole ? "whole" : "without sensitive sections" });
            if (!isWhole)
            {
                found.Allergies = [];
                found.HealthNotes = [];
                found.AllergyState = AllergyState.NotAsked;

                // What was left out is not what is missing.
                found.Damage?.Remove(RowSeal.Roster);
                var open = (await passage.OwnFields()).Where(f => f is { IsSensitive: false, Section: OwnFieldSection.PersonalData }).Select(f => f.Id).ToHashSet();
                found.OwnValues.RemoveAll(v => !open.Contains(v.FieldId));
            }

            var card = await passage.Card(found);
            var entries = await passage.Entries(found.Id);
            card.Entries = isWhole ? entries : entries with { Notes = [], PatchTests = [], Surveys = [] };
            return new Outcome<ClientCard>.Done(card);
        }, cancel);

    /// <summary>The changes of a card, newest first, <see cref="HistoryPage"/> at a time: who, when, what it was and what it became.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="client">Whose card.</param>
    /// <param name="skip">How many of the newest are known already.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<IReadOnlyList<CardChange>>> History(Actor actor, Guid client, int skip = 0, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<CardChange>>(actor, Permission.SeeHistory, async passage =>
        {
            passage.Record(TrailAction.HistoryRead, client);
            return new Outcome<IReadOnlyList<CardChange>>.Done(await CardHistory.Changes(passage, client, skip: Math.Max(skip, 0), take: HistoryPage));
        }, cancel);
}
