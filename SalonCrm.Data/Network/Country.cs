using System.Collections.Frozen;
using System.Globalization;

namespace SalonCrm.Data.Network;

/// <summary>A country or territory that has telephone numbers of its own.</summary>
/// <remarks>
/// There is one instance for each code, so countries may be compared by reference and by value alike.
/// Calling codes follow the list of assigned codes that goes with ITU-T Recommendation E.164.
/// </remarks>
public sealed record Country
{
    private static readonly FrozenDictionary<string, Country> ByCode = CallingCodes.Territories
        .Select(t => new Country(t.Code, t.CallingCode))
        .ToFrozenDictionary(c => c.Code, StringComparer.OrdinalIgnoreCase);

    private Country(string code, string callingCode)
    {
        Code = code;
        CallingCode = callingCode;
    }

    /// <summary>Every country and territory with an E.164 calling code, ordered by <see cref="Code"/>.</summary>
    public static IReadOnlyList<Country> All { get; } = [.. ByCode.Values.OrderBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>
    /// Two capital letters of ISO 3166-1 alpha-2. Three codes stand outside the official list and are in general use:
    /// AC (Ascension), TA (Tristan da Cunha) and XK (Kosovo).
    /// </summary>
    public string Code { get; }

    /// <summary>
    /// One to three digits without a plus. Several countries may share one: 1 for North America, 7 for Russia and
    /// Kazakhstan, 44 for the United Kingdom and the islands around it.
    /// </summary>
    public string CallingCode { get; }

    /// <summary>The country's name in the language of <see cref="CultureInfo.CurrentUICulture"/>.</summary>
    public string Name => NameIn(CultureInfo.CurrentUICulture);

    /// <summary>The country with this code.</summary>
    /// <param name="code">Two letters of ISO 3166-1, in either case.</param>
    /// <returns>Null if the code is null, unknown, or of a place without a calling code.</returns>
    public static Country? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>The country's name in the language of a culture; in English for the invariant culture.</summary>
    /// <param name="culture">Only its language counts.</param>
    public string NameIn(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var language = culture.Equals(CultureInfo.InvariantCulture) ? "en" : culture.TwoLetterISOLanguageName;

        // RegionInfo.DisplayName is kept for the first culture that asks for it, for the whole process.
        // The native name of "Poland as a place where Russian is spoken" is its Russian name, for whoever asks.
        return new RegionInfo($"{language}-{Code}").NativeName;
    }
}
