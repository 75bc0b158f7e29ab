using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Treatments;

/// <summary>What the data project names of treatments, as people read it.</summary>
internal static class TreatmentTexts
{
    private const string Separator = " · ";
    private const string Until = "→ ";

    public static string Of(NoteKind kind) => kind switch
    {
        NoteKind.Skin => TreatmentsText.Skin,
        NoteKind.Hair => TreatmentsText.Hair,
        NoteKind.Nails => TreatmentsText.Nails,
        _ => TreatmentsText.Other,
    };

    public static string Of(PatchResult result) => result switch
    {
        PatchResult.Reaction => TreatmentsText.Reaction,
        PatchResult.NoReaction => TreatmentsText.NoReaction,
        _ => TreatmentsText.Unclear,
    };

    /// <summary>An entry of the history, which is kept the same in every language, as this reader's language writes it.</summary>
    public static string Told(Field section, string kept) => string.Join(Separator, kept.Split(Separator).Select(part => Word(section, part)));

    /// <summary>Why a section can't be shown; null when it can.</summary>
    public static string? Refusal<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done => null,
        Outcome<T>.NotFound => ClientsText.Gone,
        _ => ClientsText.NotAllowed,
    };

    /// <summary>The day of today where the portal stands.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    private static string Word(Field section, string part) => section switch
    {
        _ when part.StartsWith(Until, StringComparison.Ordinal) => Until + Day(part[Until.Length..]),
        Field.SpecialistNote when Enum.TryParse<NoteKind>(part, out var kind) && part == kind.ToString() => Of(kind),
        Field.PatchTest when Enum.TryParse<PatchResult>(part, out var result) && part == result.ToString() => Of(result),
        Field.Recommendation when part == nameof(RecommendationState.Done) => TreatmentsText.MarkDone,
        Field.Recommendation when part == nameof(RecommendationState.Dropped) => TreatmentsText.MarkDropped,
        _ => Day(part),
    };

    private static string Day(string kept) => DateOnly.TryParseExact(kept, "yyyy-MM-dd", out var day) ? FieldTexts.Day(day) : kept;
}
