using SalonCrm.Data.Storage;

namespace SalonCrm.Data.Access;

/// <summary>One who waits at the turnstile.</summary>
internal abstract class Turn
{
    /// <summary>Goes through; tells whether something of it is to be kept. Throws nothing but what is the machine's fault.</summary>
    public abstract Task<bool> Go(Doorkeeper keeper, SalonDb db, DateTimeOffset now, Group group);

    /// <summary>Nothing of it was kept, for this reason.</summary>
    public abstract void Fail(Exception reason);

    /// <summary>Tells the one who waits how it ended.</summary>
    public abstract void Tell();
}

/// <inheritdoc />
internal sealed class Turn<T>(Actor actor, Permission permission, Func<Passage, Task<Outcome<T>>> work, bool isKnown = false) : Turn
{
    private readonly TaskCompletionSource<Outcome<T>> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outcome<T>? _outcome;
    private Exception? _failed;

    public Task<Outcome<T>> Outcome => _told.Task;

    public override async Task<bool> Go(Doorkeeper keeper, SalonDb db, DateTimeOffset now, Group group)
    {
        try
        {
            (_outcome, var isKept) = await keeper.Through(new Passage(db, actor, now, CancellationToken.None, group.Before), permission, work, group, isKnown);
            return isKept;
        }
#pragma warning disable CA1031 // The one who waits is given it; the others go on, unless it is the machine that takes nothing.
        catch (Exception e) when (StorageFaultException.ProblemOf(e) is null)
#pragma warning restore CA1031
        {
            _failed = e;
            return false;
        }
    }

    public override void Fail(Exception reason) => _failed = reason;

    public override void Tell()
    {
        if (_failed is not null)
        {
            _told.SetException(_failed);
        }
        else
        {
            _told.SetResult(_outcome!);
        }
    }
}
