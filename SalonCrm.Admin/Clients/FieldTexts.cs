using System.Globalization;
using System.Text.RegularExpressions;
using SalonCrm.Admin.Visits;
using SalonCrm.Admin.Consents;
using SalonCrm.Admin.Guests;
using SalonCrm.Admin.Photos;
using SalonCrm.Admin.Treatments;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Clients;

/// <summary>Fields, problems and gaps as people read them. A test proves that each has its text in each language.</summary>
internal static partial class FieldTexts
{
    public static string Of(Field field) => Text($"Field_{field}");

    public static string Of(Problem problem) => Text($"Problem_{problem}");

    public static string Of(Gap gap) => Text($"Gap_{gap}");

    public static string Of(AllergyState state) => Text($"Asked_{state}");

    public static string Of(Recognition recognised) => Text($"Recognised_{recognised}");

    public static string Of(ClientSource source) => Text($"Source_{source}");

    /// <summary>What was altered past the portal, as a sentence.</summary>
    public static string Of(Alteration alteration)
    {
        var what = alteration is { Field: { } field } ? Of(field) : Of(Field.Card);
        var isOfKind = alteration is { Kind: AlterationKind.Rows, Field: not null };
        return Told(Text(isOfKind ? nameof(ClientsText.Alteration_RowsOf) : $"Alteration_{alteration.Kind}"), alteration.Text is { } text ? $"{what} «{text}»" : what);
    }

    /// <summary>A value of a field that is chosen from a few.</summary>
    public static string Choice(Field field, string value) => Text($"Choice_{field}_{value}");

    public static string Of(ClientStatus status) => status == ClientStatus.Guest ? ClientsText.Guest : ClientsText.Registered;

    /// <summary>A value of the history, which is kept the same in every language, as this reader's language writes it.</summary>
    public static string Of(Field field, string? value) => value switch
    {
        null => ClientsText.HistoryEmptyValue,
        _ when CardFields.Simple.FirstOrDefault(f => f.Field == field)?.Choices?.Contains(value) == true => Choice(field, value),
        _ when field is Field.BirthDate or Field.FirstVisit && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => Day(day),
        _ when field == Field.Allergies && value == nameof(AllergyState.NoneKnown) => Of(AllergyState.NoneKnown),
        _ when field == Field.Status && Enum.TryParse<ClientStatus>(value, out var status) => Of(status),
        _ when field == Field.Consent => ConsentTexts.Told(value),
        _ when field == Field.Photo => PhotoTexts.Told(value),
        _ when field == Field.Proposal => ProposalTexts.Told(value),
        _ when field == Field.Visit => VisitTexts.Told(value),
        _ when field is Field.SpecialistNote or Field.PatchTest or Field.Survey or Field.Recommendation => TreatmentTexts.Told(field, value),
        _ when field == Field.Phones => Stored().Replace(value, number => PhoneNumber.FromE164(number.Value).International),
        _ => value,
    };

    public static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    public static string Moment(DateTimeOffset moment) => moment.ToLocalTime().ToString("g", CultureInfo.CurrentCulture);

    public static string Told(string format, params object?[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    [GeneratedRegex(@"\+[1-9][0-9]{6,14}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stored();

    private static string Text(string key) => ClientsText.ResourceManager.GetString(key, ClientsText.Culture) ?? key;
}
