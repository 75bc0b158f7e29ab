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

    /// <summary>How many cards have a part in the day and in the queue: all those of a demo that says nothing else.</summary>
    public const int Shown = 300;

    public Story Of(DemoPerson person, Client client)
    {
        var story = new Story(person, client, salons[person.Salon], names, calendar);
        var isSensitive = client.Allergies.Count > 0 || client.OwnValues.Exists(v => fields.IsAboutHealth(v.FieldId));
        if (person.Index >= Cards)
        {
            ConsentRecords.Least(story, isSensitive);
            if (person.Index < Shown)
            {
                DayRecords.Write(story);
                FollowUpRecords.Write(story);
            }

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
        OwnPageRecords.Write(story);
        DayRecords.Write(story);
        FollowUpRecords.Write(story);
        return story;
    }
}
