using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Admin.Erasure;

/// <summary>A client's data as a file. It goes by HTTP, so that it need not fit through a circuit.</summary>
internal static class ClientDataEndpoint
{
    public static void MapClientData(this WebApplication app) =>
        app.MapGet("/clients/{client:guid}/data.json", async (HttpContext context, ClientCopies copies, Guid client, CancellationToken cancel) =>
            await copies.Json(context.Actor(), client, cancel) is Outcome<byte[]>.Done { Value: var json }
                ? Results.File(json, "application/json", "client.json")
                : Results.NotFound())
            .RequireAuthorization(nameof(Permission.HandOutData));
}
