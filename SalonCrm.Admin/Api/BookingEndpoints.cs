using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Api;

/// <summary>Takes bookings.</summary>
internal static class BookingEndpoints
{
    public const string IdempotencyKey = "Idempotency-Key";

    public static void MapBookings(this RouteGroupBuilder api) =>
        api.MapPost("/bookings", Book).WithName("Book").AddEndpointFilter<EvenAnswers>().TakesBody<BookingRequest>()
            .Produces<BookingAnswer>(StatusCodes.Status201Created);

    /// <summary>What every endpoint with a body has.</summary>
    public static RouteHandlerBuilder TakesBody<T>(this RouteHandlerBuilder endpoint)
        where T : notnull
    {
        foreach (var status in ApiProblems.WithBody)
        {
            endpoint.Produces<ApiProblem>(status, ApiProblems.ContentType);
        }

        // Any type gets as far as being told which one it has to be.
        return endpoint.Accepts<T>(MediaTypeNames.Application.Json, ApiDocument.AnyType).WithMetadata(new RequestSizeLimitAttribute(ApiBody.Largest));
    }

    /// <summary>The sender's mark; null where there is none.</summary>
    public static SentOnce? Mark(this HttpContext context, string text) =>
        context.Request.Headers.TryGetValue(IdempotencyKey, out var key) ? new(key.ToString(), $"{context.Request.Path}\n{text}") : null;

    /// <summary>An id as it was sent; a problem of its field where it is none.</summary>
    public static Guid? Id(string? text, Field field, List<FieldProblem> problems)
    {
        if (text is not null && !Guid.TryParse(text, out _))
        {
            problems.Add(new(field, Problem.Unknown));
        }

        return Guid.TryParse(text, out var id) ? id : null;
    }

    /// <summary>A day as it was sent.</summary>
    public static DateOnly? Day(string? text, Field field, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add(new(field, Problem.NotADate));
        return null;
    }

    private static async Task<IResult> Book(HttpContext context, OnlineBookings bookings, CancellationToken cancel)
    {
        var body = await ApiBody<BookingRequest>.Read(context, cancel);
        if (body.Value is not { } request)
        {
            return body.Refused!;
        }

        var problems = new List<FieldProblem>();
        var form = Form(request, problems);
        return problems.Count > 0
            ? ApiProblems.Of(problems)
            : await bookings.Book(ApiKeyHandler.Site(context), form, context.Mark(body.Text)) switch
            {
                Outcome<OnlineBookingTaken>.Done { Value: var taken } => TypedResults.Json(Answer(context, taken), ApiJson.Options, statusCode: StatusCodes.Status201Created),
                Outcome<OnlineBookingTaken>.Invalid invalid => ApiProblems.Of(invalid.Problems),
                Outcome<OnlineBookingTaken>.NotAllowed => ApiProblems.Of(ApiFault.WrongKey),
                var other => throw new InvalidOperationException($"A booking ended with {other.GetType().Name}."),
            };
    }

    private static BookingForm Form(BookingRequest request, List<FieldProblem> problems)
    {
        if (request.SalonId is null)
        {
            problems.Add(new(Field.Salon, Problem.Required));
        }

        return new()
        {
            SalonId = Id(request.SalonId, Field.Salon, problems) ?? default,
            Name = request.Name,
            Phone = request.Phone,
            Service = request.Service,
            MasterId = Id(request.MasterId, Field.Master, problems),
            On = Day(request.Date, Field.VisitDate, problems),
            At = Hour(request.Time, problems),
            Wishes = request.Wishes,
        };
    }

    private static TimeOnly? Hour(string? text, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
        {
            return hour;
        }

        problems.Add(new(Field.Hour, Problem.OutOfRange));
        return null;
    }

    private static BookingAnswer Answer(HttpContext context, OnlineBookingTaken taken)
    {
        var address = taken.OwnPageAddress ?? $"{context.Request.Scheme}://{context.Request.Host}";
        return new(taken.BookingId, new($"{address.TrimEnd('/')}/my/{taken.LinkToken}", taken.LinkToken, taken.LinkExpiresAt), taken.IsKnown);
    }
}
