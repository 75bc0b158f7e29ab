using System.Globalization;

namespace SalonCrm.Data.Consents;

/// <summary>A consent read back from the text that the history has of it.</summary>
/// <param name="Purpose">To what.</param>
/// <param name="TextVersion">To which version of the text.</param>
/// <param name="Channel">How it was given.</param>
/// <param name="GivenOn">When.</param>
internal sealed record ConsentTold(ConsentPurpose Purpose, int TextVersion, ConsentChannel Channel, DateOnly GivenOn)
{
    /// <summary>Null for a text that tells no consent.</summary>
    public static ConsentTold? Read(string text)
    {
        var parts = text.Split(ConsentState.ToldSeparator);
        return parts.Length >= 4
            && Enum.TryParse<ConsentPurpose>(parts[0], out var purpose) && Enum.IsDefined(purpose)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && Enum.TryParse<ConsentChannel>(parts[2], out var channel) && Enum.IsDefined(channel)
            && DateOnly.TryParseExact(parts[3], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given)
            ? new(purpose, version, channel, given) : null;
    }
}
