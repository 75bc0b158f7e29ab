using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Calls;

/// <summary>
/// Keeps the tasks to call back, in the transaction of the change itself: a missed call opens one, several of one number
/// share it, and talking with that number ends it, whoever called whom.
/// </summary>
internal static class CallBacks
{
    /// <summary>Brings the task of a call in line with how the call stands; the caller saves.</summary>
    public static async Task Settle(Passage passage, Call call)
    {
        if (call is { IsMissed: true, CallBackId: null, SalonId: { } salon, Number: { } kept } && !CallerNumber.IsInternal(call))
        {
            if (!await WasReachedSince(passage, call))
            {
                call.CallBackId = await OpenTask(passage, call) ?? Make(passage, call, salon, kept);
            }
        }
        else if (call is { IsMissed: false, CallBackId: { } wrong })
        {
            // The answer was told after the end.
            call.CallBackId = null;
            await End(passage, call, [wrong], TaskState.Dropped);
        }

        if (call.NumberIndex is { } number && (call.AnsweredAt is not null || call is { TakenBy: not null, IsMissed: false }))
        {
            var due = await passage.Db.Calls.Where(c => c.NumberIndex == number && c.CallBackId != null && c.Id != call.Id && c.StartedAt <= call.StartedAt)
                .Select(c => c.CallBackId!.Value).Distinct().ToListAsync(passage.Cancel);
            await End(passage, call, due, TaskState.Done);
        }
    }

    private static Task<bool> WasReachedSince(Passage passage, Call missed) => passage.Db.Calls.AnyAsync(
        c => missed.NumberIndex != null && c.NumberIndex == missed.NumberIndex && c.Id != missed.Id && c.StartedAt >= missed.StartedAt && c.AnsweredAt != null, passage.Cancel);

    /// <summary>The task that another missed call of the same number has opened already; null for none.</summary>
    private static Task<Guid?> OpenTask(Passage passage, Call call) => passage.Db.Calls
        .Where(c => call.NumberIndex != null && c.NumberIndex == call.NumberIndex && c.SalonId == call.SalonId && c.Id != call.Id
            && passage.Db.Tasks.Any(t => t.Id == c.CallBackId && t.State == TaskState.Open))
        .Select(c => c.CallBackId).FirstOrDefaultAsync(passage.Cancel);

    private static Guid Make(Passage passage, Call call, Guid salon, string kept)
    {
        var task = new StaffTask
        {
            ClientId = call.ClientId,
            SalonId = salon,
            Kind = TaskKind.CallBack,

            // A client's number stands on the card, for who may see it there.
            Text = call.ClientId is null ? CallerNumber.Of(call)?.International ?? kept : null,
            DueOn = passage.Today,
            CreatedAt = passage.Now,
            CreatedBy = passage.Actor.AccountId,
        };
        passage.Db.Add(task);
        passage.RecordQueued(task, Field.Task, null, StaffTasks.Told(task));
        return task.Id;
    }

    /// <summary>Ends tasks that are open still; one that another missed call needs is not dropped.</summary>
    private static async Task End(Passage passage, Call call, List<Guid> tasks, TaskState state)
    {
        var open = await passage.Db.Tasks.AsTracking().Where(t => tasks.Contains(t.Id) && t.State == TaskState.Open)
            .Where(t => state == TaskState.Done || !passage.Db.Calls.Any(c => c.CallBackId == t.Id && c.Id != call.Id)).ToListAsync(passage.Cancel);
        foreach (var task in open)
        {
            (task.State, task.EndedAt, task.EndedBy) = (state, passage.Now, passage.Actor.AccountId);
            passage.RecordQueued(task, Field.Task, StaffTasks.Told(task), null);
        }
    }
}
