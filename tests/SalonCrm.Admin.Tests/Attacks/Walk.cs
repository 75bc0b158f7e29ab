using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>Every address that the host itself says it has, with known ids in its holes.</summary>
internal sealed record Walk(IReadOnlyList<string> Gets, IReadOnlyList<string> Posts)
{
    /// <summary>Pages that say what to look at in the address take whichever of these they know.</summary>
    private const string Questions = "?client={0}&first={0}&second={1}&person={2}&of=g-2&merged={2}&month=2026-01&kind=all&code=x&account=x&returnUrl=%2F";

    public static Walk Of(IServiceProvider services, KnownPeople known)
    {
        var routes = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null).ToList();
        Assert.True(routes.Count > 60, $"{routes.Count} routes");
        var questions = string.Format(CultureInfo.InvariantCulture, Questions, known.Client, known.Double, Guid.NewGuid());
        return new(
            [.. Taking(routes, HttpMethod.Get).SelectMany(r => new[] { Filled(r, known), Filled(r, known) + questions }).Distinct(StringComparer.Ordinal)],
            [.. Taking(routes, HttpMethod.Post).Select(r => Filled(r, known)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Status, headers and body, as one text.</summary>
    public static async Task<string> Whole(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode}\n{answer.Headers}\n{answer.Content.Headers}\n{Uri.UnescapeDataString(answer.Goes() ?? "")}\n{await answer.Content.ReadAsStringAsync()}";

    private static IEnumerable<RouteEndpoint> Taking(IEnumerable<RouteEndpoint> routes, HttpMethod method) =>
        routes.Where(r => r.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains(method.Method, StringComparer.OrdinalIgnoreCase));

    private static string Filled(RouteEndpoint route, KnownPeople known) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Value(route, parameter.Name, known),
            _ => throw new InvalidOperationException(route.RoutePattern.RawText),
        }))));

    private static string Value(RouteEndpoint route, string parameter, KnownPeople known) => parameter.ToUpperInvariant() switch
    {
        "CLIENT" => $"{known.Client}",
        "ID" => route.RoutePattern.RawText!.Contains("call", StringComparison.OrdinalIgnoreCase) ? $"{known.Call}" : $"{known.Client}",
        "VISIT" => $"{known.Visit}",
        "PHOTO" => $"{known.Photo}",
        "CALL" => $"{known.Call}",
        "EXCHANGE" => $"{known.Exchange}",
        "TOKEN" => known.Token,
        "SECRET" => "guessed",
        "WHAT" => "call",
        "REST" or "PATH" => "nowhere",
        "DOCUMENTNAME" => "v1",
        _ => throw new InvalidOperationException($"Teach this test what stands for {{{parameter}}} in {route.RoutePattern.RawText}: it has to look behind every door."),
    };
}
