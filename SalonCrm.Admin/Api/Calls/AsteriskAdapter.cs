using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>
/// Asterisk's events as a script forwards them, from the REST interface (https://docs.asterisk.org, Asterisk REST Data Models) or from the
/// manager interface (AMI Events), as JSON or as a form, signed like the portal's own form. The oldest channel of a call
/// (Linkedid) is the call; the other channels are phones that it rings.
/// </summary>
internal sealed class AsteriskAdapter : IExchangeAdapter
{
    private const string Up = "Up";

    public bool IsSigned(Webhook sent, KnownExchange exchange) => ExchangeSignature.IsRight(sent, exchange);

    public IResult? Refusal(Webhook sent, KnownExchange exchange) => CallEndpoints.Refusal(sent, exchange);

    public byte[] Mark(Webhook sent, KnownExchange exchange) => CallEndpoints.Mark(sent, exchange);

    public IReadOnlyList<CallNews>? Read(Webhook sent, KnownExchange exchange) =>
        sent["type"] is { } type && sent["channel.id"] is not null ? Rest(sent, type)
        : sent["Event"] is { } name ? Manager(sent, name)
        : null;

    public IResult Answer(Webhook sent) => Results.NoContent();

    private static IReadOnlyList<CallNews> Rest(Webhook sent, string type)
    {
        var news = new CallNews
        {
            CallId = sent["channel.id"]!,
            Event = CallEvent.Ringing,
            Direction = CallDirection.Incoming,
            Number = sent["channel.caller.number"],
            Line = sent["channel.dialplan.exten"],
            At = Webhook.Moment(sent["timestamp"]),
        };
        return type switch
        {
            "StasisStart" => [news],
            "ChannelStateChange" when sent["channel.state"] == Up => [news with { Event = CallEvent.Answered }],
            "ChannelDestroyed" => [news with { Event = CallEvent.Ended, Line = null }],
            _ => [],
        };
    }

    private static IReadOnlyList<CallNews>? Manager(Webhook sent, string name)
    {
        if (name is not ("Newchannel" or "DialBegin" or "BridgeEnter" or "Hangup"))
        {
            return [];
        }

        if ((sent["Linkedid"] ?? sent["Uniqueid"]) is not { } call)
        {
            return null;
        }

        var isFirst = sent["Linkedid"] is not { } linked || linked == sent["Uniqueid"];
        var isTalk = name == "BridgeEnter";
        if (!isFirst && !isTalk)
        {
            return [];
        }

        return
        [
            new()
            {
                CallId = call,
                Event = name switch { "Hangup" => CallEvent.Ended, "BridgeEnter" => CallEvent.Answered, _ => CallEvent.Ringing },
                Direction = isFirst ? CallDirection.Incoming : null,
                Number = isFirst ? Known(sent["CallerIDNum"]) : null,

                // Once it was dialled on, the extension is the dial plan's, not the line.
                Line = name == "Newchannel" ? sent["Exten"] : null,
                At = Webhook.Moment(sent["Timestamp"]),
            },
        ];
    }

    private static string? Known(string? number) => number == "<unknown>" ? null : number;
}
