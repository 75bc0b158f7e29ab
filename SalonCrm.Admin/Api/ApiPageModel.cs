using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SalonCrm.Admin.Api;

/// <summary>The page that shows the API: the OpenAPI document, read by a person. It holds nothing secret.</summary>
[AllowAnonymous]
public sealed class ApiPageModel([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents) : PageModel
{
    /// <summary>Where the page lies.</summary>
    internal const string Address = "/api";

    private static readonly JsonSerializerOptions Indented = new(ApiJson.Options) { WriteIndented = true };

    internal OpenApiDocument Document { get; private set; } = new();

    /// <summary>Reads the document.</summary>
    public async Task OnGet(CancellationToken cancel) => Document = await documents.GetOpenApiDocumentAsync(cancel);

    /// <summary>Each operation with its method and path, in the order of the document.</summary>
    internal IEnumerable<(string Method, string Path, OpenApiOperation Operation)> Operations() =>
        Document.Paths.SelectMany(p => (p.Value.Operations ?? []).Select(o => (o.Key.Method, p.Key, o.Value)));

    /// <summary>The fields of a body, those of what is in it with a dot between.</summary>
    internal static IEnumerable<ApiFieldLine> Fields(IOpenApiSchema? schema, string before = "")
    {
        if (schema?.Items is { } items)
        {
            foreach (var line in Fields(items, before.Length == 0 ? "[]." : before))
            {
                yield return line;
            }
        }

        foreach (var (name, property) in schema?.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var inner = Inner(property);
            yield return new(before + name, TypeOf(inner), schema!.Required?.Contains(name) == true, property.Description ?? inner.Description);
            foreach (var line in Fields(inner, $"{before}{name}{(inner.Items is null ? "." : "[].")}"))
            {
                yield return line;
            }
        }
    }

    /// <summary>An example as it is sent.</summary>
    internal static string Show(JsonNode example) => example.ToJsonString(Indented);

    /// <summary>Where something may be left out, the document says "this or null": the page means this.</summary>
    private static IOpenApiSchema Inner(IOpenApiSchema schema) =>
        (schema.OneOf ?? schema.AnyOf)?.FirstOrDefault(s => s.Type != JsonSchemaType.Null) is { } inner ? Inner(inner) : schema;

    private static string TypeOf(IOpenApiSchema schema)
    {
        var type = (schema.Type & ~JsonSchemaType.Null)?.ToString().ToLowerInvariant() ?? "object";
        return schema.Format is { } format ? $"{type} ({format})" : type;
    }
}

/// <summary>A field as the page shows it.</summary>
internal sealed record ApiFieldLine(string Name, string Type, bool IsRequired, string? Description);
