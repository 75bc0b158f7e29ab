using System.Text.Json;
using System.Text.Json.Serialization;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>What an exchange tells in the portal's own form. Words and moments are texts here, so that what is none is told of its field.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CallRequest(
    string? CallId,
    string? Event,
    string? Direction = null,
    string? Number = null,
    string? Line = null,
    string? At = null,
    bool? Answered = null,
    double? TalkedSeconds = null,
    string? Recording = null)
{
    /// <summary>Reads a body; null where it is no JSON object of these fields and no others.</summary>
    public static CallRequest? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<CallRequest>(body, ApiJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The news that it tells; null with the problems of each field where it tells none.</summary>
    public (CallNews? News, IReadOnlyList<ApiFieldProblem> Problems) News()
    {
        var problems = new List<ApiFieldProblem>();
        void Say(bool isWrong, string field, Problem problem)
        {
            if (isWrong)
            {
                problems.Add(new(field, JsonNamingPolicy.CamelCase.ConvertName(problem.ToString()), FieldTexts.Of(problem)));
            }
        }

        var what = Word<CallEvent>(Event);
        var direction = Word<CallDirection>(Direction);
        var (at, recording) = (Webhook.Moment(At), Webhook.Recording(Recording));
        Say(string.IsNullOrWhiteSpace(CallId), "callId", Problem.Required);
        Say(Event is null, "event", Problem.Required);
        Say(Event is not null && what is null, "event", Problem.NotAChoice);
        Say(Direction is not null && direction is null, "direction", Problem.NotAChoice);
        Say(At is not null && at is null, "at", Problem.NotADate);
        Say(TalkedSeconds is < 0, "talkedSeconds", Problem.BelowZero);
        Say(TalkedSeconds > TimeSpan.FromDays(1).TotalSeconds, "talkedSeconds", Problem.OutOfRange);
        Say(Recording is not null && recording is null, "recording", Problem.NotAnAddress);
        return problems.Count > 0 ? (null, problems) : (new()
        {
            CallId = CallId!,
            Event = what!.Value,
            Direction = direction,
            Number = Number,
            Line = Line,
            At = at,
            WasAnswered = Answered,
            Talked = TalkedSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Recording = recording,
        }, []);
    }

    /// <summary>Does not tell who called, so that it does no harm in a log.</summary>
    public override string ToString() => $"{Event}";

    /// <summary>A word of the form; a number is none, though it is one of the enumeration.</summary>
    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(n => JsonNamingPolicy.CamelCase.ConvertName(n) == text) is { } name ? Enum.Parse<T>(name) : null;
}

/// <summary>What became of it.</summary>
internal sealed record CallAnswer(Guid CallId, bool IsNew, bool LineIsKnown);
