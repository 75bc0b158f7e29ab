using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Seed.Records;

/// <summary>What a client consented to when the card was made.</summary>
internal static class ConsentRecords
{
    public static void Write(Story story, bool isSensitive)
    {
        var asked = !story.Person.IsGuest;
        Give(story, ConsentPurpose.Processing, story.Chance(asked ? 0.95f : 0.4f));
        var marketing = Give(story, ConsentPurpose.Marketing, asked && story.Chance(0.55f));
        Give(story, ConsentPurpose.Photos, (asked && story.Chance(0.6f)) || PhotoRecords.IsFor(story.Person));
        Give(story, ConsentPurpose.HealthData, isSensitive || (asked && story.Chance(0.5f)));
        if (marketing is not null && story.Chance(0.12f))
        {
            var day = story.MadeOn.AddDays(story.Random.Number(20, 300));
            var told = marketing.Told;
            marketing.WithdrawnOn = day < story.Today ? day : story.Today.AddDays(-1);
            story.Change(marketing, story.At(marketing.WithdrawnOn.Value, 9), story.Salon.Desk, Field.Consent, told, marketing.Told);
        }
    }

    /// <summary>What a card without records rests on; of those that a demo shows, most have consented to be kept, too.</summary>
    public static void Least(Story story, bool isSensitive)
    {
        Give(story, ConsentPurpose.HealthData, isSensitive);
        Give(story, ConsentPurpose.Processing, story.Person is { IsGuest: false, Index: < ClientRecords.Shown } && story.Chance(0.85f));
    }

    private static Consent? Give(Story story, ConsentPurpose purpose, bool isGiven)
    {
        if (!isGiven)
        {
            return null;
        }

        var consent = new Consent
        {
            ClientId = story.Client.Id,
            Purpose = purpose,
            TextVersion = FirstConsentTexts.Version,
            Channel = story.Random.WeightedRandom([ConsentChannel.InPerson, ConsentChannel.Paper, ConsentChannel.Phone], [0.55f, 0.35f, 0.1f]),
            GivenOn = story.MadeOn,
        };
        story.Write(consent, story.Client.CreatedAt, story.Salon.Desk, Field.Consent, consent.Told);
        return consent;
    }
}
