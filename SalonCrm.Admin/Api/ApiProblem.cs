using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Api;

/// <summary>Why a request was not done (RFC 9457).</summary>
/// <param name="Type">Which kind; leads to its explanation.</param>
/// <param name="Title">The kind in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to do.</param>
/// <param name="Errors">Each field with what is wrong with it; left out where no field is to blame.</param>
/// <param name="Reference">By which the portal's log tells what happened; left out where nothing failed.</param>
internal sealed record ApiProblem(
    string Type, string Title, int Status, string Detail, IReadOnlyList<ApiFieldProblem>? Errors = null, string? Reference = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = Hosting.FaultModel.RetryAfter;
        }

        httpContext.Response.Headers[HeaderNames.ContentLanguage] = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return httpContext.Response.WriteAsJsonAsync(this, ApiJson.Options, ApiProblems.ContentType, httpContext.RequestAborted);
    }
}

/// <summary>A field and what is wrong with it.</summary>
/// <param name="Field">The field as it is sent; an entry of a list with its place.</param>
/// <param name="Problem">What is wrong, the same word in every language.</param>
/// <param name="Detail">A sentence for the person who typed it.</param>
internal sealed record ApiFieldProblem(string Field, string Problem, string Detail);

/// <summary>The kinds of problems.</summary>
internal enum ApiFault
{
    NotJson,
    WrongKey,
    NotFound,
    TooLarge,
    NotJsonType,
    Invalid,
    SentDifferently,
    TooMany,
    Failed,
    WrongSignature,
    ClockOff,
    Replayed,
    NotUnderstood,
    NotKept,
}

/// <summary>Makes problems, in the language of who asks.</summary>
internal static class ApiProblems
{
    public const string ContentType = "application/problem+json";

    /// <summary>How domain fields are called in what is sent.</summary>
    private static readonly Dictionary<Field, string> Names = new()
    {
        [Field.SaidName] = "name",
        [Field.Phones] = "phone",
        [Field.Salon] = "salonId",
        [Field.ServiceLine] = "service",
        [Field.Master] = "masterId",
        [Field.VisitDate] = "date",
        [Field.Hour] = "time",
        [Field.Consent] = "consents",
        [Field.IdempotencyKey] = BookingEndpoints.IdempotencyKey,
        [Field.CallEvent] = "event",
        [Field.CallRecording] = "recording",
        [Field.ExchangeLines] = "line",
    };

    /// <summary>What can happen to every request.</summary>
    public static IReadOnlyList<int> Everywhere { get; } = [StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests, StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable];

    /// <summary>What can happen to a request with a body.</summary>
    public static IReadOnlyList<int> WithBody { get; } =
        [StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity];

    public static int StatusOf(ApiFault fault) => fault switch
    {
        ApiFault.NotJson => StatusCodes.Status400BadRequest,
        ApiFault.WrongKey => StatusCodes.Status401Unauthorized,
        ApiFault.NotFound => StatusCodes.Status404NotFound,
        ApiFault.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ApiFault.NotJsonType => StatusCodes.Status415UnsupportedMediaType,
        ApiFault.TooMany => StatusCodes.Status429TooManyRequests,
        ApiFault.Failed => StatusCodes.Status500InternalServerError,
        ApiFault.WrongSignature => StatusCodes.Status401Unauthorized,
        ApiFault.ClockOff => StatusCodes.Status403Forbidden,
        ApiFault.Replayed => StatusCodes.Status409Conflict,
        ApiFault.NotUnderstood => StatusCodes.Status400BadRequest,
        ApiFault.NotKept => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Where a kind is explained, on the page of the API.</summary>
    public static string Anchor(ApiFault fault) => "problem-" + JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString());

    public static string TitleOf(ApiFault fault) => ApiTexts.Of($"Fault_{fault}");

    public static string DetailOf(ApiFault fault) => ApiTexts.Of($"FaultDetail_{fault}");

    public static ApiProblem Of(ApiFault fault, IReadOnlyList<ApiFieldProblem>? errors = null, string? reference = null) =>
        new($"{ApiPageModel.Address}#{Anchor(fault)}", TitleOf(fault), StatusOf(fault), DetailOf(fault), errors, reference);

    public static ApiProblem Of(IReadOnlyList<FieldProblem> problems)
    {
        var isSentDifferently = problems.Any(p => p is { Field: Field.IdempotencyKey, Problem: Problem.Taken });
        return Of(isSentDifferently ? ApiFault.SentDifferently : ApiFault.Invalid, [.. problems.Select(Told)]);
    }

    /// <summary>The clock of an exchange is off, told by how much.</summary>
    public static ApiProblem ClockOff(TimeSpan ahead)
    {
        var problem = Of(ApiFault.ClockOff);
        var seconds = Math.Abs(Math.Round(ahead.TotalSeconds)).ToString("0", CultureInfo.CurrentCulture);
        return problem with { Detail = $"{string.Format(CultureInfo.CurrentCulture, ahead > TimeSpan.Zero ? ApiText.ClockAhead : ApiText.ClockBehind, seconds)} {problem.Detail}" };
    }

    private static ApiFieldProblem Told(FieldProblem problem)
    {
        var name = Names.GetValueOrDefault(problem.Field) ?? JsonNamingPolicy.CamelCase.ConvertName(problem.Field.ToString());
        return new(
            problem.Field == Field.Consent ? string.Create(CultureInfo.InvariantCulture, $"{name}[{problem.Index}]") : name,
            JsonNamingPolicy.CamelCase.ConvertName(problem.Problem.ToString()),
            problem is { Field: Field.IdempotencyKey, Problem: Problem.Taken } ? DetailOf(ApiFault.SentDifferently) : FieldTexts.Of(problem.Problem));
    }
}

/// <summary>How the API reads and writes JSON.</summary>
internal static class ApiJson
{
    private const int Deepest = 8;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = Deepest,
    };
}

/// <summary>Texts by a key that is made of a name.</summary>
internal static class ApiTexts
{
    public static string Of(string key) => Find(key) ?? throw new InvalidOperationException($"ApiText lacks {key}.");

    public static string? Find(string key) => ApiText.ResourceManager.GetString(key, ApiText.Culture);
}
