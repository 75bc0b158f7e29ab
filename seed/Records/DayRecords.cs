using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Visits;

namespace SalonCrm.Seed.Records;

/// <summary>What today holds: who is booked, who was here lately for the first time, what is to be done at an hour.</summary>
internal static class DayRecords
{
    public static void Write(Story story)
    {
        var index = story.Person.Index;
        var (isGuest, hasRecords) = (story.Person.IsGuest, index < ClientRecords.Cards);
        if (hasRecords ? index % 5 == 1 && !story.IsChild : isGuest && index % 3 == 0)
        {
            VisitRecords.Plain(story, story.Today, VisitState.Planned);
        }

        // Those who came lately as guests: some have been here a second time.
        if (!hasRecords && (isGuest ? index % 3 == 1 : index >= ClientRecords.Shown - 40 && index % 4 > 0 && story.Client.GuestSince is not null)
            && story.Client.FirstVisit is { } first && first < story.Today.AddDays(-1))
        {
            VisitRecords.Plain(story, first, VisitState.Done);
            VisitRecords.Plain(story, story.Today.AddDays(-1 - (index % 3)), VisitState.Done);
        }

        if (index % 14 == 3)
        {
            Task(story, index % 28 == 3 ? TaskKind.CallBack : TaskKind.Other);
        }
    }

    private static void Task(Story story, TaskKind kind)
    {
        var days = story.Random.Number(-1, 3);
        story.Keep(new StaffTask
        {
            ClientId = story.Client.Id,
            SalonId = story.Salon.Id,
            Kind = kind,
            Text = kind == TaskKind.CallBack ? story.Words.CallBack : story.One(story.Words.Tasks),
            DueOn = story.Today.AddDays(days),
            DueAt = kind == TaskKind.CallBack ? new TimeOnly(17, 0) : null,
            OwnerId = kind == TaskKind.CallBack ? story.Salon.Manager.AccountId : null,
            CreatedAt = story.At(story.Today.AddDays(-2), 15),
            CreatedBy = story.Salon.Desk.AccountId,
        });
    }
}
