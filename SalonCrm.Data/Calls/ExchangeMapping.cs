using System.Text.Json;
using System.Text.Json.Serialization;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Calls;

/// <summary>How an exchange writes the HMAC-SHA-256 of what it sends.</summary>
public enum SignatureWriting
{
    /// <summary>As hexadecimal digits.</summary>
    Hex = 1,

    /// <summary>As Base64.</summary>
    Base64 = 2,
}

/// <summary>
/// Which field of what an exchange sends holds what: the name of a field of the form or address, or a path with dots into
/// JSON ("call.from.number", "legs.0.id"). Words for what happened and for who called whom are written with commas between.
/// </summary>
public sealed record ExchangeMapping
{
    /// <summary>Longest path, word list or name of a header, in characters.</summary>
    public const int TextLength = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The exchange's id of the call; required.</summary>
    public string? CallId { get; set; }

    /// <summary>The other side's number.</summary>
    public string? Number { get; set; }

    /// <summary>The salon's line.</summary>
    public string? Line { get; set; }

    /// <summary>Who called whom; null where every call comes in.</summary>
    public string? Direction { get; set; }

    /// <summary>Words for a call that came in.</summary>
    public string? Incoming { get; set; }

    /// <summary>Words for a call that went out.</summary>
    public string? Outgoing { get; set; }

    /// <summary>Of a call that went out, number and line stand in each other's field (from, to).</summary>
    public bool SwapsWhenOutgoing { get; set; }

    /// <summary>What happened; null where every message tells that it rings.</summary>
    public string? Event { get; set; }

    /// <summary>Words for "it rings".</summary>
    public string? Ringing { get; set; }

    /// <summary>Words for "answered".</summary>
    public string? Answered { get; set; }

    /// <summary>Words for "over".</summary>
    public string? Ended { get; set; }

    /// <summary>Words for "the recording can be heard".</summary>
    public string? RecordingReady { get; set; }

    /// <summary>When it happened: seconds or milliseconds since 1970, or ISO 8601; null for "now".</summary>
    public string? At { get; set; }

    /// <summary>How many seconds it was talked.</summary>
    public string? Talked { get; set; }

    /// <summary>Where the recording lies.</summary>
    public string? Recording { get; set; }

    /// <summary>The header with the signature of the body; null where the exchange signs nothing, and the secret stands in the address.</summary>
    public string? SignatureHeader { get; set; }

    /// <summary>How the signature is written.</summary>
    public SignatureWriting Writing { get; set; } = SignatureWriting.Hex;

    private IEnumerable<string?> Texts =>
    [
        CallId, Number, Line, Direction, Incoming, Outgoing, Event, Ringing, Answered, Ended, RecordingReady, At, Talked, Recording, SignatureHeader,
    ];

    /// <summary>The words of a list.</summary>
    public static IReadOnlyList<string> Words(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Takes back a mapping that was stored; null where there is none or it can't be read.</summary>
    internal static ExchangeMapping? Read(string? stored)
    {
        try
        {
            return stored is null ? null : JsonSerializer.Deserialize<ExchangeMapping>(stored, Json);
        }
        catch (JsonException)
        {
            // Written by another version: the settings show an empty mapping, and what comes in by it is refused.
            return null;
        }
    }

    internal string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>The same without blanks around, empty texts as none.</summary>
    internal ExchangeMapping Tidied() => this with
    {
        CallId = ClientRules.Line(CallId),
        Number = ClientRules.Line(Number),
        Line = ClientRules.Line(Line),
        Direction = ClientRules.Line(Direction),
        Incoming = ClientRules.Line(Incoming),
        Outgoing = ClientRules.Line(Outgoing),
        Event = ClientRules.Line(Event),
        Ringing = ClientRules.Line(Ringing),
        Answered = ClientRules.Line(Answered),
        Ended = ClientRules.Line(Ended),
        RecordingReady = ClientRules.Line(RecordingReady),
        At = ClientRules.Line(At),
        Talked = ClientRules.Line(Talked),
        Recording = ClientRules.Line(Recording),
        SignatureHeader = ClientRules.Line(SignatureHeader),
    };

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal FieldProblem? Problem() =>
        CallId is null || (Number is null && Line is null) ? new(Field.ExchangeMapping, Clients.Problem.Required)
        : Texts.Any(t => t?.Length > TextLength) ? new(Field.ExchangeMapping, Clients.Problem.TooLong)
        : Event is not null && Words(Ringing).Count == 0 ? new(Field.ExchangeMapping, Clients.Problem.Required)
        : SignatureHeader is { } header && !header.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? new(Field.ExchangeMapping, Clients.Problem.NotAChoice)
        : null;
}
