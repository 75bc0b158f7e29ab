using System.Globalization;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.OwnFields;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Completeness;

/// <summary>The audit as people read it. A test proves that each value has its text in each language.</summary>
internal static class AuditTexts
{
    public static string Of(Tier tier) => Text($"Tier_{tier}");

    /// <summary>The same above a narrow column: it says where it may be parted.</summary>
    public static string Head(Tier tier) => Text($"Head_{tier}");

    public static string Of(AuditAge age) => Text($"Age_{age}");

    public static string Of(Freshness fresh) => Text($"Fresh_{fresh}");

    public static string Of(FunnelStage stage) => Text($"Stage_{stage}");

    public static string Of(ClientStatus status) => Text($"Status_{status}");

    /// <summary>A field by the name that its column has: what is filled, not what is missing.</summary>
    public static string Field(Gap gap) => Text($"Field_{gap}");

    public static string Field(AuditField field) => field.Own is { } own ? OwnFieldTexts.Name(own) : Field(field.Gap!.Value);

    /// <summary>Where a number leads.</summary>
    public static string Address(AuditSlice slice) => $"/completeness/cards?of={slice.Write()}";

    /// <summary>Whole percent; 100 only where nothing is missing, 0 only where there is nothing.</summary>
    public static int Percent(int part, int whole) => whole switch
    {
        0 => 100,
        _ when part == whole => 100,
        _ when part == 0 => 0,
        _ => Math.Clamp((int)Math.Round(100.0 * part / whole), 1, 99),
    };

    public static string Percent(AuditFigure figure) => Told(Percent(figure.Complete, figure.Total));

    public static string Told(int percent) => (percent / 100.0).ToString("P0", CultureInfo.CurrentCulture);

    public static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    public static string Signed(int count) => count.ToString("+#,0;−#,0;0", CultureInfo.CurrentCulture);

    /// <summary>A difference in percentage points, with its sign.</summary>
    public static string Points(double points) => FieldTexts.Told(CompletenessText.Points, points.ToString("+0.0;−0.0;0", CultureInfo.CurrentCulture));

    public static string Month(DateOnly month) => month.ToString("Y", CultureInfo.CurrentCulture);

    /// <summary>A line of a table: the name it has, or what its slice tells.</summary>
    public static string Of(AuditLine line) => line.Name ?? Sentence(line.Of switch
    {
        { Status: { } status } => Of(status),
        { Source: { } source } => FieldTexts.Of(source),
        { Age: { } age } => Of(age),
        _ => CompletenessText.CommandLine,
    });

    /// <summary>The cards behind a figure in words: "Arbat: cards without email, made by import".</summary>
    /// <param name="slice">The figure.</param>
    /// <param name="view">Knows the names of salons, people and fields.</param>
    public static string Of(AuditSlice slice, AuditView? view)
    {
        string?[] more =
        [
            slice.Status is { } status ? Of(status) : null,
            slice.Source is { } source ? FieldTexts.Of(source) : null,
            slice.Age is { } age ? Of(age) : null,
            slice.Fresh is { } fresh ? Of(fresh) : null,
            slice.Stage is { } stage ? Of(stage) : null,
            slice.MadeBy is { } by ? FieldTexts.Told(CompletenessText.MadeByWhom, by == Guid.Empty ? CompletenessText.CommandLine : view?.Managers.FirstOrDefault(m => m.Of.MadeBy == by)?.Name ?? "…") : null,
        ];
        var told = string.Join(", ", [What(slice, view), .. more.OfType<string>()]);
        return slice.Salon is { } salon && view?.SalonNames.FirstOrDefault(s => s.Id == salon)?.Name is { } name ? $"{name}: {told}" : Sentence(told);
    }

    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    private static string What(AuditSlice slice, AuditView? view)
    {
        var own = slice.OwnField is { } id ? view?.Fields.FirstOrDefault(f => f.Own?.Id == id)?.Own : null;
        var field = own is not null ? OwnFieldTexts.Name(own) : slice.Gap is { } gap ? Field(gap) : slice.Tier is { } tier ? Text($"TierOf_{tier}") : null;
        return slice switch
        {
            { IsEither: true } => CompletenessText.AllCards,
            { IsComplete: true } when field is not null => FieldTexts.Told(CompletenessText.Having, field),
            { OwnField: not null } => FieldTexts.Told(CompletenessText.LackingOwn, field ?? "…"),
            { Gap: { } lacked } => Text($"Lacking_{lacked}"),
            { Tier: { } lacked } => Text($"LackingTier_{lacked}"),
            _ => CompletenessText.AllCards,
        };
    }

    private static string Text(string key) => CompletenessText.ResourceManager.GetString(key, CompletenessText.Culture) ?? key;
}
