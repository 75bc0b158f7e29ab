using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>What an exchange sent, to be read by the adapter of its kind: nothing in it throws, whatever was sent.</summary>
internal sealed partial class Webhook
{
    /// <summary>Most bytes of one message. Binotel tells a finished call's whole history in it.</summary>
    public const int Largest = 64 * 1024;

    private const int Deepest = 16;
    private readonly Lazy<Dictionary<string, string>> _form;
    private readonly Lazy<JsonElement?> _json;

    public Webhook() => (_form, _json) = (new(ReadForm), new(ReadJson));

    /// <summary>Sent to be answered, not to tell anything: how a provider tries an address.</summary>
    public bool IsGet { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>The full address as the portal sees it.</summary>
    public Uri Address { get; init; } = new("http://localhost/");

    /// <summary>What stands behind the exchange in the address: a secret, or what the provider appended.</summary>
    public string? PathSecret { get; init; }

    public Func<string, string?> Header { get; init; } = _ => null;

    public Dictionary<string, StringValues> Query { get; init; } = [];

    public DateTimeOffset Now { get; init; }

    /// <summary>The fields of a form, in the order of their names as their bytes stand.</summary>
    public IReadOnlyDictionary<string, string> Form => _form.Value;

    /// <summary>A field of the form or, where there is none, of the address.</summary>
    public string? this[string name] =>
        Form.TryGetValue(name, out var sent) ? Said(sent) : Query.TryGetValue(name, out var asked) ? Said(asked.ToString()) : Path(_json.Value, name);

    /// <summary>A sample as people copy it out of a provider's documentation: JSON, a form, or an address with its fields.</summary>
    public static Webhook Sample(string text, DateTimeOffset now)
    {
        var sample = text.Trim();
        if (sample.StartsWith('{') || sample.StartsWith('['))
        {
            return new() { Body = Encoding.UTF8.GetBytes(sample), Now = now };
        }

        var fields = sample.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? sample[(mark + 1)..] : sample;
        return new() { Body = Encoding.UTF8.GetBytes(fields.ReplaceLineEndings("&").Replace("&&", "&", StringComparison.Ordinal)), Now = now };
    }

    /// <summary>What stands at a path of JSON; null for nothing, for an object and for a list.</summary>
    public static string? Path(JsonElement? from, string path)
    {
        if (from is not { } place)
        {
            return null;
        }

        foreach (var step in path.Split('.'))
        {
            if (place.ValueKind == JsonValueKind.Object && place.TryGetProperty(step, out var inner))
            {
                place = inner;
            }
            else if (place.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < place.GetArrayLength())
            {
                place = place[at];
            }
            else
            {
                return null;
            }
        }

        return place.ValueKind switch
        {
            JsonValueKind.String => Said(place.GetString()),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => place.GetRawText(),
            _ => null,
        };
    }

    /// <summary>Reads JSON; null for what is none.</summary>
    public static JsonElement? Json(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = Deepest });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A moment as exchanges write it: seconds or milliseconds since 1970, or ISO 8601 with its zone; null for anything else.</summary>
    public static DateTimeOffset? Moment(string? text)
    {
        const double Milliseconds = 100_000_000_000;
        const double Last = 32_000_000_000;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            var seconds = number >= Milliseconds ? number / 1000 : number;
            return seconds is > 0 and < Last ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)) : null;
        }

        // Without its zone it could be any hour of the day.
        return text is not null && WithZone().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
    }

    /// <summary>A number of seconds; null for what is none.</summary>
    public static TimeSpan? Seconds(string? text)
    {
        const double ADay = 86_400;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= ADay
            ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>A number as providers write it that leave out the plus: "79161234567".</summary>
    public static string? International(string? text)
    {
        const int Fewest = 11;
        return text is { Length: >= Fewest } && text[0] != '0' && text.All(char.IsAsciiDigit) ? "+" + text : text;
    }

    /// <summary>Where a recording lies; null for what is no address of its own or not safe on its way.</summary>
    public static Uri? Recording(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.{0,16}?(Z|[+-]\d\d:?\d\d)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithZone();

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private Dictionary<string, string> ReadForm()
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Header("Content-Type")?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
        {
            return [];
        }

        foreach (var (name, value) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(Body)))
        {
            fields[name] = value.ToString();
        }

        return new(fields, StringComparer.Ordinal);
    }

    private JsonElement? ReadJson() => Body is [(byte)'{' or (byte)'[', ..] ? Json(Body) : null;
}
