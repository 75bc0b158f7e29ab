using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>
/// Binotel's pushed events (https://developers.binotel.ua/): forms, and none of them signed, so a secret stands in the
/// address. What a finished call was is told once more in full (apiCallCompleted), in fields like callDetails[billsec].
/// </summary>
internal sealed class BinotelAdapter : IExchangeAdapter
{
    private static readonly string[] AnsweredWords = ["ANSWER", "TRANSFER", "VM-SUCCESS"];

    public bool IsSigned(Webhook sent, KnownExchange exchange) => ExchangeSignature.Same(sent.PathSecret, exchange.Secret);

    public IReadOnlyList<CallNews>? Read(Webhook sent, KnownExchange exchange)
    {
        var isCompleted = sent["requestType"] == "apiCallCompleted";
        string? Of(string name) => sent[isCompleted ? $"callDetails[{name}]" : name];
        if (sent["requestType"] is not { } what)
        {
            return null;
        }

        if (what is not ("receivedTheCall" or "answeredTheCall" or "hangupTheCall" or "apiCallCompleted"))
        {
            // apiCallSettings asks what to do with a call: Binotel goes on by itself. transferredTheCall stays a call.
            return [];
        }

        if (Of("generalCallID") is not { } call)
        {
            return null;
        }

        var news = new CallNews
        {
            CallId = call,
            Event = what switch { "receivedTheCall" => CallEvent.Ringing, "answeredTheCall" => CallEvent.Answered, _ => CallEvent.Ended },
            Direction = Of("callType") switch { "0" => CallDirection.Incoming, "1" => CallDirection.Outgoing, _ => null },
            Number = Webhook.International(Of("externalNumber") ?? Of("srcNumber")),
            Line = Of("pbxNumber") ?? Of("didNumber") ?? Of("pbxNumberData][number"),
        };
        return news.Event != CallEvent.Ended ? [news] : [news with
        {
            At = Webhook.Moment(Of("startTime")) is { } start ? start + (Webhook.Seconds(Of("waitsec")) ?? default) + (Webhook.Seconds(Of("billsec")) ?? default) : null,
            WasAnswered = Of("disposition") is { } end ? AnsweredWords.Contains(end, StringComparer.OrdinalIgnoreCase) : null,
            Talked = Webhook.Seconds(Of("billsec")),
            Recording = Webhook.Recording(Of("linkToCallRecordInMyBusiness") ?? Of("linkToCallRecordOverlayInMyBusiness")),
        }];
    }

    /// <summary>Word for word: Binotel sends again whatever is answered otherwise.</summary>
    public IResult Answer(Webhook sent) => Results.Text("""{"status":"success"}""", "application/json");
}
