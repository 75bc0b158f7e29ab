using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using SalonCrm.Admin.Api;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Cli;

/// <summary>Plays a telephone exchange: signs what it tells of calls in the portal's own form, and sends it.</summary>
/// <param name="client">Knows the portal as its base address.</param>
/// <param name="exchange">The exchange that it plays, of the kind <see cref="ExchangeKind.Own"/>.</param>
/// <param name="secret">The secret of that exchange.</param>
/// <param name="time">Its clock.</param>
public sealed class ExchangePlayer(HttpClient client, Guid exchange, string secret, TimeProvider time)
{
    private static readonly Uri Place = new(ApiSetup.Path + CallEndpoints.Path, UriKind.Relative);

    /// <summary>Tells one thing of a call.</summary>
    /// <param name="news">What; a moment that is not told is not sent.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<HttpResponseMessage> Tell(CallNews news, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(news);
        return Send(JsonSerializer.SerializeToUtf8Bytes(
            new CallRequest(
                news.CallId,
                JsonNamingPolicy.CamelCase.ConvertName(news.Event.ToString()),
                news.Direction is { } direction ? JsonNamingPolicy.CamelCase.ConvertName(direction.ToString()) : null,
                news.Number,
                news.Line,
                news.At?.ToString("O", CultureInfo.InvariantCulture),
                news.WasAnswered,
                news.Talked?.TotalSeconds,
                news.Recording?.AbsoluteUri),
            ApiJson.Options), cancel);
    }

    /// <summary>Signs a body, whatever it is, and sends it.</summary>
    /// <param name="body">The body as it goes over the wire.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<HttpResponseMessage> Send(byte[] body, CancellationToken cancel = default)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, Place) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        request.Headers.Add(ExchangeSignature.ExchangeHeader, exchange.ToString());
        request.Headers.Add(ExchangeSignature.TimeHeader, timestamp);
        request.Headers.Add(ExchangeSignature.Header, ExchangeSignature.Of(secret, timestamp, body));
        return await client.SendAsync(request, cancel);
    }
}
