using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>
/// Zadarma's notifications of its PBX (https://zadarma.com/en/support/api/#api_webhooks): forms, signed with the API secret.
/// Their time carries no zone, so it only tells what is old wherever the clock hangs.
/// </summary>
internal sealed class ZadarmaAdapter : IExchangeAdapter
{
    private const string Echo = "zd_echo";
    private const int LongestEcho = 200;

    public bool IsSigned(Webhook sent, KnownExchange exchange)
    {
        if (Signed(sent) is not { } signed || sent.Header("Signature") is not { } shown)
        {
            return false;
        }

#pragma warning disable CA5350 // Zadarma's protocol names HMAC-SHA1. A forger would need the secret, not a collision.
        var mac = HMACSHA1.HashData(Encoding.UTF8.GetBytes(exchange.Secret), Encoding.UTF8.GetBytes(signed));
#pragma warning restore CA5350

        // The documented example is PHP's, whose hash is hexadecimal before it becomes Base64; others send it bare.
        return ExchangeSignature.Same(shown, Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(mac))))
            | ExchangeSignature.Same(shown, Convert.ToBase64String(mac));
    }

    public IReadOnlyList<CallNews>? Read(Webhook sent, KnownExchange exchange)
    {
        if (sent["event"] is not { } what || sent["pbx_call_id"] is not { } call)
        {
            return null;
        }

        var isOutgoing = what is "NOTIFY_OUT_START" or "NOTIFY_OUT_END";
        var news = new CallNews
        {
            CallId = call,
            Event = CallEvent.Ringing,
            Direction = what == "NOTIFY_RECORD" ? null : isOutgoing ? CallDirection.Outgoing : CallDirection.Incoming,
            Number = Webhook.International(sent[isOutgoing ? "destination" : "caller_id"]),
            Line = Webhook.International(sent[isOutgoing ? "caller_id" : "called_did"]),
            At = Old(sent["call_start"], sent.Now),
        };
        return what switch
        {
            "NOTIFY_START" or "NOTIFY_INTERNAL" or "NOTIFY_OUT_START" => [news],
            "NOTIFY_ANSWER" => [news with { Event = CallEvent.Answered, At = null }],
            "NOTIFY_END" or "NOTIFY_OUT_END" =>
            [
                news with
                {
                    Event = CallEvent.Ended,
                    At = null,
                    WasAnswered = sent["disposition"] is { } end ? string.Equals(end, "answered", StringComparison.OrdinalIgnoreCase) : null,
                    Talked = Webhook.Seconds(sent["duration"]),
                },
            ],

            // NOTIFY_RECORD names the recording, not where it lies: that is asked of Zadarma's own interface.
            _ => [],
        };
    }

    public IResult Answer(Webhook sent) => Results.Json(new { status = "ok" });

    public IResult? Tried(Webhook sent) =>
        sent[Echo] is { Length: <= LongestEcho } echo && echo.All(char.IsAsciiLetterOrDigit) ? Results.Text(echo) : null;

    /// <summary>What Zadarma signs, which differs by event.</summary>
    private static string? Signed(Webhook sent) => sent["event"] switch
    {
        "NOTIFY_START" or "NOTIFY_INTERNAL" or "NOTIFY_END" or "NOTIFY_IVR" => Joined(sent, "caller_id", "called_did", "call_start"),
        "NOTIFY_ANSWER" => Joined(sent, "caller_id", "destination", "call_start"),
        "NOTIFY_OUT_START" or "NOTIFY_OUT_END" => Joined(sent, "internal", "destination", "call_start"),
        "NOTIFY_RECORD" => Joined(sent, "pbx_call_id", "call_id_with_rec"),
        _ => null,
    };

    private static string Joined(Webhook sent, params IEnumerable<string> fields) =>
        string.Concat(fields.Select(f => sent.Form.GetValueOrDefault(f)));

    /// <summary>The time where it is past in every zone; null, which counts as now, where it may be now in one.</summary>
    private static DateTimeOffset? Old(string? text, DateTimeOffset now)
    {
        var westernmost = TimeSpan.FromHours(-12);
        return DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && new DateTimeOffset(local, westernmost) is var latest && latest < now - WebhookEndpoints.Stale
                ? latest.ToUniversalTime() : null;
    }
}
