using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Seed.Records;

/// <summary>What was promised: some of it is overdue by now, some was kept.</summary>
internal static class PromiseRecords
{
    public static void Write(Story story)
    {
        if (story.Chance(0.3f))
        {
            var made = Later(story.MadeOn, story.Today.AddDays(-story.Random.Number(6, 30)));
            var due = story.Today.AddDays(story.Chance(0.35f) ? -story.Random.Number(1, 5) : story.Random.Number(0, 12));
            Make(story, made, Later(made, due));
        }

        if (story.Chance(0.2f))
        {
            var made = Later(story.MadeOn, story.Today.AddDays(-story.Random.Number(60, 300)));
            var promise = Make(story, made, made.AddDays(7));
            promise.State = PromiseState.Kept;
            story.Change(promise, story.At(made.AddDays(story.Random.Number(1, 6)), 16), story.Salon.Manager, Field.Promise, promise.Text, null);
        }
    }

    private static Promise Make(Story story, DateOnly day, DateOnly due)
    {
        var owner = story.One<Actor?>([story.Salon.Manager, story.Salon.Specialist, null]);
        var promise = new Promise { ClientId = story.Client.Id, Text = story.One(story.Words.Promises), DueOn = due, OwnerId = owner?.AccountId };
        story.Write(promise, story.At(day, 12), story.Salon.Desk, Field.Promise, promise.Text);
        return promise;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
