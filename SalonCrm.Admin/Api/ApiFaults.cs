using SalonCrm.Data.Storage;

namespace SalonCrm.Admin.Api;

/// <summary>What fails in the API is told as a problem, with a number by which the log tells what happened.</summary>
internal sealed class ApiFaults(ILogger<ApiFaults> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (OperationCanceledException) when (context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
#pragma warning disable CA1031 // Told, and written down.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            log.LogError(e, "Fault {Reference}.", reference);
            return ApiProblems.Of(StorageFaultException.ProblemOf(e) is null ? ApiFault.Failed : ApiFault.NotKept, reference: reference);
        }
    }
}

/// <summary>
/// Answers no sooner than a set time after the request came: taking down a new guest is more work than finding a known
/// client, and how long it took must not tell which it was.
/// </summary>
internal sealed class EvenAnswers(ApiOptions options, TimeProvider time) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var came = time.GetTimestamp();
        var answer = await next(context);
        var rest = TimeSpan.FromMilliseconds(options.AnswersAfter) - time.GetElapsedTime(came);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time, context.HttpContext.RequestAborted);
        }

        return answer;
    }
}
