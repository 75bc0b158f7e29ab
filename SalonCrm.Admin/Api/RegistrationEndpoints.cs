using System.Text.Json;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Api;

/// <summary>Takes registrations.</summary>
internal static class RegistrationEndpoints
{
    public static void MapRegistrations(this RouteGroupBuilder api) =>
        api.MapPost("/registrations", Register).WithName("Register").AddEndpointFilter<EvenAnswers>().TakesBody<RegistrationRequest>()
            .Produces<RegistrationAnswer>(StatusCodes.Status202Accepted);

    /// <summary>How a purpose is called in what is sent.</summary>
    public static string NameOf(ConsentPurpose purpose) => JsonNamingPolicy.CamelCase.ConvertName(purpose.ToString());

    private static async Task<IResult> Register(HttpContext context, OnlineRegistrations registrations, CancellationToken cancel)
    {
        var body = await ApiBody<RegistrationRequest>.Read(context, cancel);
        if (body.Value is not { } request)
        {
            return body.Refused!;
        }

        var problems = new List<FieldProblem>();
        var form = Form(request, problems);
        return problems.Count > 0
            ? ApiProblems.Of(problems)
            : await registrations.Register(ApiKeyHandler.Site(context), form, context.Mark(body.Text)) switch
            {
                Outcome<RegistrationTaken>.Done { Value: var taken } =>
                    TypedResults.Json(new RegistrationAnswer("received", taken.IsKnown), ApiJson.Options, statusCode: StatusCodes.Status202Accepted),
                Outcome<RegistrationTaken>.Invalid invalid => ApiProblems.Of(invalid.Problems),
                Outcome<RegistrationTaken>.NotAllowed => ApiProblems.Of(ApiFault.WrongKey),
                var other => throw new InvalidOperationException($"A registration ended with {other.GetType().Name}."),
            };
    }

    private static RegistrationForm Form(RegistrationRequest request, List<FieldProblem> problems)
    {
        if (request.SalonId is null)
        {
            problems.Add(new(Field.Salon, Problem.Required));
        }

        return new()
        {
            SalonId = BookingEndpoints.Id(request.SalonId, Field.Salon, problems) ?? default,
            LastName = request.LastName,
            FirstName = request.FirstName,
            Patronymic = request.Patronymic,
            Phone = request.Phone,
            Email = request.Email,
            BirthDate = BookingEndpoints.Day(request.BirthDate, Field.BirthDate, problems),
            PreferredLanguage = request.PreferredLanguage,
            PreferredChannel = request.PreferredChannel,
            BookingToken = request.BookingToken,
            Consents = [.. (request.Consents ?? []).Select(c => new GivenConsent(Purpose(c?.Purpose), c?.TextVersion ?? 0))],
        };
    }

    /// <summary>One that does not exist where none is meant; the data project says so of its place in the list.</summary>
    private static ConsentPurpose Purpose(string? name)
    {
        foreach (var purpose in Enum.GetValues<ConsentPurpose>())
        {
            if (name == NameOf(purpose))
            {
                return purpose;
            }
        }

        return (ConsentPurpose)(-1);
    }
}
