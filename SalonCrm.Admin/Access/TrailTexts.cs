using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Shell;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Trails;

namespace SalonCrm.Admin.Access;

/// <summary>Entries and findings of the trail as people read them. A test proves that each has its text in each language.</summary>
internal static class TrailTexts
{
    public static string Of(TrailAction action) => Text($"Did_{action}");

    public static string Of(TrailGroup group) => Text($"Group_{group}");

    /// <summary>A device to choose from several: in short where that tells it from the others, else with all that it says of itself.</summary>
    public static string Of(string device, IReadOnlyList<string> all) =>
        DeviceName.Of(device) is not { } name ? device : all.Count(d => DeviceName.Of(d) == name) == 1 ? name : $"{name} ({device})";

    /// <summary>What is wrong, in a sentence.</summary>
    public static string Of(TrailFinding finding) =>
        FieldTexts.Told(Text($"Damage_{finding.Damage}"), finding.Seq is { } seq ? seq : finding.CardNumber);

    /// <summary>What was done, with the fields it was about and how many it were.</summary>
    public static string Did(TrailLine line)
    {
        var fields = string.Join(", ", line.Fields.Select(FieldTexts.Of));
        var count = line.Count is not { } number ? null
            : FieldTexts.Told(TrailGroups.Of(TrailGroup.Listed).Contains(line.Action) ? TrailText.Found : TrailText.Number, number);
        return string.Join(": ", new[] { Of(line.Action), fields.Length > 0 ? fields : null, count }.OfType<string>());
    }

    /// <summary>Who did it: name and role.</summary>
    public static string Who(TrailLine line) => line switch
    {
        { Role: Role.Operator } => TrailText.CommandLine,
        { Role: Role.Visitor } => TrailText.Nobody,
        { By: { Length: > 0 } name } => $"{name}, {RoleTexts.Of(line.Role)}",
        _ => RoleTexts.Of(line.Role),
    };

    /// <summary>From what, in short; null where it was the machine itself.</summary>
    public static string? Device(TrailLine line) => line.Role == Role.Operator ? null : DeviceName.Of(line.Device) ?? line.Device;

    /// <summary>Who did it, as a client is told it: role and salons, the name only if the network wants it.</summary>
    public static string WhoFor(TrailLine line, bool withNames) =>
        withNames ? Who(line) : line.Role == Role.Operator ? TrailText.CommandLine
        : string.Join(", ", line.Salons.Prepend(line.Role == Role.Visitor ? TrailText.Nobody : RoleTexts.Of(line.Role)));

    /// <summary>How the trail stands to its head; null where nothing is wrong.</summary>
    public static string? Of(TrailState state) => state switch
    {
        { Trouble: TrailTrouble.None } => null,
        { IsOld: true, Missing: > 0 } => FieldTexts.Told(TrailText.OldDatabase, state.Missing),
        { IsOld: true } => TrailText.OldDatabaseUnknown,
        _ => Text($"State_{state.Trouble}"),
    };

    private static string Text(string key) => TrailText.ResourceManager.GetString(key, TrailText.Culture) ?? key;
}
