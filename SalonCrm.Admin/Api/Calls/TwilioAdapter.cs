using System.Security.Cryptography;
using System.Text;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>
/// Twilio's status callbacks (https://www.twilio.com/docs/voice/twiml#request-parameters): forms, signed with the auth token
/// over the address as Twilio sees it. A leg that was dialled on belongs to the call that it was dialled for.
/// </summary>
internal sealed class TwilioAdapter : IExchangeAdapter
{
    public bool IsSigned(Webhook sent, KnownExchange exchange)
    {
        var address = exchange.Login is { } outside ? outside.TrimEnd('/') + sent.Address.PathAndQuery : sent.Address.AbsoluteUri;
        var signed = address + string.Concat(sent.Form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value));
#pragma warning disable CA5350 // Twilio's protocol names HMAC-SHA1. A forger would need the token, not a collision.
        var mac = HMACSHA1.HashData(Encoding.UTF8.GetBytes(exchange.Secret), Encoding.UTF8.GetBytes(signed));
#pragma warning restore CA5350
        return ExchangeSignature.Same(sent.Header("X-Twilio-Signature"), Convert.ToBase64String(mac));
    }

    public IReadOnlyList<CallNews>? Read(Webhook sent, KnownExchange exchange)
    {
        if (sent["CallSid"] is not { } call)
        {
            return null;
        }

        var recording = sent["RecordingStatus"] is null or "completed" ? Webhook.Recording(sent["RecordingUrl"]) : null;
        if (sent["CallStatus"] is not { } status)
        {
            return recording is null ? [] : [new() { CallId = call, Event = CallEvent.RecordingReady, Recording = recording }];
        }

        var news = Call(sent, call);
        return status switch
        {
            "ringing" or "initiated" or "queued" => [news],
            "in-progress" or "answered" => [news with { Event = CallEvent.Answered }],
            "completed" => [news with { Event = CallEvent.Ended, WasAnswered = Talked(sent) > TimeSpan.Zero ? true : null, Talked = Talked(sent), Recording = recording }],

            // One phone of several that did not answer is not the end of the call that rings the others.
            "busy" or "no-answer" or "failed" or "canceled" => sent["ParentCallSid"] is null ? [news with { Event = CallEvent.Ended, WasAnswered = false }] : [],
            _ => [],
        };
    }

    public IResult Answer(Webhook sent) => Results.Text("<Response/>", "text/xml");

    private static CallNews Call(Webhook sent, string call)
    {
        var parent = sent["ParentCallSid"];
        var (from, to) = (sent["From"] ?? sent["Caller"], sent["To"] ?? sent["Called"]);
        var isOutgoing = sent["Direction"]?.StartsWith("outbound", StringComparison.OrdinalIgnoreCase) == true;
        var isDialledOn = isOutgoing && parent is not null;
        var rings = isDialledOn && IsPhoneOfHouse(to);
        return new()
        {
            CallId = parent ?? call,
            Event = CallEvent.Ringing,
            Direction = rings || !isOutgoing ? CallDirection.Incoming : isDialledOn ? null : CallDirection.Outgoing,
            Number = rings || !isOutgoing ? from : isDialledOn ? null : to,
            Line = isDialledOn ? null : isOutgoing ? from : to,
            At = DateTimeOffset.TryParse(sent["Timestamp"], System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : null,
        };
    }

    private static TimeSpan? Talked(Webhook sent) => Webhook.Seconds(sent["CallDuration"]);

    private static bool IsPhoneOfHouse(string? to) =>
        to?.StartsWith("client:", StringComparison.OrdinalIgnoreCase) == true || to?.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) == true;
}
