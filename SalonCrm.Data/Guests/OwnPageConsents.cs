using SalonCrm.Data.Access;
using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Guests;

/// <summary>Takes the consents of the own page: only what the client changed there.</summary>
internal static class OwnPageConsents
{
    /// <summary>The version that is asked with now, where a consent was given to a text that has been replaced since.</summary>
    public static async Task<int?> Replaced(Passage passage, OwnPageForm form)
    {
        var texts = await passage.ConsentTexts();
        return Given(form).Select(c => (c.TextVersion, Now: texts.First(t => t.Purpose == c.Purpose).Version))
            .Where(c => c.TextVersion != c.Now).Select(c => (int?)c.Now).FirstOrDefault();
    }

    /// <summary>Records what was given and withdrawn. A withdrawal counts at once, also on a page that comes late.</summary>
    public static async Task Take(Passage passage, Guid client, OwnPageForm form)
    {
        foreach (var given in Given(form))
        {
            await passage.GiveConsent(client, given.Purpose, given.TextVersion, ConsentChannel.Online);
        }

        foreach (var withdrawn in form.Consents.Where(c => c is { Was: true, Is: false } && Enum.IsDefined(c.Purpose)).DistinctBy(c => c.Purpose))
        {
            await passage.WithdrawConsent(client, withdrawn.Purpose);
        }
    }

    /// <summary>The consents that were given on the page, each purpose once.</summary>
    public static IEnumerable<OwnPageConsent> Given(OwnPageForm form) =>
        form.Consents.Where(c => c is { Was: false, Is: true } && Enum.IsDefined(c.Purpose)).DistinctBy(c => c.Purpose);
}
