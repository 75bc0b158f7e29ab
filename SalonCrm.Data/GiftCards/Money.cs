using System.Globalization;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.GiftCards;

/// <summary>Amounts: typed and shown as decimals of two places, kept as whole hundredths.</summary>
internal static class Money
{
    public const decimal Most = 1_000_000_000m;

    /// <summary>Three letters where a country's currency is not known, as ISO 4217 writes "no currency".</summary>
    private const string NoCurrency = "XXX";

    /// <summary>What is wrong with an amount that has to be above zero; null when nothing is.</summary>
    public static Clients.Problem? Check(decimal? amount) => amount switch
    {
        null => Clients.Problem.Required,
        < 0 => Clients.Problem.BelowZero,
        0 or > Most => Clients.Problem.OutOfRange,
        { } some when decimal.Round(some, 2) != some => Clients.Problem.OutOfRange,
        _ => null,
    };

    public static long Minor(decimal amount) => (long)(amount * 100);

    public static decimal Amount(long minor) => minor / 100m;

    /// <summary>The amount with its currency, the same in every language: 1500.00 RUB.</summary>
    public static string Told(long minor, string currency) => string.Create(CultureInfo.InvariantCulture, $"{Amount(minor):0.00} {currency}");

    /// <summary>ISO 4217 code of what is paid with in a salon's country.</summary>
    public static string CurrencyOf(Salon salon) => Country.Find(salon.CountryCode) switch
    {
        // Ascension and Tristan da Cunha pay in pounds of Saint Helena; they have telephone codes, but no region.
        { Code: "AC" or "TA" } => "SHP",
        { } country => new RegionInfo(country.Code).ISOCurrencySymbol is { Length: 3 } code ? code : NoCurrency,
        null => NoCurrency,
    };
}
