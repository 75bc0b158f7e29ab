using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.OwnPage;

/// <summary>What the own page says beyond single words.</summary>
internal static class OwnPageTexts
{
    /// <summary>What became of what was sent. After a registration the same for everybody, whoever the number belongs to.</summary>
    public static IEnumerable<string> Of(OwnPageSent sent, LinkKind kind)
    {
        yield return sent.IsLate ? OwnPageText.SentLate : kind == LinkKind.Registration ? OwnPageText.SentRegistration : OwnPageText.Sent;
        if (sent is { MeetsSalon: true, IsLate: false })
        {
            yield return OwnPageText.MeetsSalon;
        }

        if (sent.Waiting.Contains(Field.Phones))
        {
            yield return OwnPageText.PhoneWaits;
        }

        if (sent is { MeetsSalon: false, IsLate: false } && sent.Waiting.Contains(Field.Allergies))
        {
            yield return OwnPageText.AllergiesWait;
        }
    }

    /// <summary>A consent as the page shows it now, ticked as the client left it; a text that was replaced is to be read first.</summary>
    public static OwnPageConsent Ticked(OwnPageConsent now, OwnPageForm typed) =>
        typed.Consents.FirstOrDefault(c => c.Purpose == now.Purpose && c.TextVersion == now.TextVersion) ?? now;
}
