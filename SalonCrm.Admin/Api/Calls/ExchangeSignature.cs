using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>How the portal's own form is signed: HMAC-SHA-256 over time stamp, dot and body.</summary>
internal static class ExchangeSignature
{
    /// <summary>The exchange's id.</summary>
    public const string ExchangeHeader = "X-Exchange";

    /// <summary>Seconds since 1970 by the sender's clock.</summary>
    public const string TimeHeader = "X-Timestamp";

    /// <summary>The signature in hexadecimal digits.</summary>
    public const string Header = "X-Signature";

    /// <summary>How far the sender's clock may be off.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <summary>The signature of a body.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(timestamp + "."), .. body]));

    /// <summary>Whether what came is signed with the exchange's secret. What is told of the clock comes after that.</summary>
    public static bool IsRight(Webhook sent, KnownExchange exchange) =>
        sent.Header(TimeHeader) is { } timestamp && sent.Header(Header) is { } signature
        && Same(signature.ToLowerInvariant(), Of(exchange.Secret, timestamp, sent.Body));

    /// <summary>By how much the sender's clock goes ahead; null where the time stamp is none.</summary>
    public static TimeSpan? Ahead(Webhook sent) =>
        long.TryParse(sent.Header(TimeHeader), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) - sent.Now : null;

    /// <summary>By which a signature is recognised when it comes again.</summary>
    public static byte[] Mark(Guid exchange, string signature) =>
        SHA256.HashData([.. exchange.ToByteArray(), .. Encoding.UTF8.GetBytes(signature.ToLowerInvariant())]);

    /// <summary>Compares in a time that tells nothing of where they differ.</summary>
    public static bool Same(string? shown, string expected) =>
        shown is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(expected));
}
