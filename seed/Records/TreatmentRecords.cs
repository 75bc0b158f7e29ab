using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;
using SalonCrm.Data.Visits;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.Records;

/// <summary>Specialists' notes, patch tests and surveys, on the days of visits.</summary>
internal static class TreatmentRecords
{
    public static void Write(Story story)
    {
        if (story.IsChild)
        {
            return;
        }

        foreach (var visit in story.Done.Where(_ => story.Chance(0.35f)))
        {
            var kind = KindOf(story, visit);
            Keep(story, new SpecialistNote { ClientId = story.Client.Id, Day = visit.On, Kind = NoteOn(kind), Text = story.One(story.Words.Notes[kind]) }, Field.SpecialistNote);
        }

        if (story.Done.Find(v => KindOf(story, v) == ServiceKind.Colour) is { } colouring && story.Chance(0.7f))
        {
            Keep(story, Test(story, colouring.On), Field.PatchTest);
        }

        Ask(story, first: true, DemoServices.Surveys.First().Name, story.Words.Consultations, 0.45f);
        Ask(story, first: false, DemoServices.Surveys.Last().Name, story.Words.Impressions, 0.35f);
    }

    /// <summary>A reaction shows on somebody whose card lists an allergy, and to that.</summary>
    private static PatchTest Test(Story story, DateOnly day)
    {
        var reacts = story.Client.Allergies.Count > 0 && story.Chance(0.5f);
        return new()
        {
            ClientId = story.Client.Id,
            Day = day,
            Substance = reacts ? story.Client.Allergies[0].Substance : story.One(story.Words.Dyes),
            Result = reacts ? PatchResult.Reaction : PatchResult.NoReaction,
            HoldsUntil = reacts ? null : day.AddYears(1),
            Remark = reacts ? story.Words.RedSkin : story.Words.CalmSkin,
        };
    }

    private static void Ask(Story story, bool first, string name, (string, string)[] answers, float weight)
    {
        if (story.Done.Count == 0 || !story.Person.IsWoman || !story.Chance(weight))
        {
            return;
        }

        var (results, conclusions) = story.One(answers);
        Keep(story, new Survey
        {
            ClientId = story.Client.Id,
            Day = story.Done[first ? 0 : ^1].On,
            Name = name,
            Score = story.Random.Number(6, 10),
            OutOf = DemoServices.Surveys.First(t => t.Name == name).BestScore,
            Results = results,
            Conclusions = conclusions,
        }, Field.Survey);
    }

    private static void Keep(Story story, DatedPart part, Field field) =>
        story.Write(part, story.At(part.Day, 18), story.Salon.Specialist, field, part.Tell());

    private static ServiceKind KindOf(Story story, Visit visit) =>
        DemoServices.Of(story.Person.Salon).First(s => s.Name == visit.Services[0].Name).Kind;

    private static NoteKind NoteOn(ServiceKind kind) => kind switch
    {
        ServiceKind.Cut or ServiceKind.Colour => NoteKind.Hair,
        ServiceKind.Nails => NoteKind.Nails,
        _ => NoteKind.Skin,
    };
}
