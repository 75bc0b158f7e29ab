using Microsoft.AspNetCore.Http.HttpResults;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Calls;

/// <summary>The recording of a call lies with the exchange: the door lets a person through to it, and writes that down.</summary>
internal static class RecordingEndpoint
{
    public static void MapRecordings(this WebApplication app) => app.MapGet("/calls/{call:guid}/recording", Hear);

    /// <summary>What is not there and what one may not hear are answered alike.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> Hear(HttpContext context, ClientCalls calls, Guid call, CancellationToken cancel) =>
        await calls.Recording(context.Actor(), call, cancel) is Outcome<Uri>.Done { Value: var recording }
            ? TypedResults.Redirect(recording.AbsoluteUri)
            : TypedResults.NotFound();
}
