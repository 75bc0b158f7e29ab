using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Consents;

/// <summary>What an operation may ask about consents once it is through the door.</summary>
internal static class ConsentReading
{
    /// <summary>Whether the client consents to the purpose now.</summary>
    public static async Task<bool> HasConsent(this Passage passage, Guid client, ConsentPurpose purpose) =>
        ConsentRules.Allows(await passage.ConsentsOf(client).AsNoTracking().ToListAsync(passage.Cancel), purpose);

    /// <summary>Records that the client has just said yes to health data being kept, where that is not recorded yet.</summary>
    public static async Task TakeHealthConsent(this Passage passage, Guid client)
    {
        if (await passage.HasConsent(client, ConsentPurpose.HealthData))
        {
            return;
        }

        var text = (await passage.ConsentTexts()).First(t => t.Purpose == ConsentPurpose.HealthData);
        var consent = new Consent { ClientId = client, Purpose = text.Purpose, TextVersion = text.Version, Channel = ChannelOf(passage), GivenOn = passage.Today };
        consent.Touch(passage);
        passage.Db.Add(consent);
        passage.RecordPart(client, Field.Consent, null, consent.Told);
    }

    private static ConsentChannel ChannelOf(Passage passage) => passage.Actor.Role == Role.Client ? ConsentChannel.Online : ConsentChannel.InPerson;

    public static IQueryable<Consent> ConsentsOf(this Passage passage, Guid client) => passage.Db.Consents.Where(c => c.ClientId == client);

    /// <summary>All versions of all texts, newest first. A purpose without any gets its first text here.</summary>
    public static async Task<IReadOnlyList<ConsentTextView>> ConsentTexts(this Passage passage)
    {
        var texts = await passage.Db.ConsentTexts.AsNoTracking().ToListAsync(passage.Cancel);
        var missing = Enum.GetValues<ConsentPurpose>().Where(p => texts.TrueForAll(t => t.Purpose != p)).ToList();
        if (missing.Count > 0)
        {
            var first = missing.SelectMany(p => FirstConsentTexts.Of(p, passage.Today)).ToList();
            passage.Db.AddRange(first);
            await passage.Db.SaveChangesAsync(passage.Cancel);
            texts.AddRange(first);
        }

        return
        [
            .. texts.GroupBy(t => (t.Purpose, t.Version)).OrderBy(g => g.Key.Purpose).ThenByDescending(g => g.Key.Version)
                .Select(g => new ConsentTextView(
                    g.Key.Purpose, g.Key.Version, g.First().ValidSince, g.ToDictionary(t => t.Language, t => t.Text, StringComparer.Ordinal))),
        ];
    }

    /// <summary>How the client stands to each purpose.</summary>
    public static async Task<IReadOnlyList<ConsentState>> ConsentStates(this Passage passage, Guid client)
    {
        var texts = await passage.ConsentTexts();
        var consents = await passage.ConsentsOf(client).AsNoTracking().ToListAsync(passage.Cancel);
        var name = await passage.NamesOf(consents.SelectMany(c => new[] { c.CreatedBy, c.UpdatedBy }));
        var states = new List<ConsentState>();
        foreach (var purpose in Enum.GetValues<ConsentPurpose>())
        {
            var current = texts.First(t => t.Purpose == purpose);
            states.Add(ConsentRules.Latest(consents, purpose) is not { } latest
                ? new ConsentState(purpose, ConsentStanding.NeverAsked, current)
                : new ConsentState(
                    purpose,
                    ConsentRules.Standing(consents, purpose),
                    current,
                    texts.FirstOrDefault(t => t.Purpose == purpose && t.Version == latest.TextVersion),
                    latest.GivenOn,
                    latest.Channel,
                    Authorship.Of(latest, name),
                    ConsentRules.LastWithdrawal(consents, purpose)));
        }

        return states;
    }
}
