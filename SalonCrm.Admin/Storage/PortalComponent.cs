using Microsoft.AspNetCore.Components;
using SalonCrm.Data.Storage;

namespace SalonCrm.Admin.Storage;

/// <summary>
/// What every component of the portal is (see _Imports.razor). Where the machine did not take what was to be saved, the
/// page stays as it is, with all that was typed, and the notice tells why. An error boundary would take it all away.
/// </summary>
public abstract class PortalComponent : ComponentBase, IHandleEvent
{
    /// <summary>A form that asks another component to save must hear that it was not saved: only the outermost takes the fault.</summary>
    private static readonly AsyncLocal<bool> IsWithin = new();

    /// <summary>Tells that nothing was saved.</summary>
    [Inject]
    public NotSaved NotSaved { get; set; } = default!;

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        var isOutermost = !IsWithin.Value;
        IsWithin.Value = true;
        try
        {
            var task = item.InvokeAsync(arg);
            StateHasChanged();
            if (!task.IsCompletedSuccessfully)
            {
                await task;
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            StateHasChanged();
        }
        catch (Exception e) when (isOutermost && StorageFaultException.ProblemOf(e) is not null)
        {
            StateHasChanged();
            NotSaved.Tell(StorageFaultException.ProblemOf(e)!.Value);
        }
    }
}

/// <summary>That nothing was saved, for the person whose page it is. One for each circuit.</summary>
public sealed class NotSaved
{
    /// <summary>Raised on the circuit's own thread.</summary>
    public event EventHandler? Changed;

    /// <summary>Why nothing was saved; null once it has been read, or something was saved again.</summary>
    public StorageProblem? Problem { get; private set; }

    internal void Tell(StorageProblem? problem)
    {
        Problem = problem;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
