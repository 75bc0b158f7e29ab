using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>
/// Takes what providers send, each to the address of its exchange. Behind that may stand a secret, for those that sign
/// nothing, or what the provider appends to the address it was given.
/// </summary>
internal static class WebhookEndpoints
{
    /// <summary>What happened longer ago does not ring any more; it goes into the log.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(10);

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        foreach (var path in new[] { "/{exchange:guid}", "/{exchange:guid}/{secret}", "/{exchange:guid}/events/{what}" })
        {
            api.MapMethods(CallEndpoints.Path + path, Methods, Hear).ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(Webhook.Largest));
        }
    }

    /// <summary>Reads a request as it stands; null where it is too large.</summary>
    public static async Task<Webhook?> Read(HttpContext context, int most, string? secret, TimeProvider time, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        try
        {
            var part = new byte[8 * 1024];
            int length;
            while ((length = await context.Request.Body.ReadAsync(part, cancel)) > 0)
            {
                body.Write(part, 0, length);
                if (body.Length > most)
                {
                    return null;
                }
            }
        }
        catch (BadHttpRequestException)
        {
            // Announced as larger than may be, or broken off: there is nobody to be told which.
            return null;
        }

        var request = context.Request;
        return new()
        {
            IsGet = HttpMethods.IsGet(request.Method),
            Body = body.ToArray(),
            Address = new(request.GetEncodedUrl()),
            PathSecret = secret,
            Header = name => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
            Query = request.Query.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal),
            Now = time.GetUtcNow(),
        };
    }

    private static async Task<IResult> Hear(
        HttpContext context, Guid exchange, string? secret, ExchangeSecrets secrets, CallAnnouncements announcements, TimeProvider time, CancellationToken cancel)
    {
        if (await Read(context, Webhook.Largest, secret, time, cancel) is not { } sent)
        {
            return ApiProblems.Of(ApiFault.TooLarge);
        }

        return secrets.Find(exchange) is not { } known ? ApiProblems.Of(ApiFault.WrongSignature)
            : known.Kind == ExchangeKind.Own ? await CallEndpoints.Hear(context, sent, known, announcements)
            : await HearBy(ExchangeAdapters.Of(known.Kind), context, sent, known, announcements);
    }

    private static async Task<IResult> HearBy(IExchangeAdapter adapter, HttpContext context, Webhook sent, KnownExchange exchange, CallAnnouncements announcements)
    {
        if (adapter.Tried(sent) is { } tried)
        {
            return tried;
        }

        if (adapter.Refusal(sent, exchange) is { } refused)
        {
            return refused;
        }

        if (adapter.Read(sent, exchange) is not { } all)
        {
            return ApiProblems.Of(ApiFault.NotUnderstood);
        }

        foreach (var news in all)
        {
            if (await CallEndpoints.Tell(context, exchange, news, announcements, adapter.Mark(sent, exchange)) is var outcome and not Outcome<CallHeard>.Done)
            {
                return CallEndpoints.Refusal(outcome);
            }
        }

        return adapter.Answer(sent);
    }
}
