using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Clients;

/// <summary>The problems of a form, to be shown beside their fields.</summary>
public sealed class Problems(IReadOnlyList<FieldProblem> all)
{
    /// <summary>No problems.</summary>
    public static Problems None { get; } = new([]);

    /// <summary>Whether there is any.</summary>
    public bool Any => all.Count > 0;

    /// <summary>The first field with a problem, to be focused.</summary>
    public Field? First => all.Count > 0 ? all[0].Field : null;

    /// <summary>The first problem as a sentence, where its field is not in sight; null when there is none.</summary>
    public string? Told => all.Count > 0 ? FieldTexts.Of(all[0].Problem) : null;

    /// <summary>Whether this is wrong with a field.</summary>
    public bool Has(Field field, Problem problem) => all.Any(p => p.Field == field && p.Problem == problem);

    /// <summary>What is wrong with a field, as a sentence; null when nothing is.</summary>
    public string? Of(Field field, int index = 0) =>
        all.FirstOrDefault(p => p.Field == field && p.Index == index) is { } problem ? FieldTexts.Of(problem.Problem) : null;
}
