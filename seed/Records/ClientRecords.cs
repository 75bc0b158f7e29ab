using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Seed.Filling;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.Records;

/// <summary>
/// What stands on demo cards below the personal data. The first cards have all of it; the others only the consent that
/// what they say about health rests on, so that a million cards are made as fast as ever.
/// </summary>
internal sealed class ClientRecords(MadeSalon[] salons, Names names, DemoFields fields, Calendar calendar)
{
    /// <summary>How many cards have records.</summary>
    public const int Cards = 80;

    public Story Of(DemoPerson person, Client client)
    {
        var story = new Story(person, client, salons[person.Salon], names, calendar);
        var isSensitive = client.Allergies.Count > 0 || client.OwnValues.Exists(v => fields.IsAboutHealth(v.FieldId));
        if (person.Index >= Cards)
        {
            ConsentRecords.HealthAlone(story, isSensitive);
            return story;
        }

        ConsentRecords.Write(story, isSensitive);
        HealthRecords.Write(story);
        VisitRecords.Write(story);
        TreatmentRecords.Write(story);
        AdviceRecords.Write(story);
        PromiseRecords.Write(story);
        GiftCardRecords.Write(story);
        PhotoRecords.Write(story);
        return story;
    }
}
