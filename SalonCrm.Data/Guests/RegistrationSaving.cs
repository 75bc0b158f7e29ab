using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>
/// Takes what somebody typed who came from an online booking. Whoever booked with a number need not be its owner: only
/// where that booking made the client, and nobody of the salon has touched the card since, does it go to the card. The
/// answer is the same either way.
/// </summary>
internal sealed class RegistrationSaving(Passage passage, ClientLink link, OwnPageForm form, BlindIndex blind)
{
    private bool IsAgreed => OwnPageConsents.Given(form).Any(c => c.Purpose == ConsentPurpose.Processing);

    public async Task<Outcome<OwnPageSent>> Save()
    {
        var lines = OwnPageFields.Lines(await passage.OwnPageFieldsOf()).ToList();
        var said = new ClientForm();
        if (OwnPageReading.Read(form, lines, said, passage.Today) is { Count: > 0 } problems)
        {
            return new Outcome<OwnPageSent>.Invalid(problems);
        }

        if (await OwnPageConsents.Replaced(passage, form) is { } replaced)
        {
            return new Outcome<OwnPageSent>.Conflict(replaced, []);
        }

        var client = (await passage.LoadCard(link.ClientId, tracked: true))!;
        if (!await IsOwn() || !await Write(client, lines, said))
        {
            await ProposeAll(client, lines, said);
        }

        passage.Record(TrailAction.RegistrationTaken, client.Id);
        return new Outcome<OwnPageSent>.Done(new([], link.UsedAt is not null, false));
    }

    /// <summary>Whether nobody but who sends this has written on the card.</summary>
    private async Task<bool> IsOwn() =>
        link.UsedAt is null && await passage.BookingOf(link) is { Damage: null } booking && await passage.UntouchedGuest(booking) is not null;

    private async Task<bool> Write(Client client, List<CardField> lines, ClientForm said)
    {
        var edit = CardView.Form(client, await passage.OptionalFields());
        foreach (var line in lines.Where(l => l.Show(said) is not null))
        {
            line.Copy(said, edit);
        }

        edit.Status = IsAgreed ? ClientStatus.Registered : ClientStatus.Guest;
        if (await CardSaving.Save(passage, client, edit, request: null, blind) is not Outcome<ClientCard>.Done)
        {
            return false;
        }

        (client.ConfirmedOn, client.PhoneConfirmedOn) = (passage.Today, passage.Today);
        await OwnPageConsents.Take(passage, client.Id, form);
        return true;
    }

    private async Task ProposeAll(Client client, List<CardField> lines, ClientForm said)
    {
        foreach (var line in lines.Where(l => l.Show(said) is { } text && text != l.Show(client)))
        {
            await passage.Propose(client.Id, line.Field, line.Show(said), LinkKind.Registration);
        }

        foreach (var given in OwnPageConsents.Given(form).ToList())
        {
            var consent = new Consent { Purpose = given.Purpose, TextVersion = given.TextVersion, Channel = ConsentChannel.Online, GivenOn = passage.Today };
            if (!await passage.HasConsent(client.Id, given.Purpose))
            {
                await passage.Propose(client.Id, Field.Consent, consent.Told, LinkKind.Registration);
            }
        }

        if (IsAgreed && client.Status == ClientStatus.Guest)
        {
            await passage.Propose(client.Id, Field.Status, nameof(ClientStatus.Registered), LinkKind.Registration);
        }
    }
}
