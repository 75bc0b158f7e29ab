using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;

namespace SalonCrm.Admin.SignIn;

/// <summary>Lets passwords and codes be tried: asks first whether the try has to wait, and counts those that fail.</summary>
public sealed class EntryTries(EntryChecks checks, SignIns signIns, EntryLine line, IHttpContextAccessor contexts)
{
    /// <summary>Tries. Where it has to wait, nothing is looked at.</summary>
    /// <param name="actor">Who tries.</param>
    /// <param name="attempt">What; the browser's mark is added here.</param>
    /// <param name="isRight">Looks at what was typed.</param>
    public async Task<EntryResult> Try(Actor actor, EntryAttempt attempt, Func<Task<bool>> isRight)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(isRight);
        attempt = attempt with { Mark = DeviceMark.Of(contexts.HttpContext!) };
        using var turn = await line.Take(attempt.Name ?? attempt.Account?.ToString(), actor.Address);
        if (await checks.Wait(attempt, actor.Address) is { } wait)
        {
            await signIns.Refuse(actor, attempt);
            return new(EntryStep.Held, wait);
        }

        if (await isRight())
        {
            return new(EntryStep.In);
        }

        await signIns.Fail(actor, attempt);
        return new(EntryStep.Wrong);
    }
}
