using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Api;

/// <summary>Tells a site what it needs to let people book and register, and no more.</summary>
internal static class OfferEndpoints
{
    public static void MapOffer(this RouteGroupBuilder api)
    {
        api.MapGet("/salons", Salons).WithName("Salons").Produces<IReadOnlyList<OfferedSalon>>();
        api.MapGet("/services", Services).WithName("Services").Produces<IReadOnlyList<OnlineService>>()
            .Produces<ApiProblem>(StatusCodes.Status404NotFound, ApiProblems.ContentType);
        api.MapGet("/consents", Consents).WithName("Consents").Produces<IReadOnlyList<ConsentAnswer>>();
    }

    private static async Task<IResult> Salons(HttpContext context, OnlineOffer offer, CancellationToken cancel) =>
        Answer(await offer.Salons(ApiKeyHandler.Site(context), cancel), salons => salons);

    /// <param name="context">The request.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="salon">Of which salon. Taken as text, so that what is no id is told as any other salon that there is not.</param>
    /// <param name="cancel">Gives up.</param>
    private static async Task<IResult> Services(HttpContext context, OnlineOffer offer, string? salon, CancellationToken cancel) =>
        Answer(await offer.Services(ApiKeyHandler.Site(context), Guid.TryParse(salon, out var id) ? id : default, cancel), services => services);

    private static async Task<IResult> Consents(HttpContext context, OnlineOffer offer, CancellationToken cancel) =>
        Answer(await offer.Consents(ApiKeyHandler.Site(context), cancel), texts =>
            texts.Select(t => new ConsentAnswer(RegistrationEndpoints.NameOf(t.Purpose), t.Version, t.Texts)).ToList());

    private static IResult Answer<T, TShown>(Outcome<T> outcome, Func<T, TShown> show) => outcome switch
    {
        Outcome<T>.Done { Value: var value } => TypedResults.Json(show(value), ApiJson.Options),
        Outcome<T>.NotFound => ApiProblems.Of(ApiFault.NotFound),
        _ => ApiProblems.Of(ApiFault.WrongKey),
    };
}
