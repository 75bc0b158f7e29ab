using SalonCrm.Data.Access;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Admin.Treatments;

/// <summary>What the data project names of treatments, as people read it.</summary>
internal static class TreatmentTexts
{
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

    /// <summary>Why a section can't be shown; null when it can.</summary>
    public static string? Refusal<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done => null,
        Outcome<T>.NotFound => ClientsText.Gone,
        _ => ClientsText.NotAllowed,
    };

    /// <summary>The day of today where the portal stands.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetLocalNow().DateTime);
}
