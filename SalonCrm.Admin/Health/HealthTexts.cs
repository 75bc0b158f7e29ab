using SalonCrm.Data.Health;

namespace SalonCrm.Admin.Health;

/// <summary>Severities and kinds as people read them.</summary>
internal static class HealthTexts
{
    public static string Of(Severity severity) => Text($"Severity_{severity}");

    public static string Of(HealthNoteKind kind) => Text($"Kind_{kind}");

    private static string Text(string key) => HealthText.ResourceManager.GetString(key, HealthText.Culture) ?? key;
}
