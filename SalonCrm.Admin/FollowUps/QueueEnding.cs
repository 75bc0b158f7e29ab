using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Admin.FollowUps;

/// <summary>Ends the lines of the queue that are no follow-ups, each by the feature that it belongs to.</summary>
public sealed class QueueEnding(Promises promises, StaffTasks tasks)
{
    /// <summary>It is done, or not needed any more.</summary>
    public async Task<Outcome<Nothing>> End(Actor actor, QueueItem item, bool isDone)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item is { Kind: QueueKind.Promise, Client: { } client })
        {
            var kept = await (isDone ? promises.Keep(actor, client.Id, item.Id) : promises.Drop(actor, client.Id, item.Id));
            return kept switch
            {
                Outcome<ClientCard>.Done => new Outcome<Nothing>.Done(default),
                Outcome<ClientCard>.NotFound => new Outcome<Nothing>.NotFound(),
                _ => new Outcome<Nothing>.NotAllowed(),
            };
        }

        return await (isDone ? tasks.Done(actor, item.Id, item.Version) : tasks.Drop(actor, item.Id, item.Version));
    }

    /// <summary>A task is to be done after all.</summary>
    public Task<Outcome<Nothing>> Reopen(Actor actor, QueueItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return tasks.Reopen(actor, item.Id);
    }
}
