using System.Security.Cryptography;
using System.Text;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>Any exchange, read by the mapping that the network head set up.</summary>
internal sealed class MappedAdapter : IExchangeAdapter
{
    public bool IsSigned(Webhook sent, KnownExchange exchange)
    {
        if (exchange.Mapping?.SignatureHeader is not { } header)
        {
            return exchange.Mapping is not null && ExchangeSignature.Same(sent.PathSecret, exchange.Secret);
        }

        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(exchange.Secret), sent.Body);
        var shown = sent.Header(header)?.Trim();

        // Some name the algorithm before the signature.
        shown = shown?.StartsWith("sha256=", StringComparison.OrdinalIgnoreCase) == true ? shown["sha256=".Length..] : shown;
        return exchange.Mapping.Writing == SignatureWriting.Base64
            ? ExchangeSignature.Same(shown, Convert.ToBase64String(mac))
            : ExchangeSignature.Same(shown?.ToLowerInvariant(), Convert.ToHexStringLower(mac));
    }

    public IReadOnlyList<CallNews>? Read(Webhook sent, KnownExchange exchange) => exchange.Mapping is { } mapping ? Read(sent, mapping) : null;

    public IResult Answer(Webhook sent) => Results.NoContent();

    /// <summary>What a message tells by a mapping; the settings show the same of a sample.</summary>
    public static IReadOnlyList<CallNews>? Read(Webhook sent, ExchangeMapping mapping)
    {
        string? Of(string? path) => string.IsNullOrWhiteSpace(path) ? null : sent[path.Trim()];
        if (Of(mapping.CallId) is not { } call)
        {
            return null;
        }

        if (EventOf(Of(mapping.Event), mapping) is not { } what)
        {
            return [];
        }

        CallDirection? direction = string.IsNullOrWhiteSpace(mapping.Direction) ? CallDirection.Incoming
            : Is(Of(mapping.Direction), mapping.Outgoing) ? CallDirection.Outgoing
            : Is(Of(mapping.Direction), mapping.Incoming) ? CallDirection.Incoming
            : null;
        var isSwapped = mapping.SwapsWhenOutgoing && direction == CallDirection.Outgoing;
        return
        [
            new()
            {
                CallId = call,
                Event = what,
                Direction = direction,
                Number = Webhook.International(Of(isSwapped ? mapping.Line : mapping.Number)),
                Line = Webhook.International(Of(isSwapped ? mapping.Number : mapping.Line)),
                At = Webhook.Moment(Of(mapping.At)),
                Talked = Webhook.Seconds(Of(mapping.Talked)),
                WasAnswered = what == CallEvent.Ended && Webhook.Seconds(Of(mapping.Talked)) is { } talked ? talked > TimeSpan.Zero : null,
                Recording = Webhook.Recording(Of(mapping.Recording)),
            },
        ];
    }

    private static CallEvent? EventOf(string? word, ExchangeMapping mapping) =>
        string.IsNullOrWhiteSpace(mapping.Event) ? CallEvent.Ringing
        : Is(word, mapping.Ringing) ? CallEvent.Ringing
        : Is(word, mapping.Answered) ? CallEvent.Answered
        : Is(word, mapping.Ended) ? CallEvent.Ended
        : Is(word, mapping.RecordingReady) ? CallEvent.RecordingReady
        : null;

    private static bool Is(string? word, string? words) => word is not null && ExchangeMapping.Words(words).Contains(word, StringComparer.OrdinalIgnoreCase);
}
