using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Seed.Records;

/// <summary>What clients were advised to do: at the last visit it is still open, before that it was looked at on the next one.</summary>
internal static class AdviceRecords
{
    public static void Write(Story story)
    {
        foreach (var (i, visit) in story.Done.Index().Where(_ => !story.IsChild && story.Chance(0.3f)))
        {
            var (text, forHowLong, howOften) = story.One(story.Words.Advice);
            var advice = new Recommendation
            {
                ClientId = story.Client.Id,
                Day = visit.On,
                Text = text,
                ForHowLong = forHowLong,
                HowOften = howOften,
                DueOn = story.Chance(0.6f) ? visit.On.AddDays(story.Random.Number(7, 40)) : null,
            };
            story.Write(advice, story.At(visit.On, 19), story.Salon.Specialist, Field.Recommendation, advice.Tell());
            if (i + 1 < story.Done.Count && story.Chance(0.9f))
            {
                Close(story, advice, story.Done[i + 1].On);
            }
        }
    }

    private static void Close(Story story, Recommendation advice, DateOnly day)
    {
        var old = advice.Tell();
        advice.State = story.Chance(0.85f) ? RecommendationState.Done : RecommendationState.Dropped;
        advice.DoneOn = advice.State == RecommendationState.Done ? day : null;
        story.Change(advice, story.At(day, 20), story.Salon.Specialist, Field.Recommendation, old, advice.Tell());
    }
}
