using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Health;

namespace SalonCrm.Seed.Records;

/// <summary>How allergies show themselves, and what else must be known before anybody touches the client.</summary>
internal static class HealthRecords
{
    public static void Write(Story story)
    {
        foreach (var allergy in story.Client.Allergies)
        {
            var old = allergy.Told;
            var (text, severity) = story.One(story.Words.Reactions);
            (allergy.Reaction, allergy.Severity) = (text, severity);
            var at = story.At(DateOnly.FromDateTime(story.Client.UpdatedAt.UtcDateTime).AddDays(1), 14);
            story.Change(allergy, at < story.Client.UpdatedAt ? story.Client.UpdatedAt : at, story.Salon.Specialist, Field.Allergies, old, allergy.Told);
        }

        if (!story.Kept.OfType<Consent>().Any(c => c.Purpose == ConsentPurpose.HealthData) || story.IsChild)
        {
            return;
        }

        foreach (var (kind, weight) in new[] { (HealthNoteKind.Contraindication, 0.3f), (HealthNoteKind.ChronicCondition, 0.25f), (HealthNoteKind.PhysicalFeature, 0.2f) })
        {
            if (story.Maybe(weight, story.Words.Health[kind]) is { } text)
            {
                var note = new HealthNote { ClientId = story.Client.Id, Kind = kind, Text = text };
                story.Write(note, story.At(story.MadeOn.AddDays(story.Random.Number(0, 60)), 15), story.Salon.Specialist, Field.HealthNote, text);
            }
        }
    }
}
