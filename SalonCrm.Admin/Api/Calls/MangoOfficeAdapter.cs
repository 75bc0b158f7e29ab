using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>
/// Mango Office's events of its virtual PBX (https://www.mango-office.ru/support/api/): a form with JSON in it, signed with
/// key and salt. A call (entry) has several legs, through menu and queue to an employee: only the employee's leg is an answer.
/// </summary>
internal sealed class MangoOfficeAdapter : IExchangeAdapter
{
    /// <summary>The reason of an end: the caller hung up. Other ends of a leg leave the call to its next leg.</summary>
    private const string CallerHungUp = "1110";

    public bool IsSigned(Webhook sent, KnownExchange exchange) =>
        sent.Form.TryGetValue("json", out var json) && sent["vpbx_api_key"] is { } key && ExchangeSignature.Same(key, exchange.Login ?? "")
        && ExchangeSignature.Same(sent["sign"]?.ToLowerInvariant(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key + json + exchange.Secret))));

    public IReadOnlyList<CallNews>? Read(Webhook sent, KnownExchange exchange)
    {
        if (Webhook.Json(Encoding.UTF8.GetBytes(sent.Form.GetValueOrDefault("json") ?? "")) is not { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        string? Of(string path) => Webhook.Path(json, path);
        if (Of("call_state") is { } state)
        {
            return Of("entry_id") is { } entry ? Leg(Of, entry, state) : null;
        }

        if (Of("entry_result") is { } result)
        {
            return Of("entry_id") is { } entry ? Summary(Of, entry, result) : null;
        }

        // Recordings are named, not where they lie; key presses and messages tell of no call.
        return [];
    }

    public IResult Answer(Webhook sent) => Results.Ok();

    private static IReadOnlyList<CallNews> Leg(Func<string, string?> of, string entry, string state)
    {
        var isOutgoing = of("from.extension") is not null && of("to.extension") is null;
        var isInternal = of("from.extension") is not null && of("to.extension") is not null && of("from.number")?.StartsWith("sip:", StringComparison.Ordinal) != false;
        var news = new CallNews
        {
            CallId = entry,
            Event = CallEvent.Ringing,
            Direction = isOutgoing ? CallDirection.Outgoing : CallDirection.Incoming,
            Number = isInternal ? of("from.extension") : Webhook.International(of(isOutgoing ? "to.number" : "from.number")),
            Line = Webhook.International(of("to.line_number") ?? of("from.line_number")),
            At = Webhook.Moment(of("timestamp")),
        };
        return state switch
        {
            "Appeared" => [news],
            "Connected" when of("location") is "abonent" => [news with { Event = CallEvent.Answered }],
            "Disconnected" when of("disconnect_reason") == CallerHungUp => [news with { Event = CallEvent.Ended }],
            _ => [],
        };
    }

    private static IReadOnlyList<CallNews> Summary(Func<string, string?> of, string entry, string result)
    {
        if (of("call_direction") is not ("1" or "2"))
        {
            // From one employee to another.
            return [];
        }

        var isOutgoing = of("call_direction") == "2";
        var (answered, ended) = (Webhook.Moment(of("talk_time")), Webhook.Moment(of("end_time")));
        return
        [
            new()
            {
                CallId = entry,
                Event = CallEvent.Ended,
                Direction = isOutgoing ? CallDirection.Outgoing : CallDirection.Incoming,
                Number = Webhook.International(of(isOutgoing ? "to.number" : "from.number")),
                Line = Webhook.International(of("line_number")),
                At = ended,
                WasAnswered = result == "1",
                Talked = result == "1" && ended >= answered ? ended - answered : null,
            },
        ];
    }
}
