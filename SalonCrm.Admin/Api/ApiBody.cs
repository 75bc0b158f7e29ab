using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SalonCrm.Admin.Api;

/// <summary>The body of a request: what was sent, and what is wrong with it where it can't be read.</summary>
/// <param name="Value">What was sent; null where it can't be read.</param>
/// <param name="Text">As it was sent.</param>
/// <param name="Refused">Why it can't be read; null where it can.</param>
internal sealed partial record ApiBody<T>(T? Value, string Text, ApiProblem? Refused)
    where T : class
{
    /// <summary>Reads a body of JSON, at most <see cref="ApiBody.Largest"/> bytes, with fields that are known and no others.</summary>
    public static async Task<ApiBody<T>> Read(HttpContext context, CancellationToken cancel)
    {
        if (!context.Request.HasJsonContentType())
        {
            return Refuse(ApiFault.NotJsonType);
        }

        var bytes = new byte[ApiBody.Largest + 1];
        int length;
        try
        {
            // One byte more than may be, so that what is too large is known without reading it all.
            length = await context.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        }
        catch (BadHttpRequestException e)
        {
            return Refuse(e.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiFault.TooLarge : ApiFault.NotJson);
        }

        if (length > ApiBody.Largest)
        {
            return Refuse(ApiFault.TooLarge);
        }

        try
        {
            var sent = bytes.AsSpan(0, length);
            return JsonSerializer.Deserialize<T>(sent, ApiJson.Options) is { } value
                ? new(value, Encoding.UTF8.GetString(sent), null) : Refuse(ApiFault.NotJson);
        }
        catch (JsonException e)
        {
            return new(null, "", ApiProblems.Of(ApiFault.NotJson, NameOf(e.Path) is { } name
                ? [new(name, "notUnderstood", ApiText.FieldNotUnderstood)] : null));
        }
    }

    private static ApiBody<T> Refuse(ApiFault fault) => new(null, "", ApiProblems.Of(fault));

    /// <summary>The field that could not be read: unknown, or not of its type. A path of the exception, never its text.</summary>
    private static string? NameOf(string? path) => path is not null && Path().Match(path) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"^\$\.(?<name>[A-Za-z0-9_.\[\]-]{1,100})$", RegexOptions.None, 1000)]
    private static partial Regex Path();
}

/// <summary>Limits of bodies.</summary>
internal static class ApiBody
{
    /// <summary>Most bytes that a request may send.</summary>
    public const int Largest = 16 * 1024;
}
