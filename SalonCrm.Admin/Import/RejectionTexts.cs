using System.Globalization;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Admin.Import;

/// <summary>Why a row or a file was not taken, as a sentence.</summary>
internal static class RejectionTexts
{
    public static string Of(ContactFileProblem problem) => Text($"File_{problem}");

    public static string Of(ImportRejection rejection) => rejection switch
    {
        { Row: { } row } => Text($"Row_{row}"),
        { Field: { } field } => Told(ImportText.FieldReason, FieldTexts.Of(field.Field), FieldTexts.Of(field.Problem)),
        { KnownCard: { } card } => Told(ImportText.KnownCard, card),
        _ => throw new ArgumentException("A rejection without a reason.", nameof(rejection)),
    };

    public static string Of(ImportSummary summary) => Told(ImportText.SoFar, summary.Imported, summary.Merged, summary.Rejected);

    private static string Told(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    private static string Text(string key) => ImportText.ResourceManager.GetString(key, ImportText.Culture) ?? key;
}
