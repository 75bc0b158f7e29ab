using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>Takes what exchanges tell in the portal's own form.</summary>
internal static class CallEndpoints
{
    /// <summary>Where they tell it, behind the API's path.</summary>
    public const string Path = "/calls";

    /// <summary>By this name the document knows the operation.</summary>
    public const string Name = "AnnounceCall";

    public static void MapCalls(this RouteGroupBuilder api) =>
        api.MapPost(Path, Announce).WithName(Name).TakesBody<CallRequest>()
            .Produces<CallAnswer>(StatusCodes.Status202Accepted)
            .Produces<ApiProblem>(StatusCodes.Status403Forbidden, ApiProblems.ContentType)
            .Produces<ApiProblem>(StatusCodes.Status409Conflict, ApiProblems.ContentType);

    /// <summary>Takes an announcement of an exchange that is known already.</summary>
    public static async Task<IResult> Hear(HttpContext context, Webhook sent, KnownExchange exchange, CallAnnouncements announcements)
    {
        if (Refusal(sent, exchange) is { } refused)
        {
            return refused;
        }

        if (CallRequest.Read(sent.Body) is not { } request)
        {
            return ApiProblems.Of(ApiFault.NotJson);
        }

        var (news, problems) = request.News();
        return news is null ? ApiProblems.Of(ApiFault.Invalid, problems) : await Tell(context, exchange, news, announcements, Mark(sent, exchange)) switch
        {
            Outcome<CallHeard>.Done { Value: var heard } => TypedResults.Json(
                new CallAnswer(heard.CallId, heard.IsNew, heard.LineIsKnown), ApiJson.Options, statusCode: StatusCodes.Status202Accepted),
            var other => Refusal(other),
        };
    }

    /// <summary>Why what is signed like the own form is not heard; null where it is. Of the clock only who signs right is told.</summary>
    public static IResult? Refusal(Webhook sent, KnownExchange exchange) =>
        !ExchangeSignature.IsRight(sent, exchange) ? ApiProblems.Of(ApiFault.WrongSignature)
        : ExchangeSignature.Ahead(sent) is not { } ahead ? ApiProblems.Of(ApiFault.WrongSignature)
        : ahead.Duration() > ExchangeSignature.Tolerance ? ApiProblems.ClockOff(ahead)
        : null;

    /// <summary>Why it was not kept.</summary>
    public static IResult Refusal(Outcome<CallHeard> outcome) => outcome switch
    {
        Outcome<CallHeard>.Invalid { Problems: [{ Field: Field.ExchangeSecret, Problem: Problem.Replayed }, ..] } => ApiProblems.Of(ApiFault.Replayed),
        Outcome<CallHeard>.Invalid invalid => ApiProblems.Of(invalid.Problems),
        Outcome<CallHeard>.NotAllowed or Outcome<CallHeard>.NotFound => ApiProblems.Of(ApiFault.WrongSignature),
        _ => throw new InvalidOperationException($"An announcement ended with {outcome.GetType().Name}."),
    };

    public static Task<Outcome<CallHeard>> Tell(HttpContext context, KnownExchange exchange, CallNews news, CallAnnouncements announcements, byte[]? mark)
    {
        var visit = Visit.Of(context);
        return announcements.Tell(Actor.Exchange(exchange.Id, visit.Address, visit.Device), news, mark);
    }

    /// <summary>By which a signature is recognised when it comes again.</summary>
    public static byte[] Mark(Webhook sent, KnownExchange exchange) => ExchangeSignature.Mark(exchange.Id, sent.Header(ExchangeSignature.Header)!);

    private static async Task<IResult> Announce(
        HttpContext context, ExchangeSecrets secrets, CallAnnouncements announcements, TimeProvider time, CancellationToken cancel)
    {
        if (!context.Request.HasJsonContentType())
        {
            return ApiProblems.Of(ApiFault.NotJsonType);
        }

        var exchange = Guid.TryParse(context.Request.Headers[ExchangeSignature.ExchangeHeader], out var id) ? secrets.Find(id) : null;
        return await WebhookEndpoints.Read(context, ApiBody.Largest, null, time, cancel) is not { } sent ? ApiProblems.Of(ApiFault.TooLarge)
            : exchange is not { Kind: ExchangeKind.Own } ? ApiProblems.Of(ApiFault.WrongSignature)
            : await Hear(context, sent, exchange, announcements);
    }
}
