using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Guests;

/// <summary>Keeps what somebody who may be the client typed, until the salon decides.</summary>
internal static class ProposalKeeping
{
    /// <summary>Proposes a value. The same one twice waits once.</summary>
    /// <param name="passage">The operation.</param>
    /// <param name="client">Whose card.</param>
    /// <param name="field">The field.</param>
    /// <param name="text">In the spelling of the history, null to empty the field. A phone is one number, to be added.</param>
    /// <param name="cameBy">By what way it came.</param>
    public static async Task Propose(this Passage passage, Guid client, Field field, string? text, LinkKind cameBy)
    {
        var waiting = await passage.Db.Proposals.Where(p => p.ClientId == client && p.State == ProposalState.Waiting).AsNoTracking().ToListAsync(passage.Cancel);
        waiting.AddRange(passage.Db.Proposals.Local.Where(p => p.ClientId == client && waiting.TrueForAll(w => w.Id != p.Id)));
        if (waiting.Count >= RegistrationTaking.MostWaiting || waiting.Exists(p => p.Field == field && p.Text == (text ?? "")))
        {
            return;
        }

        var proposal = new Proposal { ClientId = client, Field = field, Text = text ?? "", CameBy = cameBy };
        proposal.Touch(passage);
        passage.Db.Add(proposal);
        passage.RecordPart(client, Field.Proposal, null, $"{field}: {text}");
    }

    /// <summary>Reads a proposed value into a card's form; false for what can't stand there.</summary>
    public static bool Read(ClientForm form, Field field, string? text)
    {
        switch (field)
        {
            case Field.Phones:
                form.Phones.AddRange((text ?? "").Split(CardField.Separator).Where(n => form.Phones.TrueForAll(p => !IsSame(p.Text, n))).Select(n => new PhoneLine { Text = n }));
                return true;
            case Field.Allergies:
                OwnPageReading.ReadAllergies(form, text);
                return true;
            case Field.Salon or Field.FavouriteMaster when !Guid.TryParse(text, out _):
            case Field.Status when !Enum.TryParse<ClientStatus>(text, out _):
                return false;
            default:
                return CardRestoring.Read(form, field, text);
        }
    }

    private static bool IsSame(string? kept, string proposed) =>
        PhoneNumber.TryParse(kept, null, out var number, out _) && PhoneNumber.TryParse(proposed, null, out var other, out _) && number.E164 == other.E164;
}
