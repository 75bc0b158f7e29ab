using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Backups;

/// <summary>A backup that was made, or tried.</summary>
/// <param name="Id">Which.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Name">The name of its folder.</param>
/// <param name="Bytes">How large it is; null where there is none.</param>
/// <param name="Clients">How many clients are in it.</param>
/// <param name="By">Who made it; null where the portal did by itself, or somebody at the command line.</param>
/// <param name="IsKept">It lies in the folder still.</param>
public sealed record BackupView(
    Guid Id, DateTimeOffset StartedAt, BackupResult Result, string? Name, long? Bytes, int? Clients, string? By, bool IsKept);

/// <summary>How the backups are.</summary>
/// <param name="Last">The last that was made or tried; null before the first.</param>
/// <param name="LastWhole">The last that is whole and lies there still.</param>
/// <param name="IsLate">There is reason to worry: the last one failed, or the last whole one is older than it should be.</param>
/// <param name="Runs">The last ones, newest first.</param>
/// <param name="Folder">Where they lie.</param>
/// <param name="Free">How much room the disk has there, in bytes.</param>
/// <param name="Rules">The form with the rules as they are.</param>
public sealed record BackupsView(
    BackupView? Last, BackupView? LastWhole, bool IsLate, IReadOnlyList<BackupView> Runs, string Folder, long Free, BackupRulesForm Rules);

/// <summary>What a network head sets about backups.</summary>
public sealed class BackupRulesForm
{
    /// <summary>Most that can be kept of one age.</summary>
    public const int MostKept = 60;

    /// <summary>Whether the portal makes them by itself.</summary>
    public bool BacksUp { get; set; } = true;

    /// <summary>At which hour, by the machine's clock.</summary>
    public TimeOnly? At { get; set; }

    /// <summary>How many days, at least one.</summary>
    public int? Daily { get; set; }

    /// <summary>How many weeks.</summary>
    public int? Weekly { get; set; }

    /// <summary>How many months.</summary>
    public int? Monthly { get; set; }

    /// <summary>The version of the rules that the form was made from.</summary>
    public int Version { get; set; }

    internal static BackupRulesForm Of(ProtectionRules rules) => new()
    {
        BacksUp = rules.BacksUp,
        At = rules.BackupAt,
        Daily = rules.KeptDaily,
        Weekly = rules.KeptWeekly,
        Monthly = rules.KeptMonthly,
        Version = rules.Version,
    };

    /// <summary>What is wrong with it; of the numbers by their place: days, weeks, months.</summary>
    internal List<FieldProblem> Check()
    {
        var problems = new List<FieldProblem>();
        if (At is null)
        {
            problems.Add(new(Field.BackupHour, Problem.Required));
        }

        foreach (var (place, (number, least)) in new[] { (Daily, 1), (Weekly, 0), (Monthly, 0) }.Index())
        {
            if (number is null)
            {
                problems.Add(new(Field.KeptBackups, Problem.Required, place));
            }
            else if (number < least || number > MostKept)
            {
                problems.Add(new(Field.KeptBackups, Problem.OutOfRange, place));
            }
        }

        return problems;
    }

    internal bool IsAs(ProtectionRules rules) =>
        (BacksUp, At, Daily, Weekly, Monthly) == (rules.BacksUp, rules.BackupAt, rules.KeptDaily, rules.KeptWeekly, rules.KeptMonthly);

    internal bool KeepsLessThan(ProtectionRules rules) =>
        (rules.BacksUp && !BacksUp) || Daily < rules.KeptDaily || Weekly < rules.KeptWeekly || Monthly < rules.KeptMonthly;

    internal void Apply(ProtectionRules rules)
    {
        (rules.BacksUp, rules.BackupAt) = (BacksUp, At!.Value);
        (rules.KeptDaily, rules.KeptWeekly, rules.KeptMonthly) = (Daily!.Value, Weekly!.Value, Monthly!.Value);
    }

    /// <summary>How the trail tells rules: the same in every language.</summary>
    internal static string Tell(ProtectionRules rules) =>
        FormattableString.Invariant($"{(rules.BacksUp ? $"{rules.BackupAt:HH\\:mm}" : "off")}, {rules.KeptDaily}/{rules.KeptWeekly}/{rules.KeptMonthly}");
}
