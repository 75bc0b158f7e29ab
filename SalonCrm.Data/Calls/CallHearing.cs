using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Calls;

/// <summary>Hears what an exchange tells: makes the call or goes on with it, and keeps the tasks that follow.</summary>
internal static class CallHearing
{
    private const string CallKind = "call";

    /// <summary>A softphone may open the page before the exchange has told that it rings.</summary>
    private static readonly TimeSpan OpenedBefore = TimeSpan.FromMinutes(1);

    /// <summary>A signature is known for as long as its time stamp could still be accepted, and then some.</summary>
    private static readonly TimeSpan SignaturesKept = TimeSpan.FromHours(1);

    /// <summary>How many signatures that are too old are thrown away at once, and with one of how many new ones.</summary>
    private const int MostForgotten = 4 * Every;
    private const int Every = 32;

    /// <summary>The call as it then is, or the reason why it was not heard; tells too whether anything of it changed.</summary>
    public static async Task<(Outcome<CallHeard> Outcome, Call? Changed)> Hear(Passage passage, CallNews news, byte[]? signature, BlindIndex blind)
    {
        if (passage.Actor.AccountId is not { } exchange)
        {
            return (new Outcome<CallHeard>.NotFound(), null);
        }

        if (Check(news) is { Count: > 0 } problems)
        {
            return (new Outcome<CallHeard>.Invalid(problems), null);
        }

        if (signature is not null && !await Accept(passage, exchange, signature))
        {
            return (new Outcome<CallHeard>.Invalid(Field.ExchangeSecret, Problem.Replayed), null);
        }

        var ids = blind.All(CallKind, news.CallId);
        var known = await passage.Db.Calls.AsTracking().FirstOrDefaultAsync(c => c.ExchangeId == exchange && c.ExternalId != null && ids.Contains(c.ExternalId), passage.Cancel);
        var call = known ?? await New(passage, new Call { ExchangeId = exchange, ExternalId = ids[0] }, news, blind);
        CallProgress.Take(call, news, passage.Now);
        await passage.Recognise(call, blind);
        await CallBacks.Settle(passage, call);
        passage.Record(TrailAction.CallHeard, call.Id, new() { Kind = news.Event.ToString() });
        var heard = new CallHeard(call.Id, known is null, call.SalonId is not null);
        return (new Outcome<CallHeard>.Done(heard), passage.Db.Entry(call).State == EntityState.Unchanged ? null : call);
    }

    private static async Task<Call> New(Passage passage, Call call, CallNews news, BlindIndex blind)
    {
        CallProgress.Take(call, news, passage.Now);
        await passage.Recognise(call, blind);
        var since = call.StartedAt - OpenedBefore;
        var numbers = call is { NumberIndex: not null, Number: { } told } ? blind.All(Call.NumberKind, told) : [];
        if (call.SalonId is { } salon && numbers.Count > 0
            && await passage.Db.Calls.AsTracking().Where(c => c.NumberIndex != null && numbers.Contains(c.NumberIndex) && c.SalonId == salon && c.ExchangeId == null && c.State != CallState.Ended && c.StartedAt >= since)
                .OrderBy(c => c.StartedAt).FirstOrDefaultAsync(passage.Cancel) is { } opened)
        {
            (opened.ExchangeId, opened.ExternalId) = (call.ExchangeId, call.ExternalId);
            return opened;
        }

        passage.Db.Add(call);
        return call;
    }

    private static List<FieldProblem> Check(CallNews news)
    {
        var problems = new List<FieldProblem>();
        void Say(bool isWrong, Field field, Problem problem)
        {
            if (isWrong)
            {
                problems.Add(new(field, problem));
            }
        }

        Say(string.IsNullOrWhiteSpace(news.CallId), Field.CallId, Problem.Required);
        Say(news.CallId?.Length > CallNews.CallIdLength, Field.CallId, Problem.TooLong);
        Say(!Enum.IsDefined(news.Event), Field.CallEvent, Problem.NotAChoice);
        Say(news.Direction is { } direction && !Enum.IsDefined(direction), Field.Call, Problem.NotAChoice);
        Say(LineName.Told(news.Line)?.Length > ExchangeLine.LineLength, Field.ExchangeLines, Problem.TooLong);
        Say(CallerNumber.Told(news.Number)?.Length > CallerNumber.Length, Field.Phones, Problem.TooLong);
        Say(news.Recording is { } address && (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttps), Field.CallRecording, Problem.NotAnAddress);
        Say(news.Recording?.OriginalString.Length > CallNews.RecordingLength, Field.CallRecording, Problem.TooLong);
        return problems;
    }

    /// <summary>Whether a signature is shown for the first time.</summary>
    private static async Task<bool> Accept(Passage passage, Guid exchange, byte[] signature)
    {
        var hash = SHA256.HashData([.. exchange.ToByteArray(bigEndian: true), .. signature]);
        if (await passage.Db.SeenSignatures.AnyAsync(s => s.Hash == hash, passage.Cancel))
        {
            return false;
        }

        if (hash[0] % Every == 0)
        {
            var old = passage.Now - SignaturesKept;
            await passage.Db.SeenSignatures
                .Where(s => passage.Db.SeenSignatures.Where(o => o.At <= old).OrderBy(o => o.At).Take(MostForgotten).Select(o => o.Hash).Contains(s.Hash))
                .ExecuteDeleteAsync(passage.Cancel);
        }

        passage.Db.Add(new SeenSignature { ExchangeId = exchange, Hash = hash, At = passage.Now });
        return true;
    }
}
