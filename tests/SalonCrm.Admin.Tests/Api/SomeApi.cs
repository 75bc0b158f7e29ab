using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Api;

/// <summary>A site that talks to a running portal with a real HTTP client.</summary>
internal sealed class SomeApi : IDisposable
{
    private static int _phones = 1_000_000;
    private readonly HttpClient _client;

    private SomeApi(string address, Guid salon, Guid integration, string key, string language)
    {
        (Salon, Integration, Key) = (salon, integration, key);
        _client = new() { BaseAddress = new Uri(address) };
        _client.DefaultRequestHeaders.Add("Accept-Language", language);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Guid Salon { get; }

    public Guid Integration { get; }

    public string Key { get; }

    public static async Task<SomeApi> Of(SomePortal portal, string language = "en")
    {
        var form = new IntegrationForm { Name = $"Site {Guid.NewGuid():N}" };
        var key = (await portal.Services.GetRequiredService<Integrations>().Save(Actor.Operator, form)).Expect();
        var salon = (await portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        return new(portal.Address, salon, form.Id, key!, language);
    }

    /// <summary>A number that nobody has yet.</summary>
    public static string Phone() => $"+7917{Interlocked.Increment(ref _phones)}";

    public void Shows(string? key) => _client.DefaultRequestHeaders.Authorization = key is null ? null : new("Bearer", key);

    public JsonObject Booking(string? phone = null, string name = "Маша") => new() { ["name"] = name, ["phone"] = phone ?? Phone(), ["salonId"] = Salon.ToString() };

    public Task<HttpResponseMessage> Get(string path) => _client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));

    public Task<HttpResponseMessage> Post(string path, JsonNode body, string? mark = null) => Post(path, body.ToJsonString(), mark: mark);

    public async Task<HttpResponseMessage> Post(string path, string body, string type = "application/json", string? mark = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/" + path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (mark is not null)
        {
            request.Headers.Add("Idempotency-Key", mark);
        }

        return await _client.SendAsync(request);
    }

    public static async Task<JsonNode> Json(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public void Dispose() => _client.Dispose();
}
