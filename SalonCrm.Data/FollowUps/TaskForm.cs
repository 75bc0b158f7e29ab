using SalonCrm.Data.Clients;

namespace SalonCrm.Data.FollowUps;

/// <summary>A task as it is typed.</summary>
public sealed class TaskForm
{
    /// <summary>The task; made by the form, so that two submits make one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Whom it is about; null for a task of the salon.</summary>
    public Guid? ClientId { get; set; }

    /// <summary>The salon that is to do it; of a client's task the client's own where none is named.</summary>
    public Guid? SalonId { get; set; }

    /// <summary>What it is about.</summary>
    public TaskKind Kind { get; set; }

    /// <summary>What is to be done; at most 300 characters. Required where <see cref="Kind"/> does not say it.</summary>
    public string? Text { get; set; }

    /// <summary>By when; null for today.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>At what hour; null for any.</summary>
    public TimeOnly? DueAt { get; set; }

    /// <summary>Who is to do it; null for whoever is there.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>What is wrong with a tidied form; empty when nothing is.</summary>
    internal List<FieldProblem> Check(DateOnly today)
    {
        var problems = new List<FieldProblem>();
        if (!Enum.IsDefined(Kind))
        {
            problems.Add(new(Field.Task, Problem.NotAChoice));
        }
        else if ((Text is null && Kind == TaskKind.Other) || Text?.Length > Client.LineLength)
        {
            problems.Add(new(Field.Task, Text is null ? Problem.Required : Problem.TooLong));
        }

        // A day behind somewhere on earth is today.
        if (DueOn < today.AddDays(-1) || DueOn > today.AddYears(2))
        {
            problems.Add(new(Field.DueOn, DueOn < today ? Problem.InThePast : Problem.OutOfRange));
        }

        return problems;
    }
}
