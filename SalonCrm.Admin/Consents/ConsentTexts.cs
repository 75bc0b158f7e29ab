using System.Globalization;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Admin.Consents;

/// <summary>Consents as people read them.</summary>
internal static class ConsentTexts
{
    public static string Of(ConsentPurpose purpose) => Text($"Purpose_{purpose}");

    public static string Of(ConsentChannel channel) => Text($"Channel_{channel}");

    public static string Of(ConsentState state) => state.Standing switch
    {
        ConsentStanding.NeverAsked => ConsentsText.NeverAsked,
        ConsentStanding.Unclear => ConsentsText.Unclear,
        ConsentStanding.Withdrawn => FieldTexts.Told(ConsentsText.Withdrawn, Day(state.WithdrawnOn), Day(state.GivenOn)),
        _ => FieldTexts.Told(ConsentsText.Given, Day(state.GivenOn), Of(state.Channel!.Value), state.Written?.By ?? ClientsText.CommandLine),
    };

    /// <summary>The text in the reader's language.</summary>
    public static string Words(ConsentTextView text) => text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>A consent of the history, which is kept the same in every language, as this reader's language writes it.</summary>
    public static string Told(string kept)
    {
        var parts = kept.Split(ConsentState.ToldSeparator);
        return parts.Length is 4 or 5
            && Enum.TryParse<ConsentPurpose>(parts[0], out var purpose) && Enum.TryParse<ConsentChannel>(parts[2], out var channel)
            && DateOnly.TryParseExact(parts[3], "yyyy-MM-dd", out var given)
            ? FieldTexts.Told(parts.Length == 4 ? ConsentsText.ToldGiven : ConsentsText.ToldWithdrawn, Of(purpose), parts[1], Day(given), Of(channel), Day(parts[^1]))
            : kept;
    }

    private static string Day(string kept) => DateOnly.TryParseExact(kept, "yyyy-MM-dd", out var day) ? FieldTexts.Day(day) : kept;

    private static string Day(DateOnly? day) => day is { } known ? FieldTexts.Day(known) : "";

    private static string Text(string key) => ConsentsText.ResourceManager.GetString(key, ConsentsText.Culture) ?? key;
}
