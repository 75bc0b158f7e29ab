using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Admin.Cli;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>A telephone exchange that talks to a running portal with a real HTTP client.</summary>
internal sealed class SomeExchange : IDisposable
{
    public const string Line = "+7 495 999-00-11";
    private static int _phones = 3_000_000;
    private static int _calls;
    private readonly HttpClient _client;

    private SomeExchange(SomePortal portal, Guid id, string secret, Guid salon, string language)
    {
        (Portal, Id, Secret, Salon) = (portal, id, secret, salon);
        _client = new() { BaseAddress = new Uri(portal.Address), Timeout = TimeSpan.FromSeconds(100) };
        _client.DefaultRequestHeaders.Add("Accept-Language", language);
        Player = new(_client, id, secret, TimeProvider.System);
    }

    public SomePortal Portal { get; }

    public Guid Id { get; }

    public string Secret { get; }

    public Guid Salon { get; }

    public ExchangePlayer Player { get; }

    /// <param name="portal">Where it is set up.</param>
    /// <param name="kind">Whose webhooks it sends.</param>
    /// <param name="change">What its form says besides.</param>
    /// <param name="language">Of its answers.</param>
    public static async Task<SomeExchange> Of(SomePortal portal, ExchangeKind kind = ExchangeKind.Own, Action<ExchangeForm>? change = null, string language = "en")
    {
        var salon = (await portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        var form = new ExchangeForm
        {
            Name = $"Exchange {Guid.NewGuid():N}",
            Kind = kind,
            Secret = kind.MakesSecret() ? null : $"secret-{Guid.NewGuid():N}",
            Login = kind == ExchangeKind.MangoOffice ? "key-of-the-exchange" : null,
            Lines = [new() { Line = Line, SalonId = salon }],
        };
        change?.Invoke(form);
        var typed = form.Secret;
        var made = (await portal.Services.GetRequiredService<TelephoneExchanges>().Save(Actor.Operator, form)).Expect();
        return new(portal, form.Id, made ?? typed!, salon, language);
    }

    /// <summary>A number that nobody has.</summary>
    public static string Phone() => $"+7917{Interlocked.Increment(ref _phones)}";

    public static string CallId() => $"call-{Interlocked.Increment(ref _calls)}";

    public static CallNews News(CallEvent what = CallEvent.Ringing, string? id = null) =>
        new() { CallId = id ?? CallId(), Event = what, Direction = CallDirection.Incoming, Number = Phone(), Line = Line };

    public static async Task<CallAnswer> Heard(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, body);
        var json = JsonNode.Parse(body)!;
        return new((Guid)json["callId"]!, (bool)json["isNew"]!, (bool)json["lineIsKnown"]!);
    }

    /// <summary>Sends the own form, signed, with what a thief or a wrong clock changes about it.</summary>
    public async Task<HttpResponseMessage> Post(string body, TimeSpan clock = default, string? exchange = null, string? timestamp = null, string? signature = null, string? signed = null)
    {
        var time = (DateTimeOffset.UtcNow + clock).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/calls", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(ExchangeSignature.ExchangeHeader, exchange ?? Id.ToString());
        request.Headers.Add(ExchangeSignature.TimeHeader, timestamp ?? time);
        request.Headers.Add(ExchangeSignature.Header, signature ?? ExchangeSignature.Of(Secret, time, Encoding.UTF8.GetBytes(signed ?? body)));
        return await _client.SendAsync(request);
    }

    /// <summary>Sends a form to the address of the exchange, as providers do.</summary>
    public async Task<HttpResponseMessage> Form(IEnumerable<(string Name, string Value)> fields, string behind = "", params IEnumerable<(string Name, string Value)> headers)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Send(content, behind, headers);
    }

    /// <summary>Sends anything to the address of the exchange.</summary>
    public async Task<HttpResponseMessage> Send(HttpContent content, string behind = "", params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address + behind, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> Get(string behind = "") => _client.GetAsync(new Uri(Address + behind, UriKind.Relative));

    public string Address => $"/api/v1/calls/{Id}";

    /// <summary>How many calls of it are kept.</summary>
    public Task<long> Calls(string where = "1") => Portal.Sql($"SELECT count(*) FROM calls WHERE ExchangeId = x'{Convert.ToHexString(Id.ToByteArray(bigEndian: true))}' AND {where}");

    public void Dispose() => _client.Dispose();
}
