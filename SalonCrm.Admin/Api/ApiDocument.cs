using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using SalonCrm.Admin.Api.Calls;

namespace SalonCrm.Admin.Api;

/// <summary>The OpenAPI document: exactly the endpoints of the API, told in the language of who asks, with an example for each.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    /// <summary>Taken by the endpoints to be refused in words; the document does not offer it.</summary>
    public const string AnyType = "*/*";

    private const string BearerScheme = "key";
    private const string HeaderScheme = "keyInHeader";
    private const string SignatureScheme = "signature";

    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith(ApiSetup.Path.TrimStart('/') + "/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = ApiText.Title, Version = Name, Description = ApiText.Introduction };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [BearerScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = ApiText.KeyScheme },
                [HeaderScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyHandler.OtherHeader, Description = ApiText.KeyHeader },
                [SignatureScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ExchangeSignature.Header, Description = ApiText.SignatureScheme },
            };
            document.Security =
            [
                new() { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] },
                new() { [new OpenApiSecuritySchemeReference(HeaderScheme, document)] = [] },
            ];
            document.Tags = null;
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Tell(operation);
            if (operation.OperationId == CallEndpoints.Name)
            {
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(SignatureScheme, context.Document)] = [] }];
            }

            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonPropertyInfo is { } property && ApiTexts.Find($"{property.DeclaringType.Name}_{property.Name}") is { } text)
            {
                schema.Description = text;
            }

            return Task.CompletedTask;
        });
    }

    private static void Tell(OpenApiOperation operation)
    {
        var id = operation.OperationId!;
        (operation.Summary, operation.Description, operation.Tags) = (ApiTexts.Of($"Operation_{id}"), ApiTexts.Of($"OperationDetail_{id}"), null);
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            (parameter.Description, parameter.Required) = (ApiTexts.Of($"Parameter_{parameter.Name}"), true);
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
        }

        operation.RequestBody?.Content?.Remove(AnyType);
        if (operation.RequestBody?.Content?.Values.FirstOrDefault() is { } sent)
        {
            sent.Example = ApiExamples.Request(id);
            operation.Parameters ??= [];
            foreach (var header in id == CallEndpoints.Name ? Signed() : [IdempotencyKey()])
            {
                operation.Parameters.Add(header);
            }
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            Tell(id, int.Parse(status, CultureInfo.InvariantCulture), (OpenApiResponse)response);
        }
    }

    private static OpenApiParameter IdempotencyKey() => new()
    {
        Name = BookingEndpoints.IdempotencyKey,
        In = ParameterLocation.Header,
        Description = ApiText.Parameter_IdempotencyKey,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Data.Guests.SentOnce.KeyLength },
    };

    private static IEnumerable<OpenApiParameter> Signed()
    {
        foreach (var (name, description) in new[]
        {
            (ExchangeSignature.ExchangeHeader, ApiText.Parameter_Exchange),
            (ExchangeSignature.TimeHeader, ApiText.Parameter_Timestamp),
            (ExchangeSignature.Header, ApiText.Parameter_Signature),
        })
        {
            yield return new() { Name = name, In = ParameterLocation.Header, Required = true, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }

    private static void Tell(string id, int status, OpenApiResponse response)
    {
        var media = response.Content?.Values.FirstOrDefault();
        if (status < StatusCodes.Status400BadRequest)
        {
            response.Description = ApiTexts.Of($"Answer_{id}");
            media?.Example = ApiExamples.Answer(id);
            return;
        }

        // Of those with one status, the first is the commonest.
        var fault = id == CallEndpoints.Name && status == StatusCodes.Status401Unauthorized
            ? ApiFault.WrongSignature : Enum.GetValues<ApiFault>().First(f => ApiProblems.StatusOf(f) == status);
        response.Description = ApiProblems.TitleOf(fault);
        media?.Example = ApiExamples.Problem(fault);
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
            {
                [HeaderNames.RetryAfter] = new OpenApiHeader { Description = ApiText.RetryAfter, Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
            };
        }
    }
}
