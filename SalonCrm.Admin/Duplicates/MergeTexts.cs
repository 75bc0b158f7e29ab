using SalonCrm.Admin.Clients;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Admin.Duplicates;

/// <summary>Merges in the reader's language.</summary>
internal static class MergeTexts
{
    /// <summary>What the history tells of a merge; null for any other change.</summary>
    public static string? Told(CardChange change) => change.Fields.FirstOrDefault(f => f.Field == Field.Merge) switch
    {
        null => null,
        { New: { } into } => FieldTexts.Told(change.HasGoneInto ? MergesText.HistoryWent : MergesText.HistoryTook, into),
        { Old: var from } => FieldTexts.Told(change.HasGoneInto ? MergesText.HistoryBack : MergesText.HistoryGave, from),
    };

    public static string Of(IReadOnlyDictionary<Field, int> counts) =>
        string.Join(", ", counts.OrderBy(c => c.Key).Select(c => c.Value == 1 ? FieldTexts.Of(c.Key) : $"{FieldTexts.Of(c.Key)} ({c.Value})"));

    public static string Of(IEnumerable<Field> fields) => string.Join(", ", fields.Select(FieldTexts.Of));

    public static string Of(IEnumerable<ConsentPurpose> purposes) => string.Join(", ", purposes.Select(Consents.ConsentTexts.Of));

    /// <summary>What keeps two cards from becoming one, with the field.</summary>
    public static string Of(FieldProblem problem) => problem.Field == Field.Merge
        ? FieldTexts.Of(problem.Problem)
        : FieldTexts.Told(MergesText.Obstacle, FieldTexts.Of(problem.Field), FieldTexts.Of(problem.Problem));
}
