using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalonCrm.Admin.OwnPage;
using SalonCrm.Admin.Storage;
using SalonCrm.Data.Storage;

namespace SalonCrm.Admin.Hosting;

/// <summary>Not found, not allowed, not understood, or failed: with a number by which the log tells what happened.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class FaultModel(ILogger<FaultModel> log) : PageModel
{
    internal const string Address = "/fault";

    /// <summary>After how many seconds it is worth to try again what the machine did not take.</summary>
    internal const string RetryAfter = "30";

    /// <summary>The heading.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What happened and what to do.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>By which the log tells what happened; null when nothing failed.</summary>
    public string? Reference { get; private set; }

    /// <summary>Whether it happened on a client's own page, which has a look of its own and leads nowhere else.</summary>
    public bool IsOwnPage => HttpContext.IsOwnPage();

    /// <summary>Whatever the method of the request that ended here.</summary>
    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context) => Tell();

    private void Tell()
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } exception)
        {
            Reference = Guid.NewGuid().ToString("N")[..8];
            log.LogError(exception, "Fault {Reference}.", Reference);
            if (StorageFaultException.ProblemOf(exception) is { } problem)
            {
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Response.Headers.RetryAfter = RetryAfter;
                (Title, Sentence) = (StorageText.Title, $"{StorageTexts.Of(problem)} {HostingText.GoBack}");
                return;
            }

            (Title, Sentence) = (HostingText.FailedTitle, HostingText.Failed);
            return;
        }

        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            // Asked for by its address: nothing is here.
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        (Title, Sentence) = Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => (HostingText.NotFoundTitle, HostingText.NotFound),
            StatusCodes.Status400BadRequest => (HostingText.NotUnderstoodTitle, HostingText.NotUnderstood),
            StatusCodes.Status429TooManyRequests => (HostingText.TooManyTitle, HostingText.TooMany),
            _ => (HostingText.NotAllowedTitle, HostingText.NotAllowed),
        };
    }
}
