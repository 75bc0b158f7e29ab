using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SalonCrm.Admin.Tests.Api;

public sealed class ApiDocumentTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task The_document_describes_exactly_the_endpoints_that_there_are()
    {
        var document = await Document("en");
        var described = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key}")).Order(StringComparer.Ordinal);
        var there = portal.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal) && !e.RoutePattern.RawText.Contains("**", StringComparison.Ordinal))

            // What providers send is described in their own documentation, not in ours.
            .Where(e => e.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription != true)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}")).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["GET /api/v1/consents", "GET /api/v1/salons", "GET /api/v1/services", "POST /api/v1/bookings", "POST /api/v1/calls", "POST /api/v1/registrations"], described);
        Assert.Equal(described, there);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task Everything_in_the_document_is_explained_and_has_an_example(string language)
    {
        var document = await Document(language);
        foreach (var operation in document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => o.Value!)))
        {
            Assert.NotNull((string?)operation["summary"]);
            Assert.NotNull((string?)operation["description"]);
            Assert.All(operation["responses"]!.AsObject(), r => Assert.NotNull(r.Value!["content"]!.AsObject().First().Value!["example"]));
            Assert.Superset(new HashSet<string> { "401", "429", "500" }, operation["responses"]!.AsObject().Select(r => r.Key).ToHashSet());
            Assert.NotNull(operation["responses"]!["429"]!["headers"]!["Retry-After"]);
            if (operation["requestBody"] is { } body)
            {
                Assert.NotNull(body["content"]!["application/json"]!["example"]);
                var header = (string?)operation["operationId"] == "AnnounceCall" ? "X-Signature" : "Idempotency-Key";
                Assert.Contains(operation["parameters"]!.AsArray(), p => (string?)p!["name"] == header);
            }
        }

        var booking = document["components"]!["schemas"]!["BookingRequest"]!;
        Assert.Equal(["name", "phone", "salonId"], booking["required"]!.AsArray().Select(r => (string)r!).Order(StringComparer.Ordinal));
        Assert.False((bool)booking["additionalProperties"]!);
        Assert.All(booking["properties"]!.AsObject(), p => Assert.NotNull((string?)p.Value!["description"]));
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["key"]!["scheme"]);
    }

    [Fact]
    public async Task The_page_shows_the_document_to_everybody_without_a_script()
    {
        using var visitor = portal.Browser();
        var answer = await visitor.Get("/api");
        var page = await answer.Text();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("/api/v1/bookings", page, StringComparison.Ordinal);
        Assert.Contains("problem-too-many", page, StringComparison.Ordinal);
        Assert.Contains("registration.token", page, StringComparison.Ordinal);
        Assert.Contains("consents[].purpose", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var russian = portal.Browser("ru");
        Assert.Contains("Имя, как его ввёл человек.", await russian.Read("/api"), StringComparison.Ordinal);
    }

    private async Task<JsonNode> Document(string language)
    {
        using var visitor = portal.Browser(language);
        return JsonNode.Parse(await (await visitor.Get("/openapi/v1.json")).Content.ReadAsStringAsync())!;
    }
}
