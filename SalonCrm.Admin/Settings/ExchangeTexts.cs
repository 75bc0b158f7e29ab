using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Settings;

/// <summary>Texts of telephone exchanges by a key that is made of a name.</summary>
internal static class ExchangeTexts
{
    public static string Of(ExchangeKind kind) => Text($"Kind_{kind}");

    public static string Of(CallEvent what) => Text($"Event_{what}");

    public static string Of(CallDirection direction) => Text($"Direction_{direction}");

    /// <summary>What to do to connect an exchange, step by step.</summary>
    public static IReadOnlyList<string> Steps(ExchangeForm form) =>
        Text(form.Kind == ExchangeKind.Mapped && ExchangePlaces.HasSecret(form) ? "Steps_MappedByAddress" : $"Steps_{form.Kind}").Split('\n');

    /// <summary>A line as people read it.</summary>
    public static string Line(string line) => PhoneNumber.TryParse(line, null, out var number, out _) ? number.International : line;

    private static string Text(string key) =>
        TelephonyText.ResourceManager.GetString(key, TelephonyText.Culture) ?? throw new InvalidOperationException($"TelephonyText lacks {key}.");
}
