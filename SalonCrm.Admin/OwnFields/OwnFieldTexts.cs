using System.Globalization;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Admin.OwnFields;

/// <summary>The network's own fields and their values in the reader's language.</summary>
internal static class OwnFieldTexts
{
    public static string Of(OwnFieldSection section) => Text($"Section_{section}");

    public static string Of(OwnFieldKind kind) => Text($"Kind_{kind}");

    public static string Of(Tier tier) => Text($"Tier_{tier}");

    public static string Name(OwnFieldView field) => field.In(Language);

    public static string Name(OwnChoice choice) => choice.In(Language);

    /// <summary>A value, which is kept the same in every language, as this reader's language writes it.</summary>
    public static string Value(OwnFieldView field, string value) => field.Kind switch
    {
        OwnFieldKind.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => FieldTexts.Day(day),
        OwnFieldKind.Number when decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) => number.ToString("#,0.######", CultureInfo.CurrentCulture),
        OwnFieldKind.YesNo => value == OwnValueView.Yes ? OwnFieldsText.Yes : OwnFieldsText.No,
        OwnFieldKind.Choice when field.Choices.FirstOrDefault(c => c.Id.ToString() == value) is { } choice => Name(choice),
        _ => value,
    };

    public static string Told(OwnValueView said) => $"{Name(said.Field)}: {(said.Value is { } value ? Value(said.Field, value) : ClientsText.HistoryEmptyValue)}";

    /// <summary>What a change is of: the network's own field by its name, or a field of every card.</summary>
    public static string Name(CardChange change, FieldChange field) => Own(change, field) is { } own ? Name(own) : FieldTexts.Of(field.Field);

    public static string Value(CardChange change, FieldChange field, string? value) =>
        value is not null && Own(change, field) is { } own ? Value(own, value) : FieldTexts.Of(field.Field, value);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static OwnFieldView? Own(CardChange change, FieldChange field) => field.Own is { } id ? change.OwnFields.GetValueOrDefault(id) : null;

    private static string Text(string key) => OwnFieldsText.ResourceManager.GetString(key, OwnFieldsText.Culture) ?? key;
}
