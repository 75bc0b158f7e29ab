using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Treatments;

/// <summary>What entries under a day accept: pure rules. Each answers with null when nothing is wrong.</summary>
internal static class DatedRules
{
    /// <summary>Nothing is planned, and no patch test holds, for longer than this many years.</summary>
    public const int YearsAhead = 10;

    public static FieldProblem? Day(DateOnly? day, DateOnly? birth, DateOnly today) => day switch
    {
        null => new(Field.Date, Problem.Required),

        // A day ahead somewhere on earth is not the future.
        _ when day > today.AddDays(1) => new(Field.Date, Problem.InTheFuture),
        _ when day < birth => new(Field.Date, Problem.BeforeBirth),
        _ when day < today.AddYears(-ClientRules.OldestYears) => new(Field.Date, Problem.TooLongAgo),
        _ => null,
    };

    /// <summary>A day that follows from the entry's own: not before it, and not absurdly far off.</summary>
    public static FieldProblem? Later(DateOnly? later, DateOnly? day) =>
        later < day || later > day?.AddYears(YearsAhead) ? new(Field.DueOn, Problem.OutOfRange) : null;

    public static FieldProblem? Needed(Field field, string? text, int limit) =>
        text is null ? new(field, Problem.Required) : Optional(field, text, limit);

    public static FieldProblem? Optional(Field field, string? text, int limit, int index = 0) =>
        text?.Length > limit ? new(field, Problem.TooLong, index) : null;
}
