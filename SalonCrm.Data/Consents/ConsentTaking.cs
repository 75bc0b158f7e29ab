using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Consents;

/// <summary>Records consents within an operation that is about more than them.</summary>
internal static class ConsentTaking
{
    /// <summary>The client gave consent to this version today; nothing where that is recorded already.</summary>
    public static async Task GiveConsent(this Passage passage, Guid client, ConsentPurpose purpose, int version, ConsentChannel channel, DateOnly? day = null)
    {
        var consents = await passage.ConsentsOf(client).AsNoTracking().ToListAsync(passage.Cancel);
        var latest = ConsentRules.Latest(consents, purpose);
        if (latest?.TextVersion == version && ConsentRules.Allows(consents, purpose))
        {
            return;
        }

        var consent = new Consent { ClientId = client, Purpose = purpose, TextVersion = version, Channel = channel, GivenOn = day ?? passage.Today };
        consent.Touch(passage);
        passage.Db.Add(consent);
        passage.RecordPart(client, Field.Consent, latest?.Told, consent.Told);
    }

    /// <summary>The client withdrew consent to a purpose, as of today.</summary>
    public static async Task WithdrawConsent(this Passage passage, Guid client, ConsentPurpose purpose)
    {
        var standing = await passage.ConsentsOf(client).Where(c => c.Purpose == purpose && c.WithdrawnOn == null).AsTracking().ToListAsync(passage.Cancel);
        foreach (var consent in standing)
        {
            var old = consent.Told;
            consent.WithdrawnOn = consent.GivenOn > passage.Today ? consent.GivenOn : passage.Today;
            consent.Touch(passage);
            passage.RecordPart(client, Field.Consent, old, consent.Told);
        }
    }
}
