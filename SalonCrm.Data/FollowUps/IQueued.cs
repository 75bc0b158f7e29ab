using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.FollowUps;

/// <summary>Something that stands in the queue: it has a day and somebody who is to do it.</summary>
internal interface IQueued
{
    Guid Id { get; }

    /// <summary>Whom it is about; null for a task of the salon.</summary>
    Guid? About { get; }

    DateOnly? Due { get; set; }

    Guid? OwnerId { get; set; }
}

/// <summary>Tells the trail of what stands in the queue.</summary>
internal static class QueueTrail
{
    /// <summary>Notes a change with what it was and what it became; on a part of a card also who changed it.</summary>
    public static void RecordQueued(this Passage passage, IQueued row, Field field, string? old, string? now)
    {
        if (row is CardPart part)
        {
            part.Touch(passage);
        }

        passage.Record(row is StaffTask ? TrailAction.TaskChanged : TrailAction.FollowUpChanged, row.About ?? row.Id, new() { Fields = [new(field, old, now)] });
    }
}
